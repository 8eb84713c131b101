package org.fokker.distribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.fokker.method.NumericalException;

/**
 * Maximum likelihood for Gaussian mixtures, with full covariances or with few principal directions, by expectation–maximisation (Dempster, Laird and Rubin
 * 1977), from several starts; the number of components by the Bayesian information criterion BIC = p log n − 2 log L
 * (Schwarz 1978; smaller is better) with p = K − 1 + K d + K q, q = d(d+1)/2
 * for a full covariance, d r − r(r−1)/2 + 1 for one with r principal directions.
 *
 * <p>The iteration of Commons Math is not used: it forms densities instead of their logarithms, so that a point far from all
 * components has the weight 0/0; it has no floor under the covariances, so that a component can collapse onto a point; and it
 * does not fit a single component.
 */
public final class MixtureFit {

    private static final int MOST_ITERATIONS = 1000;

    /** Every start runs so long; then only the likeliest few go on (short runs of EM: Biernacki, Celeux and Govaert 2003). */
    private static final int SHORT_RUN = 30;

    private static final int FINALISTS = 3;

    /** Converged when the log-likelihood per point grows by less. */
    private static final double TOLERANCE = 1e-10;

    /** Variance added to every covariance, relative to the mean variance of the data. */
    private static final double DEFAULT_FLOOR = 1e-6;

    private static final int DEFAULT_STARTS = 30;

    private final long seed;
    private final int starts;
    private final double floor;
    private final CovarianceForm form;

    /**
     * A method with given parameters.
     *
     * @param seed seed of the starts
     * @param starts how many short starts, ≥ 1; the three likeliest go on until they converge and the best counts
     * @param floor variance added to every covariance, relative to the mean variance of the data, ≥ 0
     * @throws IllegalArgumentException if a parameter is not as described
     */
    public MixtureFit(long seed, int starts, double floor) {
        this(seed, starts, floor, new CovarianceForm.Full());
    }

    private MixtureFit(long seed, int starts, double floor, CovarianceForm form) {
        if (starts < 1 || !(floor >= 0) || Double.isInfinite(floor)) {
            throw new IllegalArgumentException(
                    "a fit needs at least one start and a finite floor >= 0, got " + starts + " and " + floor);
        }
        this.seed = seed;
        this.starts = starts;
        this.floor = floor;
        this.form = form;
    }

    /**
     * The method with thirty starts and the floor 10⁻⁶.
     *
     * @param seed seed of the starts
     * @return the method
     */
    public static MixtureFit standard(long seed) {
        return new MixtureFit(seed, DEFAULT_STARTS, DEFAULT_FLOOR);
    }

    /**
     * The same method for covariances U Λ Uᵀ + σ² I with few principal directions: mixtures of probabilistic principal component
     * analysers (Tipping and Bishop 1999), for data in many dimensions that vary in few of them.
     *
     * @param rank number r of principal directions of every component, ≥ 0
     * @return the method; it needs more dimensions than directions, and r + 2 points for each component
     * @throws IllegalArgumentException if the rank is negative
     */
    public MixtureFit principal(int rank) {
        if (rank < 0) {
            throw new IllegalArgumentException("the number of principal directions must not be negative, got " + rank);
        }
        return new MixtureFit(seed, starts, floor, new CovarianceForm.Principal(rank));
    }

    /**
     * A fitted mixture.
     *
     * @param mixture the mixture
     * @param logLikelihood log L = Σ log p(x_j)
     * @param bic p log n − 2 log L
     * @param iterations of the last run
     * @param converged whether it converged; if not, the likelihood was still growing
     */
    public record Fit(GaussianMixture mixture, double logLikelihood, double bic, int iterations, boolean converged) {

        /** {@return K} */
        public int components() {
            return mixture.components();
        }
    }

    /**
     * The fits with 1 … Kmax components and the choice among them.
     *
     * @param best the fit of smallest BIC
     * @param byComponents the fit with K components at place K − 1
     */
    public record Selection(Fit best, List<Fit> byComponents) {}

    /**
     * Fits a mixture with a given number of components.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points, more than d
     * @param components K ≥ 1
     * @return the best of all starts
     * @throws IllegalArgumentException if there are too few points for so many components, or one is not finite
     * @throws NumericalException if every start degenerates
     */
    public Fit fit(double[][] x, int n, int components) {
        EmpiricalDistribution data = EmpiricalDistribution.of(x, n);
        int least = form.leastPoints(x.length);
        if (components < 1 || n < components * least) {
            throw new IllegalArgumentException("a fit of " + components + " components in " + x.length
                    + " dimensions needs at least " + Math.max(1, components) * least + " points, got " + n);
        }
        ExpectationMaximisation iteration = new ExpectationMaximisation(data, floor, form);
        List<Fit> heats = new ArrayList<>();
        for (int start = 0; start < (components == 1 ? 1 : starts); start++) {
            Fit fit = iteration.run(iteration.start(components, seed + start), SHORT_RUN, TOLERANCE);
            if (Double.isFinite(fit.logLikelihood())) {
                heats.add(fit);
            }
        }
        if (heats.isEmpty()) {
            throw new NumericalException(
                    "all " + starts + " starts of a fit with " + components + " components lost the likelihood");
        }
        heats.sort(Comparator.comparingDouble(Fit::logLikelihood).reversed());
        Fit best = null;
        for (Fit candidate : heats.subList(0, Math.min(FINALISTS, heats.size()))) {
            Fit fit = iteration.run(candidate.mixture(), MOST_ITERATIONS, TOLERANCE);
            best = best == null || fit.logLikelihood() > best.logLikelihood() ? fit : best;
        }
        return Objects.requireNonNull(best);
    }

    /**
     * Fits mixtures of 1 … Kmax components and chooses by BIC.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param most Kmax ≥ 1
     * @return all fits and the best
     * @throws IllegalArgumentException if there are too few points
     */
    public Selection select(double[][] x, int n, int most) {
        List<Fit> fits = new ArrayList<>();
        Fit best = fit(x, n, 1);
        fits.add(best);
        for (int components = 2; components <= most; components++) {
            Fit fit = fit(x, n, components);
            fits.add(fit);
            best = fit.bic() < best.bic() ? fit : best;
        }
        return new Selection(best, List.copyOf(fits));
    }
}
