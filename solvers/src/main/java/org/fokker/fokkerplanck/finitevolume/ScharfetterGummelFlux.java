package org.fokker.fokkerplanck.finitevolume;

import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/**
 * The flux that is exact where v, D and the flux itself are constant between the nodes: a = (D/δ) B(−z), b = (D/δ) B(z) with
 * z = v δ/D and Bernoulli's function B (Scharfetter and Gummel 1969; Chang and Cooper 1970). As D → 0 it becomes the
 * upwind flux.
 */
record ScharfetterGummelFlux() implements Flux {

    @Override
    public String name() {
        return "scharfetter-gummel";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(2).keeping(Property.PRESERVES_POSITIVITY).keeping(Property.EXACT_EQUILIBRIUM);
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
            double v = velocity[i];
            double scale = diffusion[i] / distance;
            // B(|z|) scale is the slow rate; B(−|z|) = B(|z|) + |z| adds exactly |v|, with no cancellation for any z.
            double slow = scale == 0 ? 0 : scale * Bernoulli.of(Math.abs(v) / scale);
            forward[from + i] = slow + Math.max(v, 0);
            backward[from + i] = slow + Math.max(-v, 0);
        }
    }
}
