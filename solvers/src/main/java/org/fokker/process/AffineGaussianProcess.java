package org.fokker.process;

import java.util.Arrays;

/**
 * dX = f(t) (X − c) dt + g(t) dW with a {@link Schedule} and a centre c (zero for all diffusion models; the mean of an
 * Ornstein–Uhlenbeck process): X_t | x_0 ~ N(c + a (x_0 − c), s² I).
 */
public final class AffineGaussianProcess implements IsotropicNoise {

    private final Schedule schedule;
    private final double[] centre;

    private AffineGaussianProcess(Schedule schedule, double[] centre) {
        this.schedule = schedule;
        this.centre = centre;
    }

    /**
     * A process around the origin.
     *
     * @param schedule the scalar algebra
     * @param dimension d, ≥ 1
     * @return the process
     * @throws IllegalArgumentException if the dimension is not positive
     */
    public static AffineGaussianProcess of(Schedule schedule, int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
        }
        return new AffineGaussianProcess(schedule, new double[dimension]);
    }

    /**
     * A process around a centre.
     *
     * @param schedule the scalar algebra
     * @param centre c, d ≥ 1 numbers, copied
     * @return the process
     * @throws IllegalArgumentException if the centre is empty or not finite
     */
    public static AffineGaussianProcess around(Schedule schedule, double... centre) {
        if (centre.length == 0 || !Arrays.stream(centre).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "centre must be at least one finite number, got " + Arrays.toString(centre));
        }
        return new AffineGaussianProcess(schedule, centre.clone());
    }

    /** {@return the scalar algebra} */
    public Schedule schedule() {
        return schedule;
    }

    /** {@return a copy of the centre, d} */
    public double[] centre() {
        return centre.clone();
    }

    /**
     * The shift b(t) = (1 − a) c in X_t = a x_0 + b + s ε.
     *
     * @param t time
     * @return b, d
     */
    public double[] shift(double t) {
        double complement = -Math.expm1(schedule.logScale(t));
        double[] shift = new double[centre.length];
        Arrays.setAll(shift, i -> complement * centre[i]);
        return shift;
    }

    @Override
    public boolean autonomous() {
        return schedule.autonomous();
    }

    /** {@inheritDoc} The drift is f(t) (x − c) and the noise isotropic. */
    @Override
    public boolean separable() {
        return true;
    }

    @Override
    public int dimension() {
        return centre.length;
    }

    @Override
    public double volatility(double t) {
        return Math.sqrt(schedule.squaredVolatility(t));
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        double rate = schedule.driftRate(t);
        for (int i = 0; i < centre.length; i++) {
            double c = centre[i];
            double[] xi = x[i];
            double[] fi = f[i];
            for (int j = 0; j < n; j++) {
                fi[j] = rate * (xi[j] - c);
            }
        }
    }
}
