package org.fokker.validation.study;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Generator;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.validation.converge.Errors;

/**
 * A system du/dt = F(t, u) on which time integrators are tried, with its solution: the exact exponential of the same matrix where
 * the system is linear, autonomous and small, a far finer run otherwise. Solutions are made once for each number of cells.
 */
final class TimeSetting {

    /** Products of dense matrices of this size still take seconds only. */
    private static final int LARGEST_MATRIX = 512;

    /** A march that changes by less when its steps are halved is exact for what is measured here: of a small system, and of others. */
    private static final double NEGLIGIBLE_IF_SMALL = 1e-13;

    private static final double NEGLIGIBLE = 1e-12;

    /** Between two marches by a rule of fourth order lie fifteen times the error of the finer one. */
    private static final double FINER = 1.0 / 15;

    /** What the rounding of thousands of steps adds up to, twice what halving them still changes. */
    private static final double ROUNDING = 5e-15;

    private final String name;
    private final String title;
    private final FokkerPlanckProblem problem;
    private final SpaceDiscretisation.Factory space;
    private final boolean pointMass;
    private final int fine;
    private final int coarse;
    private final Map<Integer, Solution> solutions = new ConcurrentHashMap<>();

    /**
     * Creates the setting.
     *
     * @param name name in kebab case
     * @param title one line for readers, to stand behind "on"
     * @param problem the problem
     * @param space how it is discretised
     * @param pointMass whether it starts from a point mass
     * @param fine cells of each axis
     * @param coarse cells of each axis where steps must be short or time is
     */
    TimeSetting(
            String name,
            String title,
            FokkerPlanckProblem problem,
            SpaceDiscretisation.Factory space,
            boolean pointMass,
            int fine,
            int coarse) {
        this.name = name;
        this.title = title;
        this.problem = problem;
        this.space = space;
        this.pointMass = pointMass;
        this.fine = fine;
        this.coarse = coarse;
    }

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    FokkerPlanckProblem problem() {
        return problem;
    }

    boolean pointMass() {
        return pointMass;
    }

    /** Cells of each axis; rules that ask for nothing but the operator need steps that are short for the cells. */
    int cells(TimeIntegrator integrator, boolean quick) {
        if (integrator.requires() == SemiDiscretisation.class) {
            return coarse;
        }
        return quick ? Math.max(coarse, fine / 4) : fine;
    }

    SemiDiscretisation system(int cells, Workers workers) {
        return space.cells(cells).discretise(problem, workers);
    }

    /**
     * The state at the end.
     *
     * @param u the state
     * @param doubt what it may be off by, in L1
     */
    record Solution(double[] u, double doubt) {}

    /** The state at the end, for a number of cells. */
    Solution solution(int cells, Workers workers) {
        return solutions.computeIfAbsent(cells, n -> solve(system(n, workers)));
    }

    /** The errors of a state at the end, whose doubt is that of the solution or a larger one. */
    Errors errors(
            SemiDiscretisation system,
            int cells,
            double[] u,
            double doubt,
            double steps,
            double seconds,
            Workers workers) {
        Solution solution = solution(cells, workers);
        return GridErrors.between(
                system.grid(),
                system.cellAverages(u),
                system.cellAverages(solution.u()),
                Math.max(doubt, solution.doubt()),
                steps * system.grid().size(),
                seconds);
    }

    private Solution solve(SemiDiscretisation system) {
        double length = problem.end() - problem.start();
        boolean small = system.grid().size() <= LARGEST_MATRIX;
        if (small && system.autonomous() && system instanceof Linear linear && !linear.hasSource()) {
            var matrix = system instanceof Edges edges
                    ? MatrixExponential.matrix(
                            Generator.of(edges, problem.start()).forward())
                    : MatrixExponential.matrix(linear, problem.start());
            double[] u = MatrixExponential.apply(matrix, length, system.initial());
            return new Solution(u, u.length * Math.ulp(1.0));
        }
        double negligible = small ? NEGLIGIBLE_IF_SMALL : NEGLIGIBLE;
        RefinedAway.March march = RefinedAway.march(system, problem.start(), problem.end(), u -> negligible);
        return new Solution(march.u(), FINER * march.change() + ROUNDING);
    }
}
