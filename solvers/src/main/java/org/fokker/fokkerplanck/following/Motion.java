package org.fokker.fokkerplanck.following;

/**
 * Coordinates that move with a density: x = c(t) + S(t) ξ with a centre c and a scale S_i &gt; 0 for every axis, both continuously
 * differentiable. Immutable and safe for use by many threads.
 */
public interface Motion {

    /** {@return d} */
    int dimension();

    /**
     * Centre and scale with their derivatives.
     *
     * @param t time
     * @return c, S, c′ and S′ at this time
     */
    Frame at(double t);

    /**
     * A frame at one time.
     *
     * @param centre c, d
     * @param scale S, d, all positive
     * @param centreRate c′, d
     * @param scaleRate S′, d
     */
    record Frame(double[] centre, double[] scale, double[] centreRate, double[] scaleRate) {

        /** {@return Π S_i, the volume of a unit cube of ξ} */
        public double volume() {
            double volume = 1;
            for (double s : scale) {
                volume *= s;
            }
            return volume;
        }
    }
}
