/**
 * Provides what samplers, likelihoods and score models of diffusion models share: the times through which a chain runs and
 * where they lie, and the covariances of its steps.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.diffusion;
