package org.fokker.distribution;

/**
 * A number with its uncertainty.
 *
 * @param value the number
 * @param standardError the standard error if it was sampled, an estimate of the error if it is a quadrature, 0 if it is a
 *     closed form
 */
public record Estimate(double value, double standardError) {}
