package org.fokker.particle;

import java.util.Arrays;
import org.fokker.particle.Walls.AxisWalls;
import org.fokker.particle.Walls.Kind;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.IsotropicNoise;
import org.fokker.random.RandomStream;

/**
 * What the walls do to one block of particles after each step. Absorbed particles stay parked where they were before the step
 * that killed them, so that the coefficients are never asked for points outside of the walls; {@link #dead} tells them apart.
 * For one thread.
 */
final class WallCrossing {

    /** A fold can push a particle over the wall of another axis; in a corner that ends after a few sweeps. */
    private static final int SWEEPS = 8;

    /** exp(−38) is below 2⁻⁵³, the smallest uniform: no draw is needed. */
    private static final double CERTAIN_SURVIVAL = -38;

    private final AxisWalls[] axes;
    private final DiffusionProcess process;
    private final RandomStream stream;
    private final double[][] before;
    private final double[][] tensor;
    private final double[] exponent;
    private final double[] uniform;
    private final boolean[] dead;
    private final boolean absorbs;
    private double isotropicVariance;
    private boolean anyDead;

    WallCrossing(Walls walls, DiffusionProcess process, RandomStream stream, int block) {
        int d = process.dimension();
        this.axes = walls.axes().toArray(AxisWalls[]::new);
        this.absorbs = walls.absorb();
        this.process = process;
        this.stream = stream;
        this.before = new double[d][block];
        this.tensor = new double[process instanceof IsotropicNoise ? 0 : d * (d + 1) / 2][block];
        this.exponent = new double[block];
        this.uniform = new double[block];
        this.dead = new boolean[block];
    }

    /** Returns which particles are absorbed; by reference. */
    boolean[] dead() {
        return dead;
    }

    /** Returns whether any particle is absorbed. */
    boolean anyDead() {
        return anyDead;
    }

    /** Admits particles at the start: those outside of absorbing walls are dead at once, others are folded or wrapped. */
    void start(double t, double[][] x, int n) {
        anyDead = false;
        Arrays.fill(dead, 0, n, false);
        remember(t, x, n);
        fold(x, n);
        for (int i = 0; i < axes.length; i++) {
            if (axes[i].absorbs()) {
                for (int j = 0; j < n; j++) {
                    if (outside(axes[i], x[i][j])) {
                        kill(j);
                    }
                }
            }
        }
    }

    /** Keeps what the walls need to know from before a step: the positions, and the diffusion there. */
    void remember(double t, double[][] x, int n) {
        if (absorbs) {
            for (int i = 0; i < x.length; i++) {
                System.arraycopy(x[i], 0, before[i], 0, n);
            }
        }
        if (process instanceof IsotropicNoise isotropic) {
            double g = isotropic.volatility(t);
            isotropicVariance = g * g;
        } else {
            process.diffusionTensor(t, x, n, tensor);
        }
    }

    /**
     * Applies the walls after a step.
     *
     * @param h length of the step
     * @param step its number
     * @param firstPath path at index 0
     * @param x positions after the step, changed
     * @param n how many
     */
    void apply(double h, int step, long firstPath, double[][] x, int n) {
        fold(x, n);
        for (int i = 0; i < axes.length; i++) {
            if (axes[i].atLower() == Kind.ABSORBING) {
                absorb(h, (step * axes.length + i) * 2, firstPath, i, axes[i].lower(), x, n);
            }
            if (axes[i].atUpper() == Kind.ABSORBING) {
                absorb(h, (step * axes.length + i) * 2 + 1, firstPath, i, axes[i].upper(), x, n);
            }
        }
        if (anyDead) {
            for (int j = 0; j < n; j++) {
                if (dead[j]) {
                    for (int i = 0; i < x.length; i++) {
                        x[i][j] = before[i][j];
                    }
                }
            }
        }
    }

    private void absorb(double h, int draw, long firstPath, int i, double wall, double[][] x, int n) {
        double[] from = before[i];
        double[] to = x[i];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            double a = from[j] - wall;
            double b = to[j] - wall;
            boolean crossed = a * b <= 0;
            if (crossed) {
                kill(j);
            }
            exponent[j] = crossed ? Double.NEGATIVE_INFINITY : -2 * a * b / (variance(i, j) * h);
            largest = Math.max(largest, exponent[j]);
        }
        if (!(largest > CERTAIN_SURVIVAL)) {
            return;
        }
        stream.uniforms(firstPath, draw, n, uniform);
        for (int j = 0; j < n; j++) {
            if (exponent[j] > CERTAIN_SURVIVAL && uniform[j] < Math.exp(exponent[j])) {
                kill(j);
            }
        }
    }

    private void kill(int j) {
        dead[j] = true;
        anyDead = true;
    }

    /** σ² = 2 D_ii at the point before the step. */
    private double variance(int i, int j) {
        return tensor.length == 0 ? isotropicVariance : 2 * tensor[packed(i, i)][j];
    }

    private int packed(int i, int k) {
        int low = Math.min(i, k);
        int d = before.length;
        return low * d - low * (low - 1) / 2 + Math.max(i, k) - low;
    }

    private void fold(double[][] x, int n) {
        for (int i = 0; i < axes.length; i++) {
            AxisWalls axis = axes[i];
            if (axis.atLower() == Kind.PERIODIC) {
                wrap(axis, x[i], n);
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean moved = false;
            for (int i = 0; i < axes.length; i++) {
                AxisWalls axis = axes[i];
                if (axis.atLower() == Kind.REFLECTING || axis.atUpper() == Kind.REFLECTING) {
                    moved |= reflect(axis, i, sweep < SWEEPS - 1, x, n);
                }
            }
            if (!moved || tensor.length == 0) {
                return;
            }
        }
    }

    /** Folds one axis; with {@code oblique} the fold goes along D e_i, so the other components move with it. */
    private boolean reflect(AxisWalls axis, int i, boolean oblique, double[][] x, int n) {
        boolean moved = false;
        double[] xi = x[i];
        for (int j = 0; j < n; j++) {
            double folded = folded(axis, xi[j]);
            double push = folded - xi[j];
            if (push == 0) {
                continue;
            }
            moved = true;
            xi[j] = folded;
            if (oblique && tensor.length > 0) {
                double normal = tensor[packed(i, i)][j];
                for (int k = 0; k < x.length; k++) {
                    if (k != i && normal > 0) {
                        x[k][j] += push * tensor[packed(i, k)][j] / normal;
                    }
                }
            }
        }
        return moved;
    }

    private static double folded(AxisWalls axis, double x) {
        boolean below = axis.atLower() == Kind.REFLECTING;
        boolean above = axis.atUpper() == Kind.REFLECTING;
        if (below && above) {
            if (x >= axis.lower() && x <= axis.upper()) {
                return x;
            }
            // The triangle wave of period 2 L.
            double length = axis.upper() - axis.lower();
            double phase = (x - axis.lower()) / (2 * length);
            double turned = 2 * length * (phase - Math.floor(phase));
            return axis.lower() + Math.min(turned, 2 * length - turned);
        }
        if (below) {
            return x < axis.lower() ? 2 * axis.lower() - x : x;
        }
        return above && x > axis.upper() ? 2 * axis.upper() - x : x;
    }

    private static void wrap(AxisWalls axis, double[] x, int n) {
        double length = axis.upper() - axis.lower();
        for (int j = 0; j < n; j++) {
            if (!(x[j] >= axis.lower() && x[j] < axis.upper())) {
                double wrapped = x[j] - length * Math.floor((x[j] - axis.lower()) / length);
                x[j] = wrapped >= axis.upper() ? axis.lower() : wrapped;
            }
        }
    }

    private static boolean outside(AxisWalls axis, double x) {
        return (axis.atLower() == Kind.ABSORBING && x <= axis.lower())
                || (axis.atUpper() == Kind.ABSORBING && x >= axis.upper());
    }
}
