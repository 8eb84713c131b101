package org.fokker.fokkerplanck;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fokker.distribution.Density;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.grid.Axis;
import org.fokker.process.DiffusionProcess;

/**
 * A problem on an interval, for the case tests.
 *
 * @param process drift and diffusion
 * @param initial the density at time 0
 * @param lower lower end
 * @param upper upper end
 * @param sides what happens at the ends
 * @param reaction what is created and destroyed
 */
public record LineProblem(
        DiffusionProcess process, Density initial, double lower, double upper, Domain.Sides sides, Reaction reaction) {

    private static final Workers WORKERS = Workers.of(2);

    /** A problem without reaction and with the same condition at both ends. */
    public static LineProblem of(
            DiffusionProcess process, Density initial, double lower, double upper, Boundary boundary) {
        return new LineProblem(process, initial, lower, upper, Domain.Sides.both(boundary), Reaction.NONE);
    }

    /** Drift and diffusion that are constant. */
    public static DiffusionProcess constant(double drift, double diffusion) {
        return TestProcess.affine(new double[1][1], new double[] {drift}, diffusion);
    }

    /** The finite volumes of a name. */
    public SemiDiscretisation discretise(String scheme, Mesh mesh) {
        Domain domain = new Domain(List.of(lower), List.of(upper), List.of(sides));
        return FiniteVolume.registry()
                .find(scheme)
                .factory()
                .on(mesh)
                .discretise(new FokkerPlanckProblem(process, initial, domain, 0, 1, reaction), WORKERS);
    }

    /** The finite volumes of a name on equal cells. */
    public SemiDiscretisation discretise(String scheme, int cells) {
        return discretise(scheme, Mesh.uniform(cells));
    }

    /** The null vector of a mass-conserving operator with the mass of the initial density: implicit Euler steps of any length. */
    public static double[] steadyState(SemiDiscretisation system) {
        double[] u = system.initial();
        for (int repeat = 0; repeat < 3; repeat++) {
            ((ShiftedSolve) system).solveShifted(0, 1e6, u.clone(), u);
        }
        return u;
    }

    /** A function at the centres of cells. */
    public static double[] atCentres(SemiDiscretisation system, DoubleUnaryOperator function) {
        Axis axis = system.grid().axis(0);
        double[] values = new double[axis.cells()];
        Arrays.setAll(values, i -> function.applyAsDouble(axis.centre(i)));
        return values;
    }

    /** The same function scaled to a mass. */
    public static double[] atCentres(SemiDiscretisation system, DoubleUnaryOperator function, double mass) {
        double[] values = atCentres(system, function);
        double scale = mass / system.mass(values);
        Arrays.setAll(values, i -> scale * values[i]);
        return values;
    }

    /** The density of a mass between reflecting walls in which no edge carries a flux, by the ratios of their rates. */
    public static double[] equilibrium(SemiDiscretisation system, double mass) {
        double[] u = new double[system.grid().size()];
        u[0] = 1;
        ((Edges) system).edges(0, new EdgeVisitor() {
            @Override
            public void edge(int from, int to, double forward, double backward) {
                u[to] = u[from] * forward / backward;
            }

            @Override
            public void exit(int from, int axis, boolean upper, double forward) {
                throw new IllegalArgumentException("a density that leaves has no equilibrium");
            }
        });
        double scale = mass / system.mass(u);
        Arrays.setAll(u, i -> scale * u[i]);
        return u;
    }

    /** What the diagonal of A moves in unit time, Σ |A_ii| u_i V_i, the scale of the roundings of the mass in a solve. */
    public static double turnover(SemiDiscretisation system, double[] u) {
        double[] sum = {0};
        ((Edges) system).edges(0, new EdgeVisitor() {
            @Override
            public void edge(int from, int to, double forward, double backward) {
                sum[0] += forward * u[from] + backward * u[to];
            }

            @Override
            public void exit(int from, int axis, boolean upper, double forward) {
                sum[0] += forward * u[from];
            }
        });
        return sum[0];
    }
}
