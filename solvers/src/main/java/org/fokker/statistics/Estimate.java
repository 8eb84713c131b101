package org.fokker.statistics;

/**
 * A number that was estimated from a sample.
 *
 * @param value the estimate
 * @param standardError its standard deviation, ≥ 0
 */
public record Estimate(double value, double standardError) {}
