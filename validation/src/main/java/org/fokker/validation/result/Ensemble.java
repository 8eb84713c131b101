package org.fokker.validation.result;

/**
 * Points that a sampler has made.
 *
 * @param name name of the sampler, with the class where it was asked for one
 * @param points positions by component, d × n
 */
public record Ensemble(String name, double[][] points) {}
