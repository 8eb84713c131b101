package org.fokker.distribution;

/**
 * The size of a difference of two distribution functions on the line, D = S + F with steps S and a smooth part F: where S is constant
 * ∫|D| is known from the antiderivative of F once the change of sign is found.
 *
 * @param integral ∫|D|, the Wasserstein distance W_1
 * @param largest sup|D|, the Kolmogorov distance
 */
record LineDistance(double integral, double largest) {

    /** The place of a change of sign enters the integral by its square: 2⁻⁴⁸ of the interval's share. */
    private static final int HALVINGS = 24;

    /**
     * Measures a difference that changes its sign at most once between two places.
     *
     * @param steps S, at whose places F is looked at; beyond them D = 0
     * @param smooth F
     */
    static LineDistance of(Steps steps, LineMixture smooth) {
        double[] x = steps.at();
        double[] value = new double[x.length];
        double[] integral = new double[x.length];
        smooth.evaluate(x, value, integral);
        double sum = 0;
        double largest = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double width = x[i + 1] - x[i];
            // Between places of repetition the sums of some of the steps are not values of S.
            if (width > 0) {
                double level = steps.level()[i];
                double left = level + value[i];
                double right = level + value[i + 1];
                largest = Math.max(largest, Math.max(Math.abs(left), Math.abs(right)));
                double whole = level * width + (integral[i + 1] - integral[i]);
                if (left * right < 0) {
                    double[] root = root(smooth, level, x[i], x[i + 1], left);
                    double part = level * (root[0] - x[i]) + (root[1] - integral[i]);
                    sum += Math.abs(part) + Math.abs(whole - part);
                } else {
                    sum += Math.abs(whole);
                }
            }
        }
        return new LineDistance(sum, largest);
    }

    /** The place of the change of sign by bisection, and the integral of F up to it. */
    private static double[] root(LineMixture smooth, double level, double from, double to, double atFrom) {
        double[] place = new double[1];
        double[] value = new double[1];
        double[] integral = new double[1];
        double low = from;
        double high = to;
        for (int halving = 0; halving < HALVINGS; halving++) {
            place[0] = 0.5 * (low + high);
            smooth.evaluate(place, value, integral);
            if ((level + value[0]) * atFrom > 0) {
                low = place[0];
            } else {
                high = place[0];
            }
        }
        return new double[] {place[0], integral[0]};
    }
}
