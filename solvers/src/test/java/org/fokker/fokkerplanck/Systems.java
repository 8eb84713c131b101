package org.fokker.fokkerplanck;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fokker.distribution.Density;
import org.fokker.distribution.Potentials;
import org.fokker.distribution.UniformBox;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.LangevinProcess;

/** Discretisations that several tests of the analyses need, all by Scharfetter and Gummel's flux. */
public final class Systems {

    /** One worker never starts a thread. */
    private static final Workers ALONE = Workers.of(1);

    private Systems() {}

    /** Any problem. */
    public static Edges discretise(FokkerPlanckProblem problem, int... cells) {
        return (Edges) FiniteVolume.scharfetterGummel(cells).discretise(problem, ALONE);
    }

    /** A box with a start that does not matter. */
    public static Edges box(DiffusionProcess process, Domain domain, int... cells) {
        return discretise(
                new FokkerPlanckProblem(
                        process, new UniformBox(domain.lowerCorner(), domain.upperCorner()), domain, 0, 1),
                cells);
    }

    /** A line with its start. */
    public static Edges line(
            DiffusionProcess process,
            Density initial,
            double lower,
            double upper,
            Boundary left,
            Boundary right,
            int cells) {
        return discretise(new FokkerPlanckProblem(process, initial, interval(lower, upper, left, right), 0, 1), cells);
    }

    /** A line with a start that does not matter. */
    public static Edges line(
            DiffusionProcess process, double lower, double upper, Boundary left, Boundary right, int cells) {
        return box(process, interval(lower, upper, left, right), cells);
    }

    private static Domain interval(double lower, double upper, Boundary left, Boundary right) {
        return new Domain(List.of(lower), List.of(upper), List.of(new Domain.Sides(left, right)));
    }

    /** Constant drift and diffusion on a line. */
    public static DiffusionProcess constant(double drift, double diffusion) {
        return TestProcess.affine(new double[1][1], new double[] {drift}, diffusion);
    }

    /** Any drift and constant diffusion on a line. */
    public static DiffusionProcess drifting(DoubleUnaryOperator drift, double diffusion) {
        return TestProcess.line(Interpretation.ITO, drift, x -> diffusion);
    }

    /** dX = −U' dt + √(2D) dW in U = x⁴/4 − x²/2. */
    public static LangevinProcess doubleWell(double diffusion) {
        return new LangevinProcess(Potentials.of("double-well", 1), Math.sqrt(2 * diffusion));
    }

    /** Attraction to the origin and rotation about it in the plane, of stationary density N(0, D). */
    public static DiffusionProcess whirl(double rotation, double diffusion) {
        return TestProcess.affine(
                new double[][] {{-1, rotation}, {-rotation, -1}}, new double[2], diffusion, 0, diffusion);
    }
}
