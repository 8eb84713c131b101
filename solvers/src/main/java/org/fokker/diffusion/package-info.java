/** Provides likelihood estimators of diffusion models. */
@org.jspecify.annotations.NullMarked
package org.fokker.diffusion;
