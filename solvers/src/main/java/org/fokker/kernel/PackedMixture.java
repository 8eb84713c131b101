package org.fokker.kernel;

/**
 * A Gaussian mixture as flat arrays, ready for the kernels: log-density of component k at x is
 * {@code logScale[k] − ½ |W_k (x − m_k)|²} with the whitening matrix W_k = L_k⁻¹ of the covariance C_k = L_k L_kᵀ.
 *
 * <p>The arrays are owned by this object and must not be changed after construction (not copied: this is the inner format).
 *
 * @param dimension d
 * @param components K
 * @param shape how {@code whitening} is laid out
 * @param logScale K numbers: log w_k − (d/2) log 2π − log det L_k
 * @param mean K·d numbers, component by component
 * @param whitening ISOTROPIC: K numbers 1/σ_k; DIAGONAL: K·d numbers 1/σ_ki; FULL: K·d(d+1)/2 numbers, the rows of the
 *     lower triangle of W_k one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // the inner format of the kernels; identity is never asked for
public record PackedMixture(
        int dimension, int components, Shape shape, double[] logScale, double[] mean, double[] whitening) {

    /** Layout of the whitening matrices. */
    public enum Shape {
        /** A multiple of the identity each. */
        ISOTROPIC,
        /** A diagonal each. */
        DIAGONAL,
        /** A lower triangle each, by rows. */
        FULL;

        /**
         * {@return how many numbers describe one component in d dimensions}
         *
         * @param d dimension
         */
        public int size(int d) {
            return switch (this) {
                case ISOTROPIC -> 1;
                case DIAGONAL -> d;
                case FULL -> d * (d + 1) / 2;
            };
        }
    }

    /**
     * Checks the lengths and that some component has weight.
     *
     * @param dimension d
     * @param components K
     * @param shape how {@code whitening} is laid out
     * @param logScale K numbers: log w_k − (d/2) log 2π − log det L_k
     * @param mean K·d numbers, component by component
     * @param whitening ISOTROPIC: K numbers 1/σ_k; DIAGONAL: K·d numbers 1/σ_ki; FULL: K·d(d+1)/2 numbers, the rows of the
     *     lower triangle of W_k one after the other
     * @throws IllegalArgumentException if an array does not fit, or if no {@code logScale} is finite or one is neither
     *     finite nor −∞ (weight zero)
     */
    public PackedMixture {
        if (logScale.length != components
                || mean.length != components * dimension
                || whitening.length != components * shape.size(dimension)) {
            throw new IllegalArgumentException(
                    "arrays of a packed mixture do not fit d = " + dimension + ", K = " + components + ", " + shape);
        }
        boolean mass = false;
        for (int k = 0; k < components; k++) {
            mass |= Double.isFinite(logScale[k]);
            if (!(logScale[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("logScale[" + k + "] = " + logScale[k]);
            }
        }
        if (!mass) {
            throw new IllegalArgumentException("no component of the packed mixture has positive weight");
        }
    }
}
