package org.fokker.fokkerplanck.following;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;

/**
 * Mean and covariance of a process as if its law stayed Gaussian: m′ = E f, C′ = E[f (x − m)ᵀ] + E[(x − m) fᵀ] + 2 E D under N(m,
 * C), with f in Itô's form. Exact for affine processes whatever the law; otherwise a prediction of where the law is and how
 * wide. Expectations are Gauss–Hermite sums of five points an axis, exact for polynomials up to degree nine.
 */
final class GaussianClosure implements FirstOrderDifferentialEquations {

    private static final int POINTS = 5;

    /** The motion may be any smooth one: an error here changes what is predicted, and not what is computed in its frame. */
    private static final double TOLERANCE = 1e-8;

    private static final int MOST_EVALUATIONS = 1_000_000;

    /** Nodes of the predicted motion for each step of the solver, which takes large ones. */
    private static final int NODES_PER_STEP = 8;

    /** Differences of D are taken over this many deviations. */
    private static final double DIFFERENCE = 1e-4;

    private final DiffusionProcess process;
    private final int d;
    /** Points z and weights of N(0, I). */
    private final double[][] z;

    private final double[] weight;

    GaussianClosure(DiffusionProcess process) {
        this.process = process;
        d = process.dimension();
        GaussIntegrator line = new GaussIntegratorFactory().hermite(POINTS);
        int size = (int) Math.round(Math.pow(POINTS, d));
        z = new double[d][size];
        weight = new double[size];
        for (int j = 0; j < size; j++) {
            weight[j] = 1;
            int rest = j;
            for (int i = 0; i < d; i++) {
                // The rule of e^{−y²} with y = z/√2, whose weights sum to √π.
                z[i][j] = Math.sqrt(2) * line.getPoint(rest % POINTS);
                weight[j] *= line.getWeight(rest % POINTS) / Math.sqrt(Math.PI);
                rest /= POINTS;
            }
        }
    }

    /**
     * Moments at one time.
     *
     * @param t time
     * @param value m, then the upper triangle of C by rows
     * @param rate its derivative
     */
    record Moments(double t, double[] value, double[] rate) {}

    /**
     * Integrates the moments.
     *
     * @param mean m at the start
     * @param covariance C at the start, positive definite
     * @param start first time
     * @param end last time
     * @return moments at increasing times from start to end
     * @throws NumericalException if the moments cannot be followed to the end
     */
    List<Moments> follow(double[] mean, double[][] covariance, double start, double end) {
        double[] y = new double[getDimension()];
        double smallest = Double.POSITIVE_INFINITY;
        int at = d;
        for (int i = 0; i < d; i++) {
            y[i] = mean[i];
            smallest = Math.min(smallest, covariance[i][i]);
            for (int k = i; k < d; k++) {
                y[at++] = covariance[i][k];
            }
        }
        double[] absolute = new double[y.length];
        Arrays.fill(absolute, 0, d, TOLERANCE * Math.sqrt(smallest));
        Arrays.fill(absolute, d, y.length, TOLERANCE * smallest);
        double[] relative = new double[y.length];
        Arrays.fill(relative, TOLERANCE);
        double length = end - start;
        DormandPrince853Integrator solver =
                new DormandPrince853Integrator(1e-13 * length, 0.1 * length, absolute, relative);
        solver.setMaxEvaluations(MOST_EVALUATIONS);
        Recorder recorder = new Recorder();
        solver.addStepHandler(recorder);
        try {
            solver.integrate(this, start, y, end, y.clone());
        } catch (MathIllegalArgumentException | MaxCountExceededException e) {
            throw new NumericalException("the moments of the law cannot be predicted from t = " + start + " to " + end
                    + ": " + e.getMessage());
        }
        return recorder.moments;
    }

    private static final class Recorder implements StepHandler {

        final List<Moments> moments = new ArrayList<>();

        @Override
        public void init(double t0, double[] y0, double t) {
            moments.clear();
        }

        @Override
        public void handleStep(StepInterpolator step, boolean last) {
            double from = step.getPreviousTime();
            double to = step.getCurrentTime();
            for (int k = moments.isEmpty() ? 0 : 1; k <= NODES_PER_STEP; k++) {
                double t = k == NODES_PER_STEP ? to : from + (to - from) * k / NODES_PER_STEP;
                step.setInterpolatedTime(t);
                moments.add(new Moments(
                        t,
                        step.getInterpolatedState().clone(),
                        step.getInterpolatedDerivatives().clone()));
            }
        }
    }

    @Override
    public int getDimension() {
        return d + d * (d + 1) / 2;
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] rate) {
        int n = weight.length;
        double[][] root = cholesky(t, y);
        double[][] x = new double[d][n];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] = y[i];
                for (int k = 0; k <= i; k++) {
                    x[i][j] += root[i][k] * z[k][j];
                }
            }
        }
        double[][] f = new double[d][n];
        double[][] tensor = new double[d * (d + 1) / 2][n];
        process.drift(t, x, n, f);
        process.diffusionTensor(t, x, n, tensor);
        addItoCorrection(t, y, x, f);
        int row = 0;
        for (int i = 0; i < d; i++) {
            rate[i] = expectation(f[i]);
            for (int k = i; k < d; k++) {
                rate[d + row] =
                        expectation(f[i], y[k], x[k]) + expectation(f[k], y[i], x[i]) + 2 * expectation(tensor[row]);
                row++;
            }
        }
    }

    private double expectation(double[] v) {
        double sum = 0;
        for (int j = 0; j < weight.length; j++) {
            sum += weight[j] * v[j];
        }
        return sum;
    }

    /** E[v (w − m)]. */
    private double expectation(double[] v, double m, double[] w) {
        double sum = 0;
        for (int j = 0; j < weight.length; j++) {
            sum += weight[j] * v[j] * (w[j] - m);
        }
        return sum;
    }

    /** f_i += (1 − κ) ∂_i D_ii, for noise that is diagonal. */
    private void addItoCorrection(double t, double[] y, double[][] x, double[][] f) {
        double share = 1 - process.interpretation().slopeShare();
        if (process.additiveNoise() || share == 0) {
            return;
        }
        int n = weight.length;
        double[][] above = new double[d * (d + 1) / 2][n];
        double[][] below = new double[d * (d + 1) / 2][n];
        for (int i = 0; i < d; i++) {
            int own = i * d - i * (i - 1) / 2;
            double h = DIFFERENCE * Math.sqrt(y[d + own]);
            double[] place = x[i].clone();
            Arrays.setAll(x[i], j -> place[j] + h);
            process.diffusionTensor(t, x, n, above);
            Arrays.setAll(x[i], j -> place[j] - h);
            process.diffusionTensor(t, x, n, below);
            x[i] = place;
            for (int j = 0; j < n; j++) {
                f[i][j] += share * (above[own][j] - below[own][j]) / (2 * h);
            }
        }
    }

    /** L with L Lᵀ = C. */
    private double[][] cholesky(double t, double[] y) {
        double[][] root = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k <= i; k++) {
                double rest = y[d + k * d - k * (k - 1) / 2 + i - k];
                for (int l = 0; l < k; l++) {
                    rest -= root[i][l] * root[k][l];
                }
                if (i == k && !(rest > 0)) {
                    throw new NumericalException("the predicted covariance is not positive definite at t = " + t
                            + ": pivot " + rest + " of axis " + i);
                }
                root[i][k] = i == k ? Math.sqrt(rest) : rest / root[k][k];
            }
        }
        return root;
    }
}
