/** Provides probability distributions with log-density, score and exact sampling; knows nothing of time. */
@org.jspecify.annotations.NullMarked
package org.fokker.distribution;
