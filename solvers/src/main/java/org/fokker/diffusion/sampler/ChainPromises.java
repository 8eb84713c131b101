package org.fokker.diffusion.sampler;

import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/** What stochastic samplers promise. */
final class ChainPromises {

    /** The law at the end is off by 1/N in transport distance, and so by 1/N² in divergence. */
    static final Promises FIRST_ORDER = order(1);

    private ChainPromises() {}

    /** The promise of an order of the law: a divergence is quadratic in the small difference of two laws. */
    static Promises order(int order) {
        return Promises.none().order(Property.WASSERSTEIN_ORDER, order).order(Property.DIVERGENCE_ORDER, 2 * order);
    }
}
