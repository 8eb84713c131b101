/** Provides stochastic integrators and ensembles of particles. */
@org.jspecify.annotations.NullMarked
package org.fokker.particle;
