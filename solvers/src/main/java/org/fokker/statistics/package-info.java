/** Provides histograms, kernel density estimates and distances between densities. */
@org.jspecify.annotations.NullMarked
package org.fokker.statistics;
