package org.fokker.particle;

import org.fokker.random.RandomStream;

/**
 * The Brownian increments of one block of paths, step after step. Component c of fine step s of path p is normal number s·m + c
 * of that path; a coarse step takes Σ z/√r over its r fine steps, so that all coarsenings follow the same Brownian path. For
 * one thread.
 */
public final class Increments {

    private final RandomStream stream;
    private final int coarsening;
    private final double[][] fine;
    /** The odd half of a pair whose even half was the last component of the step before. */
    private double[] spare;

    private long firstPath;
    private int n;
    private int number;

    /**
     * Makes room.
     *
     * @param stream where the normals come from
     * @param components m, normals of a step
     * @param coarsening r, how many fine steps make one step, ≥ 1
     * @param block largest number of paths
     */
    public Increments(RandomStream stream, int components, int coarsening, int block) {
        this.stream = stream;
        this.coarsening = coarsening;
        this.fine = new double[coarsening > 1 ? components : 0][block];
        this.spare = new double[block];
    }

    /**
     * Goes to the first step of some paths.
     *
     * @param first first path
     * @param count how many paths
     */
    public void start(long first, int count) {
        firstPath = first;
        n = count;
        number = 0;
    }

    /**
     * Writes the normals of the next step.
     *
     * @param z receives them, m × (≥ n); its rows may be exchanged for others
     */
    public void next(double[][] z) {
        draw(z);
        if (coarsening == 1) {
            return;
        }
        for (int r = 1; r < coarsening; r++) {
            draw(fine);
            NoiseMatrix.addScaled(1, fine, n, z);
        }
        double scale = 1 / Math.sqrt(coarsening);
        for (double[] zc : z) {
            for (int j = 0; j < n; j++) {
                zc[j] *= scale;
            }
        }
    }

    private void draw(double[][] z) {
        int c = 0;
        if ((number & 1) == 1) {
            double[] ready = spare;
            spare = z[0];
            z[0] = ready;
            number++;
            c = 1;
        }
        for (; c < z.length; c += 2) {
            boolean whole = c + 1 < z.length;
            stream.normals(firstPath, number / 2, n, z[c], whole ? z[c + 1] : spare);
            number += whole ? 2 : 1;
        }
    }
}
