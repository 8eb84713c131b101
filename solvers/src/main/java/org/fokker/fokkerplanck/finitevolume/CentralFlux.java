package org.fokker.fokkerplanck.finitevolume;

import org.fokker.method.Promises;

/** Linear interpolation of the density on the face and a central difference for its slope. */
record CentralFlux() implements Flux {

    @Override
    public String name() {
        return "central";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(2);
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
            forward[from + i] = scale + leftWeight * velocity[i];
            backward[from + i] = scale - (1 - leftWeight) * velocity[i];
        }
    }
}
