package org.fokker.diffusion.likelihood;

/** What a likelihood estimate is to the log-density of the model. */
public enum Bound {
    /** Its expectation is a lower bound of the log-density under the model chain. */
    LOWER,
    /** It estimates the log-density itself. */
    EXACT
}
