package org.fokker.fokkerplanck.finitevolume;

import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/**
 * Linear pieces with van Leer's limited slopes (1974): in each cell the harmonic mean of the two slopes to its neighbours, zero
 * at extrema, and never so steep that the piece leaves the range of the neighbours, nor in particular becomes negative. Cells
 * at walls are constant. Beside it the diffusion is that of two cells.
 */
record VanLeer() implements WideScheme {

    @Override
    public String name() {
        return "van-leer";
    }

    @Override
    public String summary() {
        return "limited linear pieces for vanishing diffusion: explicit, positive within the limit of explicit-euler";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(2).keeping(Property.POSITIVE_WITHIN_STEP_LIMIT);
    }

    @Override
    public int slopeCells() {
        return 2;
    }

    @Override
    public double valueBound(double[] weights) {
        // A state is u_i + ½ s with |s| ≤ 2 |u_i − u_{i−1}|: as a difference it weighs 1 + 1.
        return 2;
    }

    /** Corrections of third order are below the scheme's own, and would take its positivity. */
    @Override
    public boolean corrects() {
        return false;
    }

    @Override
    public States states(AxisGeometry geometry, FaceStencils stencils) {
        int n = geometry.cells();
        double[] half = new double[n];
        double[] distance = new double[n + 1];
        for (int f = 0; f <= n; f++) {
            distance[f] = geometry.distance(f);
        }
        for (int c = 0; c < n; c++) {
            half[c] = 0.5 * geometry.axis().width(c);
        }
        return (u, left, right) -> {
            for (int c = 0; c < n; c++) {
                double own = u[c + GHOSTS];
                boolean atWall = !geometry.periodic() && (c == 0 || c == n - 1);
                double rise = atWall
                        ? 0
                        : rise(own - u[c + GHOSTS - 1], u[c + GHOSTS + 1] - own, distance[c], distance[c + 1], half[c]);
                left[c + 1] = own + rise;
                right[c] = own - rise;
            }
            // Across the seam the last cell is the left one of the first face; outside of a wall there is nothing.
            left[0] = geometry.periodic() ? left[n] : 0;
            right[n] = geometry.periodic() ? right[0] : 0;
        };
    }

    /** Half a cell times the limited slope, from the differences to the two neighbours and their distances. */
    private static double rise(double below, double above, double toBelow, double toAbove, double half) {
        if (!(below * above > 0)) {
            return 0;
        }
        double a = below / toBelow;
        double b = above / toAbove;
        double rise = half * (2 * a * (b / (a + b)));
        double most = Math.min(Math.abs(below), Math.abs(above));
        return Math.copySign(Math.min(Math.abs(rise), most), rise);
    }
}
