package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;
import org.fokker.distribution.Density;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;

/** Nodal values of a trigonometric interpolant, differentiated along one axis at a time. */
final class FourierSystem implements SemiDiscretisation.Linear, SemiDiscretisation.ExactPart {

    private static final int CHUNK = 4096;

    private final FokkerPlanckProblem problem;
    private final Grid grid;
    private final TaskRunner runner;
    private final FourierAxis[] axes;
    private final NodalCoefficients coefficients;
    private final TensorIntegral diffusion;
    private final boolean additive;
    private final double[] product;
    private double[] cross = new double[0];

    FourierSystem(FokkerPlanckProblem problem, Grid grid, Workers workers) {
        this.problem = problem;
        this.grid = grid;
        runner = TaskRunner.of(workers, grid.size());
        axes = new FourierAxis[grid.dimension()];
        Arrays.setAll(axes, i -> new FourierAxis(grid, i));
        coefficients = new NodalCoefficients(problem.process(), grid, runner);
        diffusion = new TensorIntegral(problem.process());
        additive = problem.process().additiveNoise();
        product = new double[grid.size()];
    }

    @Override
    public boolean autonomous() {
        return problem.autonomous();
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public double[] initial() {
        Density density = problem.initial();
        int size = grid.size();
        int d = grid.dimension();
        double[] values = new double[size];
        double[][] x = new double[d][CHUNK];
        double[][] score = new double[d][CHUNK];
        double[] log = new double[CHUNK];
        for (int first = 0; first < size; first += CHUNK) {
            int n = Math.min(CHUNK, size - first);
            NodalCoefficients.nodes(grid, first, n, x);
            density.evaluate(x, n, log, score);
            for (int j = 0; j < n; j++) {
                double p = Math.exp(log[j]);
                if (!Double.isFinite(p)) {
                    throw new IllegalArgumentException("spectral needs a smooth initial density, got " + p + " in cell "
                            + (first + j) + "; start a little later or use finite volumes");
                }
                values[first + j] = p;
            }
        }
        return values;
    }

    @Override
    public void apply(double t, double[] u, double[] du) {
        applyLinear(t, u, du);
    }

    @Override
    public boolean hasSource() {
        return false;
    }

    @Override
    public void applyLinear(double t, double[] u, double[] du) {
        applyNonstiff(t, u, du);
        if (!additive) {
            return;
        }
        double[] tensor = diffusion.at(t);
        for (int i = 0; i < axes.length; i++) {
            double own = tensor[row(i, i)];
            if (own != 0) {
                double[] symbol = axes[i].waveNumber().clone();
                Arrays.setAll(symbol, m -> -own * symbol[m] * symbol[m]);
                axes[i].multiply(u, symbol, false, du, true, runner);
            }
        }
    }

    @Override
    public void applyNonstiff(double t, double[] u, double[] du) {
        coefficients.prepare(t);
        Arrays.fill(du, 0);
        double[] constant = additive ? diffusion.at(t) : new double[0];
        for (int i = 0; i < axes.length; i++) {
            double[] f = coefficients.drift[i];
            for (int j = 0; j < u.length; j++) {
                product[j] = -f[j] * u[j];
            }
            for (int k = i + 1; k < axes.length; k++) {
                addCrossFlux(i, k, constant, u);
            }
            axes[i].multiply(product, axes[i].derivative(), true, du, true, runner);
            if (!additive) {
                stateDependentDiffusion(i, u, du);
            }
        }
    }

    /** product += 2 ∂_k(D_ik u), half of which belongs to ∂_k∂_i. */
    private void addCrossFlux(int i, int k, double[] constant, double[] u) {
        if (additive && constant[row(i, k)] == 0) {
            return;
        }
        if (cross.length == 0) {
            cross = new double[u.length];
        }
        for (int j = 0; j < u.length; j++) {
            cross[j] = 2 * (additive ? constant[row(i, k)] : coefficients.tensor[row(i, k)][j]) * u[j];
        }
        axes[k].multiply(cross, axes[k].derivative(), true, product, true, runner);
    }

    private void stateDependentDiffusion(int i, double[] u, double[] du) {
        double[] own = coefficients.tensor[row(i, i)];
        for (int j = 0; j < u.length; j++) {
            product[j] = own[j] * u[j];
        }
        double[] symbol = axes[i].waveNumber().clone();
        Arrays.setAll(symbol, m -> -symbol[m] * symbol[m]);
        axes[i].multiply(product, symbol, false, du, true, runner);
    }

    @Override
    public void propagateExact(double t0, double t1, double[] u) {
        if (!additive) {
            return;
        }
        double[] integral = diffusion.between(t0, t1);
        for (int i = 0; i < axes.length; i++) {
            double own = integral[row(i, i)];
            if (own != 0) {
                double[] symbol = axes[i].waveNumber().clone();
                Arrays.setAll(symbol, m -> Math.exp(-own * symbol[m] * symbol[m]));
                axes[i].multiply(u, symbol, false, u, false, runner);
            }
        }
    }

    @Override
    public double mass(double[] u) {
        return grid.integral(u);
    }

    @Override
    public double[] cellAverages(double[] u) {
        double[] averages = u.clone();
        for (int i = 0; i < axes.length; i++) {
            double half = 0.5 * grid.axis(i).width(0);
            double[] symbol = axes[i].waveNumber().clone();
            // The mean of exp(ikx) over a cell around its node.
            Arrays.setAll(symbol, m -> symbol[m] == 0 ? 1 : Math.sin(symbol[m] * half) / (symbol[m] * half));
            axes[i].multiply(averages, symbol, false, averages, false, runner);
        }
        return averages;
    }

    @Override
    public void evaluate(double[] u, double[][] x, int n, double[] density, double[][] gradient) {
        double[][] slopes = new double[axes.length][u.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i].multiply(u, axes[i].derivative(), true, slopes[i], false, runner);
        }
        CardinalInterpolation interpolation = new CardinalInterpolation(grid);
        for (int j = 0; j < n; j++) {
            interpolation.moveTo(x, j);
            density[j] = interpolation.value(u);
            for (int i = 0; i < axes.length; i++) {
                gradient[i][j] = interpolation.value(slopes[i]);
            }
        }
    }

    @Override
    public double spectralBound(double t) {
        coefficients.prepare(t);
        double[] constant = additive ? diffusion.at(t) : new double[0];
        double bound = 0;
        for (int i = 0; i < axes.length; i++) {
            double k = axes[i].largestWaveNumber();
            bound += k * largest(coefficients.drift[i]);
            for (int l = i; l < axes.length; l++) {
                double entry = additive ? Math.abs(constant[row(i, l)]) : largest(coefficients.tensor[row(i, l)]);
                bound += (i == l ? 1 : 2) * k * axes[l].largestWaveNumber() * entry;
            }
        }
        return bound;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Where D_ik, i ≤ k, stands in the upper triangle by rows. */
    private int row(int i, int k) {
        return i * axes.length - i * (i - 1) / 2 + k - i;
    }
}
