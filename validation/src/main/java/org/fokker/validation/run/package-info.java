/** Provides the runs of whole scenarios: every route, every comparison, every likelihood. */
@org.jspecify.annotations.NullMarked
package org.fokker.validation.run;
