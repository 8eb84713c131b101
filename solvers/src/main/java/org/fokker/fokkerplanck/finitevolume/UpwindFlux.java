package org.fokker.fokkerplanck.finitevolume;

import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/** The density on the face is that of the cell from which the drift blows. */
record UpwindFlux() implements Flux {

    @Override
    public String name() {
        return "upwind";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(1).keeping(Property.PRESERVES_POSITIVITY);
    }

    @Override
    public void rates(
            double[] velocity,
            double[] diffusion,
            int n,
            double distance,
            double leftWeight,
            double[] forward,
            double[] backward,
            int from) {
        for (int i = 0; i < n; i++) {
            double scale = diffusion[i] / distance;
            forward[from + i] = scale + Math.max(velocity[i], 0);
            backward[from + i] = scale + Math.max(-velocity[i], 0);
        }
    }
}
