package org.fokker.kernel;

import java.util.SplittableRandom;

/** Random mixtures for tests; every fifth component has weight zero. */
final class Mixtures {

    private Mixtures() {}

    static PackedMixture random(int d, int components, PackedMixture.Shape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] logScale = new double[components];
        double[] mean = new double[components * d];
        double[] whitening = new double[components * shape.size(d)];
        for (int k = 0; k < components; k++) {
            logScale[k] = k % 5 == 4 ? Double.NEGATIVE_INFINITY : -3 * random.nextDouble();
        }
        for (int p = 0; p < mean.length; p++) {
            mean[p] = 6 * random.nextDouble() - 3;
        }
        for (int p = 0; p < whitening.length; p++) {
            whitening[p] = 0.5 + random.nextDouble();
        }
        return new PackedMixture(d, components, shape, logScale, mean, whitening);
    }
}
