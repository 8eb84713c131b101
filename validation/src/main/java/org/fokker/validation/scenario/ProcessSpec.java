package org.fokker.validation.scenario;

import java.util.Optional;
import org.fokker.process.DiffusionProcess;

/**
 * The diffusion of a scenario.
 *
 * @param kind its name in the file, such as "variance-preserving"
 * @param process drift and diffusion, in the dimension of the target
 * @param equilibrium its stationary law, where it is known and of interest
 */
public record ProcessSpec(String kind, DiffusionProcess process, Optional<Equilibrium> equilibrium) {}
