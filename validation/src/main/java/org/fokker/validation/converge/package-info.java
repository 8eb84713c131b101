/** Provides studies of convergence: what is refined, the errors on each level, and how the measured order stands to the promise. */
@org.jspecify.annotations.NullMarked
package org.fokker.validation.converge;
