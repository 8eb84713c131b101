package org.fokker.diffusion.noisy;

import java.util.Arrays;
import org.apache.commons.math3.distribution.FDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.fokker.method.NumericalException;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * A test that a denoiser is a martingale along the reversed noise: E[x̂(X_s, s) | X_t] = x̂(X_t, t) for s &lt; t, which holds for the exact
 * denoiser and ties its values at different noise levels together without clean data (s = 0 tests against clean ones). With D =
 * x̂(X_s, s) − x̂(X_t, t) and test functions φ of X_t the means of D_i φ_m(X_t) vanish; Hotelling's statistic measures all of them at once.
 *
 * <p>The functions are 1 and, for each coordinate u = (x − b)/√(a² + s²) of X_t, u, cos 2u and sin 2u. A denoiser that is wrong in a way that is
 * orthogonal to them passes; and any martingale does, a constant for example, unless a pair begins at s = 0.
 *
 * @param moments the means of D_i φ_m with their standard errors, function by function
 * @param statistic Hotelling's T² times (n − M)/(M (n − 1)): F-distributed with M and n − M degrees of freedom if the denoiser is a
 *     martingale, in the limit of many draws
 * @param draws n
 * @param pValue probability that a martingale has a larger statistic
 */
@SuppressWarnings("ArrayRecordComponent") // a result handed over; identity is never asked for
public record MartingaleTest(Estimate[] moments, double statistic, int draws, double pValue) {

    private static final int FUNCTIONS_OF_COORDINATE = 3;

    /**
     * Tests a denoiser between two times.
     *
     * @param denoiser the denoiser
     * @param s the earlier time, ≥ 0
     * @param x independent draws of X_s by component, d × (≥ n): data at time s, clean or noisy; not changed
     * @param n how many, more than d (1 + 3 d)
     * @param t the later time, &gt; s
     * @param stream source of the noise between the times
     * @return the test
     * @throws IllegalArgumentException if the times are not in order or there are too few draws
     * @throws NumericalException if the products D_i φ_m are linearly dependent
     */
    public static MartingaleTest between(
            Denoiser denoiser, double s, double[][] x, int n, double t, RandomStream stream) {
        AffineGaussianProcess process = denoiser.process();
        int d = process.dimension();
        int functions = 1 + FUNCTIONS_OF_COORDINATE * d;
        int count = d * functions;
        if (!(s >= 0 && s < t) || Double.isInfinite(t)) {
            throw new IllegalArgumentException(
                    "a martingale is tested between times 0 <= s < t, got " + s + " and " + t);
        }
        if (n <= count) {
            throw new IllegalArgumentException("a test of " + count + " moments needs more draws than that, got " + n);
        }
        double[][] later = noised(process, s, x, n, t, stream);
        double[][] before = new double[d][n];
        double[][] after = new double[d][n];
        denoiser.denoise(s, x, n, before);
        denoiser.denoise(t, later, n, after);
        double[][] phi = functions(process, t, later, n);
        double[][] products = new double[count][n];
        for (int m = 0; m < functions; m++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < n; j++) {
                    products[m * d + i][j] = (before[i][j] - after[i][j]) * phi[m][j];
                }
            }
        }
        Estimate[] moments = Arrays.stream(products).map(Estimate::ofMean).toArray(Estimate[]::new);
        double statistic = hotelling(products, moments, n) * (n - count) / ((double) count * (n - 1));
        double pValue = 1 - new FDistribution(null, count, n - count).cumulativeProbability(statistic);
        return new MartingaleTest(moments, statistic, n, pValue);
    }

    private static double[][] noised(
            AffineGaussianProcess process, double s, double[][] x, int n, double t, RandomStream stream) {
        int d = process.dimension();
        Schedule schedule = process.schedule();
        double scale = Math.exp(schedule.logScale(t) - schedule.logScale(s));
        double deviation = Math.sqrt(schedule.transitionVariance(s, t));
        double[] shift = Transition.shift(process, s, t);
        double[][] z = new double[d + (d & 1)][n];
        for (int i = 0; i < d; i += 2) {
            stream.normals(0, i / 2, n, z[i], z[i + 1]);
        }
        double[][] later = new double[d][n];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < n; j++) {
                later[i][j] = scale * x[i][j] + shift[i] + deviation * z[i][j];
            }
        }
        return later;
    }

    private static double[][] functions(AffineGaussianProcess process, double t, double[][] x, int n) {
        int d = x.length;
        double a = process.schedule().scale(t);
        double width = 1 / Math.sqrt(a * a + process.schedule().variance(t));
        double[] shift = process.shift(t);
        double[][] phi = new double[1 + FUNCTIONS_OF_COORDINATE * d][n];
        Arrays.fill(phi[0], 1);
        for (int i = 0; i < d; i++) {
            int first = 1 + FUNCTIONS_OF_COORDINATE * i;
            for (int j = 0; j < n; j++) {
                double u = (x[i][j] - shift[i]) * width;
                phi[first][j] = u;
                phi[first + 1][j] = Math.cos(2 * u);
                phi[first + 2][j] = Math.sin(2 * u);
            }
        }
        return phi;
    }

    /** T² = n mᵀ S⁻¹ m with the sample covariance S of the products. */
    private static double hotelling(double[][] products, Estimate[] moments, int n) {
        int count = products.length;
        DMatrixRMaj covariance = new DMatrixRMaj(count, count);
        DMatrixRMaj mean = new DMatrixRMaj(count, 1);
        for (int i = 0; i < count; i++) {
            mean.set(i, 0, moments[i].value());
            for (int k = 0; k <= i; k++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += (products[i][j] - moments[i].value()) * (products[k][j] - moments[k].value());
                }
                covariance.set(i, k, sum / (n - 1));
                covariance.set(k, i, sum / (n - 1));
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(count, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(count);
        if (!solver.setA(covariance)) {
            throw new NumericalException("the " + count + " products of a martingale test are linearly dependent");
        }
        solver.solve(mean, solution);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += moments[i].value() * solution.get(i, 0);
        }
        return n * sum;
    }
}
