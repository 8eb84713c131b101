package org.fokker.fokkerplanck.finitevolume;

import org.fokker.method.Promises;

/**
 * Weighted essentially non-oscillatory states of fifth order (Jiang and Shu 1996) with the weights of Borges, Carmona, Costa and
 * Don (2008): a mean of three quadratic pieces, from which those that cross a jump drop out. Translation shows order five; where
 * the density has extrema these weights lose one, and with diffusion a local order of 4.87 has been measured on the finest grids,
 * so that four is promised. At walls the pieces that would
 * look beyond are left out, and the others weigh what gives them their best order. The slope is that of six cells. In
 * several dimensions the order is four where coefficients vary across their axis, and it is four at walls on which the
 * density does not vanish.
 *
 * <p>On cells of a smooth map x(ξ) the masses of the cells are averages of p x' over equal cells of ξ: they are reconstructed, and
 * divided by x', reconstructed likewise from the widths.
 */
record WeightedEssentiallyNonOscillatory() implements WideScheme {

    /** Keeps the weights finite where data are constant; relative, so that tails have weights as the peak has. */
    private static final double RELATIVE_FLOOR = 1e-40;

    private static final double ABSOLUTE_FLOOR = 1e-300;

    @Override
    public String name() {
        return "weno-5";
    }

    @Override
    public String summary() {
        return "weighted quadratic pieces for vanishing diffusion: explicit, fifth order, no oscillation at jumps";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(4);
    }

    @Override
    public int slopeCells() {
        return 6;
    }

    @Override
    public double valueBound(double[] weights) {
        // The piece (2, −7, 11)/6, if all of the weight falls to it.
        return 20.0 / 6;
    }

    @Override
    public States states(AxisGeometry geometry, FaceStencils stencils) {
        int n = geometry.cells();
        if (n < 3) {
            throw new IllegalArgumentException(name() + " needs at least 3 cells along an axis, got " + n);
        }
        if (geometry.axis().isUniform()) {
            return (u, left, right) -> states(geometry, u, left, right, false);
        }
        double[] width = new double[n + 2 * GHOSTS];
        for (int c = -GHOSTS; c < n + GHOSTS; c++) {
            boolean there = geometry.periodic() || (c >= 0 && c < n);
            width[c + GHOSTS] = there ? geometry.axis().width(Math.floorMod(c, n)) : 0;
        }
        double[] leftScale = new double[n + 1];
        double[] rightScale = new double[n + 1];
        states(geometry, width, leftScale, rightScale, true);
        return (u, left, right) -> {
            double[] mass = new double[u.length];
            for (int c = 0; c < mass.length; c++) {
                mass[c] = u[c] * width[c];
            }
            states(geometry, mass, left, right, false);
            for (int f = 0; f <= n; f++) {
                // Outside of a wall both are zero.
                left[f] = leftScale[f] == 0 ? 0 : left[f] / leftScale[f];
                right[f] = rightScale[f] == 0 ? 0 : right[f] / rightScale[f];
            }
        };
    }

    private static void states(AxisGeometry geometry, double[] u, double[] left, double[] right, boolean linear) {
        int n = geometry.cells();
        for (int f = 0; f <= n; f++) {
            left[f] = geometry.leftOutside(f) ? 0 : state(geometry, u, f - 1, 1, linear);
            right[f] = geometry.rightOutside(f) ? 0 : state(geometry, u, f, -1, linear);
        }
    }

    /** The value on the face of a cell that lies in a direction, +1 or −1. */
    private static double state(AxisGeometry geometry, double[] u, int cell, int direction, boolean linear) {
        int n = geometry.cells();
        boolean behind = geometry.periodic() || (cell - direction >= 0 && cell - direction < n);
        boolean farBehind = geometry.periodic() || (cell - 2 * direction >= 0 && cell - 2 * direction < n);
        boolean ahead = geometry.periodic() || (cell + direction >= 0 && cell + direction < n);
        boolean farAhead = geometry.periodic() || (cell + 2 * direction >= 0 && cell + 2 * direction < n);
        int at = cell + GHOSTS;
        double c = u[at];
        double b = behind ? u[at - direction] : 0;
        double a = farBehind ? u[at - 2 * direction] : 0;
        double d = ahead ? u[at + direction] : 0;
        double e = farAhead ? u[at + 2 * direction] : 0;
        double w0 = farBehind ? 0.1 : 0;
        double w1 = behind && ahead ? 0.6 : 0;
        double w2 = farAhead ? 0.3 : 0;
        if (!farBehind) {
            // Without the first piece: the cubic through four cells, or what is left.
            w1 = behind && ahead ? 0.5 : 0;
            w2 = farAhead ? 0.5 : 0;
        } else if (!farAhead) {
            w0 = 0.25;
            w1 = ahead ? 0.75 : 0;
        }
        double s0 = piece(a - 2 * b + c, a - 4 * b + 3 * c);
        double s1 = piece(b - 2 * c + d, b - d);
        double s2 = piece(c - 2 * d + e, 3 * c - 4 * d + e);
        if (!linear) {
            double floor = RELATIVE_FLOOR * (s0 + s1 + s2) + ABSOLUTE_FLOOR;
            double change = w0 == 0 ? (w2 == 0 ? 0 : s1 - s2) : w2 == 0 ? s0 - s1 : s0 - s2;
            w0 *= 1 + square(change / (s0 + floor));
            w1 *= 1 + square(change / (s1 + floor));
            w2 *= 1 + square(change / (s2 + floor));
        }
        double q0 = 2 * a - 7 * b + 11 * c;
        double q1 = -b + 5 * c + 2 * d;
        double q2 = 2 * c + 5 * d - e;
        return (w0 * q0 + w1 * q1 + w2 * q2) / (6 * (w0 + w1 + w2));
    }

    /** Jiang and Shu's measure of smoothness of a piece, from its second difference and twice its first one. */
    private static double piece(double second, double first) {
        return 13.0 / 12 * second * second + 0.25 * first * first;
    }

    private static double square(double x) {
        return x * x;
    }
}
