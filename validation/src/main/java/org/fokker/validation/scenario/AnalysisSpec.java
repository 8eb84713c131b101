package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;
import org.fokker.grid.Spacing;
import org.fokker.validation.expression.Expression;

/**
 * Numbers that are to be computed from the process on a grid.
 *
 * @param name name of the analysis
 * @param question what is asked
 * @param flux the numerical flux of the grid
 * @param cells number of cells of every axis, d
 * @param spacings how every axis is divided, d
 * @param march how time is marched, for questions about the density over time
 * @param expected references in the order of the quantities; none if nothing is known
 * @param tolerance how far the references may be off, absolute
 */
public record AnalysisSpec(
        String name,
        Question question,
        String flux,
        List<Integer> cells,
        List<Spacing> spacings,
        Optional<March> march,
        List<Double> expected,
        double tolerance) {

    /**
     * Copies the lists.
     *
     * @param name name of the analysis
     * @param question what is asked
     * @param flux the numerical flux of the grid
     * @param cells number of cells of every axis
     * @param spacings how every axis is divided
     * @param march how time is marched
     * @param expected references
     * @param tolerance how far the references may be off
     */
    public AnalysisSpec {
        cells = List.copyOf(cells);
        spacings = List.copyOf(spacings);
        expected = List.copyOf(expected);
    }

    /**
     * How time is marched.
     *
     * @param timeIntegrator name of the time integrator
     * @param steps number of time steps
     */
    public record March(String timeIntegrator, int steps) {}

    /** What an analysis asks. Each kind has the parameters that belong to it. */
    public sealed interface Question {

        /**
         * Returns what kind of question it is.
         *
         * @return the kind, as the file writes it
         */
        String kind();
    }

    /** A question about the density over time. */
    public sealed interface Marched extends Question {}

    /** A question about the generator at the end of the scenario's time, for which nothing is marched. */
    public sealed interface OfGenerator extends Question {}

    /**
     * E[g(X_t)] at every snapshot.
     *
     * @param observable g
     */
    public record Expectation(Expression observable) implements Marched {

        @Override
        public String kind() {
            return "expectation";
        }
    }

    /** ∫ p at every snapshot: how much has not been absorbed or killed. */
    public record Survival() implements Marched {

        @Override
        public String kind() {
            return "survival";
        }
    }

    /**
     * The steady state: expectation values, and its L1 distance to the stationary law of the process where that is known.
     *
     * @param observables functions of x whose expectation values are asked for
     */
    public record Stationary(List<Expression> observables) implements OfGenerator {

        /**
         * Copies the list.
         *
         * @param observables functions of x
         */
        public Stationary {
            observables = List.copyOf(observables);
        }

        @Override
        public String kind() {
            return "steady-state";
        }
    }

    /**
     * The eigenvalues next to zero.
     *
     * @param eigenvalues how many
     */
    public record Eigenvalues(int eigenvalues) implements OfGenerator {

        @Override
        public String kind() {
            return "spectrum";
        }
    }

    /**
     * The mean time of the first passage, and through which way out it leads with which probability.
     *
     * @param from where it begins
     * @param into a region that ends it, where this is positive, besides walls and killing
     */
    public record Passage(List<Double> from, Optional<Expression> into) implements OfGenerator {

        /**
         * Copies the list.
         *
         * @param from where it begins
         * @param into a region that ends it
         */
        public Passage {
            from = List.copyOf(from);
        }

        @Override
        public String kind() {
            return "first-passage";
        }
    }

    /**
     * The probability to reach the second region before the first.
     *
     * @param first the region that is left behind, where this is positive
     * @param second the region that is reached, where this is positive
     * @param points where the probability is asked for, each of length d
     */
    public record Committor(Expression first, Expression second, List<double[]> points) implements OfGenerator {

        /**
         * Copies the list.
         *
         * @param first the region that is left behind
         * @param second the region that is reached
         * @param points where the probability is asked for
         */
        public Committor {
            points = List.copyOf(points);
        }

        @Override
        public String kind() {
            return "committor";
        }
    }

    /**
     * The mean velocity ∫ J of the steady state along axes that are rings.
     *
     * @param axes their numbers
     */
    public record Velocity(List<Integer> axes) implements OfGenerator {

        /**
         * Copies the list.
         *
         * @param axes numbers of axes
         */
        public Velocity {
            axes = List.copyOf(axes);
        }

        @Override
        public String kind() {
            return "current";
        }
    }

    /**
     * The effective diffusion D_eff along axes that are rings: in the long run displacements have the covariance 2 D_eff t.
     *
     * @param axes their numbers
     */
    public record EffectiveDiffusion(List<Integer> axes) implements OfGenerator {

        /**
         * Copies the list.
         *
         * @param axes numbers of axes
         */
        public EffectiveDiffusion {
            axes = List.copyOf(axes);
        }

        @Override
        public String kind() {
            return "effective-diffusion";
        }
    }

    /** The rate at which the steady state produces entropy, in units of k_B over time. */
    public record Entropy() implements OfGenerator {

        @Override
        public String kind() {
            return "entropy-production";
        }
    }
}
