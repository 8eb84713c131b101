/** Provides problems with a chosen solution, whose source is derived by exact differentiation of formulas. */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck.manufactured;
