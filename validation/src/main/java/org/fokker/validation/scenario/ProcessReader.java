package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.Potential;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Brownian;
import org.fokker.process.ElucidatedDiffusion;
import org.fokker.process.LangevinProcess;
import org.fokker.process.OrnsteinUhlenbeck;
import org.fokker.process.Schedule;
import org.fokker.process.SubVariancePreserving;
import org.fokker.process.VarianceExploding;
import org.fokker.process.VariancePreserving;
import org.fokker.validation.expression.ExpressionProcess;

/** Reads {@code [process]}. */
final class ProcessReader {

    private static final List<String> KINDS = List.of(
            "variance-preserving",
            "variance-exploding",
            "sub-variance-preserving",
            "ornstein-uhlenbeck",
            "edm",
            "brownian",
            "langevin",
            "custom");

    private static final double DEFAULT_BETA_MIN = 0.1;
    private static final double DEFAULT_BETA_MAX = 20;

    /** End time of the cosine schedule, whose rate grows without bound towards 1. */
    private static final double COSINE_END = 0.99;

    private static final double EDM_END = 10;

    private ProcessReader() {}

    /**
     * A process and the times at which it makes sense.
     *
     * @param spec the process
     * @param defaultEnd end time if the file gives none
     * @param lastTime the process exists before this time
     */
    record Timed(ProcessSpec spec, double defaultEnd, double lastTime) {

        Timed(String kind, Schedule schedule, int dimension, double defaultEnd) {
            this(
                    new ProcessSpec(kind, AffineGaussianProcess.of(schedule, dimension)),
                    defaultEnd,
                    Double.POSITIVE_INFINITY);
        }
    }

    static Timed read(Section section, int dimension) {
        String kind = section.choice("kind", "process", KINDS);
        Timed process = switch (kind) {
            case "variance-preserving" -> variancePreserving(section, kind, dimension);
            case "sub-variance-preserving" -> subVariancePreserving(section, kind, dimension);
            case "variance-exploding" -> varianceExploding(section, kind, dimension);
            case "ornstein-uhlenbeck" -> ornsteinUhlenbeck(section, kind, dimension);
            case "edm" -> new Timed(kind, new ElucidatedDiffusion(), dimension, EDM_END);
            case "brownian" -> new Timed(kind, Brownian.of(section.positiveOr("volatility", 1)), dimension, 1);
            case "langevin" -> langevin(section, kind, dimension);
            default -> custom(section, kind, dimension);
        };
        section.finish();
        return process;
    }

    private static Timed variancePreserving(Section section, String kind, int dimension) {
        String schedule = section.choiceOr("schedule", "schedule", List.of("linear", "cosine"), "linear");
        if (schedule.equals("linear")) {
            double[] beta = betas(section);
            return new Timed(kind, VariancePreserving.linear(beta[0], beta[1]), dimension, 1);
        }
        for (String key : List.of("beta-min", "beta-max")) {
            if (section.has(key)) {
                throw section.error(key, "belongs to schedule = \"linear\"");
            }
        }
        ProcessSpec spec = new ProcessSpec(kind, AffineGaussianProcess.of(VariancePreserving.cosine(), dimension));
        return new Timed(spec, COSINE_END, 1);
    }

    private static Timed subVariancePreserving(Section section, String kind, int dimension) {
        section.choiceOr("schedule", "schedule", List.of("linear"), "linear");
        double[] beta = betas(section);
        return new Timed(kind, SubVariancePreserving.linear(beta[0], beta[1]), dimension, 1);
    }

    private static double[] betas(Section section) {
        double least = section.atLeastZeroOr("beta-min", DEFAULT_BETA_MIN);
        double greatest = section.positiveOr("beta-max", DEFAULT_BETA_MAX);
        if (greatest < least) {
            throw section.error("beta-max", "must not be below beta-min = " + least + ", got " + greatest);
        }
        return new double[] {least, greatest};
    }

    private static Timed varianceExploding(Section section, String kind, int dimension) {
        double least = section.positiveOr("sigma-min", 0.01);
        double greatest = section.positiveOr("sigma-max", 50);
        if (greatest <= least) {
            throw section.error("sigma-max", "must be greater than sigma-min = " + least + ", got " + greatest);
        }
        return new Timed(kind, VarianceExploding.geometric(least, greatest), dimension, 1);
    }

    private static Timed ornsteinUhlenbeck(Section section, String kind, int dimension) {
        double rate = section.positiveOr("rate", 1);
        Schedule schedule = OrnsteinUhlenbeck.of(rate, section.positiveOr("volatility", Math.sqrt(2)));
        double[] mean = new double[dimension];
        if (section.isNumber("mean")) {
            Arrays.fill(mean, section.number("mean"));
        } else if (section.has("mean")) {
            mean = Points.vector(section, "mean", dimension);
        }
        ProcessSpec spec = new ProcessSpec(kind, AffineGaussianProcess.around(schedule, mean));
        return new Timed(spec, 2 / rate, Double.POSITIVE_INFINITY);
    }

    private static Timed langevin(Section section, String kind, int dimension) {
        Potential potential = Formulas.potential(section, "potential", dimension);
        double volatility = section.positiveOr("volatility", 1);
        ProcessSpec spec = new ProcessSpec(kind, new LangevinProcess(potential, volatility));
        return new Timed(spec, 1, Double.POSITIVE_INFINITY);
    }

    private static Timed custom(Section section, String kind, int dimension) {
        ExpressionProcess process =
                new ExpressionProcess(Formulas.vector(section, "drift", dimension), section.positive("volatility"));
        return new Timed(new ProcessSpec(kind, process), 1, Double.POSITIVE_INFINITY);
    }
}
