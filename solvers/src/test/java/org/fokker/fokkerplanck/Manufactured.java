package org.fokker.fokkerplanck;

import org.fokker.fokkerplanck.manufactured.Jet;
import org.fokker.fokkerplanck.manufactured.ManufacturedSolution;

/** Chosen solutions that several tests measure orders on. All keep ∫p = const and have no flux through the walls of their box. */
public final class Manufactured {

    private Manufactured() {}

    /** On the circle [0, 2π]: p = (1 + ½ sin(x − t))/2π, f = sin x, D = 1 + ½ cos x. */
    public static ManufacturedSolution circle() {
        return ManufacturedSolution.of(
                        1, (x, t) -> x[0].minus(t).sin().times(0.5).plus(1).times(0.5 / Math.PI))
                .drift(x -> x[0].sin())
                .diffusion(x -> x[0].cos().times(0.5).plus(1));
    }

    /** The domain of {@link #circle}. */
    public static Domain circleDomain() {
        return Domain.box(new double[1], new double[] {2 * Math.PI}, Boundary.PERIODIC);
    }

    /** On the unit square: p = 1 + ½ e⁻ᵗ cos πx cos πy, without a drift and diffusion. */
    private static ManufacturedSolution square() {
        return ManufacturedSolution.of(
                        2,
                        (x, t) -> t.times(-1)
                                .exp()
                                .times(cos(x[0]))
                                .times(cos(x[1]))
                                .times(0.5)
                                .plus(1))
                .drift(
                        x -> sin(x[0]).times(cos(x[1])),
                        x -> sin(x[1]).times(cos(x[0]).times(0.5).plus(1)).times(-0.5));
    }

    /** On the unit square: f = (sin πx cos πy, −½ sin πy (1 + ½ cos πx)), D = diag(0.1 (1 + ½ cos πx), 0.2). */
    public static ManufacturedSolution diagonalSquare() {
        return square().diffusion(x -> cos(x[0]).times(0.5).plus(1).times(0.1), x -> x[0].constant(0.2));
    }

    /** The same with D_12 = 0.05 sin πx sin πy. */
    public static ManufacturedSolution fullSquare() {
        return square().diffusion(
                        x -> cos(x[0]).times(0.5).plus(1).times(0.1),
                        x -> sin(x[0]).times(sin(x[1])).times(0.05),
                        x -> x[0].constant(0.2));
    }

    /**
     * On the unit cube: p = 1 + ½ e⁻ᵗ cos πx cos πy cos πz, f_i = a_i sin πx_i cos πx_{i+1}, D_ii = 0.1 (1 + ½ cos πx_i), D_ij =
     * 0.05 sin πx_i sin πx_j.
     */
    public static ManufacturedSolution fullCube() {
        return ManufacturedSolution.of(
                        3,
                        (x, t) -> t.times(-1)
                                .exp()
                                .times(cos(x[0]))
                                .times(cos(x[1]))
                                .times(cos(x[2]))
                                .times(0.5)
                                .plus(1))
                .drift(
                        x -> sin(x[0]).times(cos(x[1])),
                        x -> sin(x[1]).times(cos(x[2])).times(-0.5),
                        x -> sin(x[2]).times(cos(x[0])).times(0.7))
                .diffusion(
                        x -> cos(x[0]).times(0.5).plus(1).times(0.1),
                        x -> sin(x[0]).times(sin(x[1])).times(0.05),
                        x -> sin(x[0]).times(sin(x[2])).times(0.05),
                        x -> cos(x[1]).times(0.5).plus(1).times(0.1),
                        x -> sin(x[1]).times(sin(x[2])).times(0.05),
                        x -> cos(x[2]).times(0.5).plus(1).times(0.1));
    }

    /** The unit box with reflecting walls. */
    public static Domain unitBox(int d) {
        double[] upper = new double[d];
        java.util.Arrays.fill(upper, 1);
        return Domain.box(new double[d], upper, Boundary.REFLECTING);
    }

    private static Jet cos(Jet x) {
        return x.times(Math.PI).cos();
    }

    private static Jet sin(Jet x) {
        return x.times(Math.PI).sin();
    }
}
