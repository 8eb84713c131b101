package org.fokker.fokkerplanck.spectral;

import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/**
 * Chebyshev collocation on a bounded box: a polynomial through N nodes of the first kind along every axis, and fluxes J_i = f_i p
 * − Σ_j ∂_j(D_ij p) at the N + 1 points of the second kind between them and at the walls. In one dimension with reflecting walls
 * this is collocation of ∂t P = −f ∂P + ∂(D ∂P) for the distribution function P with its values at both ends fixed.
 *
 * <ul>
 *   <li>Reflecting walls have no flux, J·n = 0; absorbing ones p = 0, which the polynomial meets exactly. Periodic axes are
 *       refused: Fourier's method {@code spectral} is made for them.
 *   <li>The unknowns are the values at the nodes, and the cells of the grid lie around the nodes, between the points of the
 *       second kind; averages over them are exact integrals of the polynomial. The mass is the integral of the polynomial. It
 *       changes by what passes the walls, is killed and is created, exactly but for rounding; its changes at a reflecting wall are
 *       zero.
 *   <li>The error falls geometrically with N while p, f and D are analytic, from some two nodes a standard deviation of the
 *       narrowest feature in the middle of the box on. No positivity is promised: a tail below the error has either sign.
 *   <li>The spectral radius grows as N⁴, so that explicit integrators need many steps; shifted solves are exact in one dimension
 *       and by approximate factorisation in more. With state-dependent coefficients each line of the grid has a matrix of its
 *       own.
 *   <li>Diffusion may vanish at the walls, and state-dependent noise is read as the process says.
 * </ul>
 */
public final class ChebyshevCollocation implements SpaceDiscretisation {

    static final String NAME = "chebyshev";

    static final Promises PROMISES =
            Promises.none().keeping(Property.SPECTRAL_ACCURACY).keeping(Property.CONSERVES_MASS);

    /** Matrices of an axis: those of a line, the factors of a solve, and as many while they are made. */
    private static final int LINE_MATRICES = 16;

    private final Mesh mesh;

    private ChebyshevCollocation(Mesh mesh) {
        this.mesh = mesh;
    }

    /**
     * Creates the method.
     *
     * @param nodes nodes of each axis, or one number for all axes
     * @return the method
     * @throws IllegalArgumentException if no number is given or one is less than one
     */
    public static ChebyshevCollocation of(int... nodes) {
        return on(Mesh.uniform(nodes));
    }

    /**
     * Creates the method.
     *
     * @param mesh nodes of the axes; its spacing must be the default, because the method brings its own
     * @return the method
     * @throws IllegalArgumentException if another spacing than the default is asked for
     */
    public static ChebyshevCollocation on(Mesh mesh) {
        if (!mesh.isUniform()) {
            throw new IllegalArgumentException(
                    "chebyshev has its own nodes, which are denser at the walls: leave the spacing at 'uniform', got "
                            + mesh);
        }
        return new ChebyshevCollocation(mesh);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return PROMISES;
    }

    @Override
    public Class<? extends SemiDiscretisation> offers() {
        return ChebyshevSystem.class;
    }

    @Override
    public SemiDiscretisation discretise(FokkerPlanckProblem problem, Workers workers) {
        if (problem.initial() instanceof GaussianMixture mixture && !mixture.hasDensity()) {
            throw new IllegalArgumentException(
                    "chebyshev needs a smooth initial density, and a point mass has none; start a little later or use a"
                            + " finite volume, such as 'scharfetter-gummel'");
        }
        Domain domain = problem.domain();
        Grid counts = mesh.grid(domain);
        ChebyshevLine[] lines = new ChebyshevLine[domain.dimension()];
        for (int i = 0; i < lines.length; i++) {
            Domain.Sides sides = domain.boundaries().get(i);
            if (sides.periodic()) {
                throw new IllegalArgumentException("chebyshev needs walls, and axis " + i
                        + " is periodic; Fourier's method 'spectral' is made for circles");
            }
            lines[i] = new ChebyshevLine(
                    domain.lower().get(i), domain.upper().get(i), counts.axis(i).cells(), sides);
        }
        return new ChebyshevSystem(problem, lines, workers);
    }

    @Override
    public long requiredBytes(FokkerPlanckProblem problem) {
        int d = problem.domain().dimension();
        int tensor = problem.process().additiveNoise() ? 0 : d * (d + 1) / 2;
        boolean shared = problem.process().separable() && !problem.reaction().kills();
        // Drift, diffusion at nodes and edges, fluxes, edge values, and what an integrator of four stages keeps.
        long arrays = 4L * d + tensor + 12;
        double matrices = 0;
        List<Integer> perAxis = mesh.perAxis();
        for (int i = 0; i < d; i++) {
            long nodes = perAxis.get(perAxis.size() == 1 ? 0 : i);
            // Where lines do not share the matrix of their solve, each has its fluxes and factors.
            arrays += shared ? 0 : 2 * nodes;
            matrices += LINE_MATRICES * Double.BYTES * (double) nodes * nodes;
        }
        // The conversion saturates.
        return (long) (mesh.bytes(problem.domain(), arrays) + matrices);
    }

    @Override
    public String toString() {
        return name() + " on " + mesh + " nodes";
    }
}
