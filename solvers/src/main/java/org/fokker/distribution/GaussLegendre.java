package org.fokker.distribution;

/** The Gauss–Legendre rule with eight points on [−1, 1], exact for polynomials of degree 15. */
final class GaussLegendre {

    /** How many points. */
    static final int POINTS = 8;

    private static final double[] NODES = {
        0.18343464249564980494, 0.52553240991632898582, 0.79666647741362673959, 0.96028985649753623168
    };

    private static final double[] WEIGHTS = {
        0.36268378337836198297, 0.31370664587788728734, 0.22238103445337447054, 0.10122853629037625915
    };

    private GaussLegendre() {}

    /** {@return node i; nodes i and 7 − i are symmetric bit for bit} */
    static double node(int i) {
        return i < 4 ? -NODES[3 - i] : NODES[i - 4];
    }

    /** {@return the weight of node i} */
    static double weight(int i) {
        return WEIGHTS[i < 4 ? 3 - i : i - 4];
    }
}
