/** Provides sparse matrices and solvers for them. */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck.linear;
