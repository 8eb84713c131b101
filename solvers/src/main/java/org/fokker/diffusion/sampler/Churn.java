package org.fokker.diffusion.sampler;

/**
 * The noise that {@code edm-heun} adds.
 *
 * @param amount of it over the whole grid, ≥ 0: the sum of the relative steps by which s/a is raised
 * @param least s/a below which nothing is added
 * @param most s/a above which nothing is added
 * @param inflation factor of the noise: 1 is consistent, its authors take a little more
 */
record Churn(double amount, double least, double most, double inflation) {

    /**
     * Checks the numbers.
     *
     * @param amount of noise over the whole grid, ≥ 0
     * @param least s/a below which nothing is added, ≥ 0
     * @param most s/a above which nothing is added
     * @param inflation factor of the noise, &gt; 0
     */
    Churn {
        if (!(amount >= 0) || !(least >= 0) || !(most >= least) || !(inflation > 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(
                    "churn needs amount >= 0, 0 <= least <= most and inflation > 0, got amount " + amount + ", least "
                            + least + ", most " + most + ", inflation " + inflation);
        }
    }

    /** Returns whether noise is added at a noise-to-signal ratio s/a. */
    boolean acts(double rho) {
        return amount > 0 && rho >= least && rho <= most;
    }
}
