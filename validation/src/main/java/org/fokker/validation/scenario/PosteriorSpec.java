package org.fokker.validation.scenario;

import org.fokker.method.Parameters;

/**
 * A method that samples a posterior law.
 *
 * @param name its name in the scenario
 * @param kind name of a posterior sampler
 * @param parameters those of the sampler
 * @param steps intervals of the time grid
 * @param samples how many points are kept
 */
public record PosteriorSpec(String name, String kind, Parameters parameters, int steps, int samples) {}
