package org.fokker.diffusion.sampler;

import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/** What deterministic samplers promise. */
final class FlowPromises {

    private FlowPromises() {}

    /** The promise of an order of the flow map. */
    static Promises order(int order) {
        return Promises.none().order(Property.FLOW_ORDER, order);
    }
}
