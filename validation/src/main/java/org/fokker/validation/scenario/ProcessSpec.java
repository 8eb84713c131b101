package org.fokker.validation.scenario;

import org.fokker.process.DiffusionProcess;

/**
 * The diffusion of a scenario.
 *
 * @param kind its name in the file, such as "variance-preserving"
 * @param process drift and diffusion, in the dimension of the target
 */
public record ProcessSpec(String kind, DiffusionProcess process) {}
