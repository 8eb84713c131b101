package org.fokker.fokkerplanck.finitevolume;

import java.util.ArrayList;
import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.grid.Spacing;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/**
 * Conservative finite volumes, for any drift and diffusion in any dimension whose grid fits into memory. Unknowns are cell
 * averages. For diagonal tensors every face has one {@link Flux}, whose name the method bears; full tensors need
 * {@link #selling} or {@link #crossStencil}.
 */
public final class FiniteVolume implements SpaceDiscretisation {

    private final Stencil stencil;
    private final Mesh mesh;
    private final ShiftedSolver solver;

    private FiniteVolume(Stencil stencil, Mesh mesh, ShiftedSolver solver) {
        this.stencil = stencil;
        this.mesh = mesh;
        this.solver = solver;
    }

    /**
     * Creates the method.
     *
     * @param flux what the faces do
     * @param cells cells of each axis, or one number for all axes
     * @return the method
     * @throws IllegalArgumentException if no number is given or one is less than one
     */
    public static FiniteVolume of(Flux flux, int... cells) {
        return on(flux, Mesh.uniform(cells));
    }

    /**
     * Creates the method.
     *
     * @param flux what the faces do
     * @param mesh how the axes are divided
     * @return the method
     * @throws IllegalArgumentException if the spacing of an axis is not smooth up to its ends, as Chebyshev's
     */
    public static FiniteVolume on(Flux flux, Mesh mesh) {
        return on(new Stencil.AlongAxes(flux), mesh);
    }

    /** Refuses rules on which the order is lost and the narrowest cells are O(N⁻²). */
    private static void requireSmooth(String method, Mesh mesh) {
        for (Spacing spacing : mesh.spacings()) {
            if (!spacing.smooth()) {
                throw new IllegalArgumentException(method + " is a finite volume and cannot use spacing '"
                        + spacing.name() + "', which is not smooth at the ends: its order would be lost, and its"
                        + " narrowest cells are of width O(1/N^2); 'sinh' with the ends as points gathers cells there");
            }
        }
    }

    private static FiniteVolume on(Stencil stencil, Mesh mesh) {
        requireSmooth(stencil.name(), mesh);
        if (!stencil.onUnequalCells() && !mesh.isUniform()) {
            throw new IllegalArgumentException(stencil.name() + " needs equal cells along each axis and cannot use "
                    + mesh + " cells; 'cross-stencil' treats full tensors on any cells");
        }
        return new FiniteVolume(stencil, mesh, stencil.usualSolver());
    }

    /**
     * Scharfetter and Gummel's finite volumes, the default.
     *
     * @param cells cells of each axis, or one number for all axes
     * @return the method
     */
    public static FiniteVolume scharfetterGummel(int... cells) {
        return of(new ScharfetterGummelFlux(), cells);
    }

    /**
     * Scharfetter and Gummel's flux along the vectors of Selling's decomposition, for full tensors: positive at every Péclet
     * number.
     *
     * @param cells cells of each axis, or one number for all axes
     * @return the method
     */
    public static FiniteVolume selling(int... cells) {
        return on(new SellingStencil(), Mesh.uniform(cells));
    }

    /**
     * Scharfetter and Gummel's flux along the axes with central differences for the mixed derivatives of full tensors: on any axes,
     * not positive.
     *
     * @param mesh how the axes are divided
     * @return the method
     */
    public static FiniteVolume crossStencil(Mesh mesh) {
        return on(new CrossStencil(), mesh);
    }

    /**
     * Returns one entry for each two-point flux along the axes, for diagonal tensors; then those whose fluxes see more than two
     * cells: {@code central-4} of fourth order, which is linear and can be solved along lines, {@code weno-5} and {@code van-leer}
     * for vanishing diffusion, which are nonlinear and can be marched explicitly only; then {@code selling} and {@code
     * cross-stencil}, for full tensors.
     *
     * @return the registry
     */
    public static Registry<Factory> registry() {
        List<Registry.Entry<Factory>> entries = new ArrayList<>();
        for (Registry.Entry<Flux> entry : Flux.registry().entries()) {
            Flux flux = entry.factory();
            entries.add(new Registry.Entry<>(entry.name(), entry.summary(), entry.promises(), mesh -> on(flux, mesh)));
        }
        for (WideScheme scheme : WideScheme.all()) {
            entries.add(entry(new WideStencil(scheme), scheme.summary()));
        }
        entries.add(entry(
                new SellingStencil(),
                "exponentially fitted along Selling's directions: full tensors, positive at every Péclet number"));
        entries.add(entry(
                new CrossStencil(),
                "exponentially fitted along the axes, central mixed derivatives: full tensors, non-monotone"));
        return new Registry<>("finite-volume flux", entries);
    }

    private static Registry.Entry<Factory> entry(Stencil stencil, String summary) {
        return new Registry.Entry<>(stencil.name(), summary, stencil.promises(), mesh -> on(stencil, mesh));
    }

    /**
     * Returns the method with another solver for implicit steps in more than one dimension. Fluxes along axes and Selling's
     * vectors are {@link ShiftedSolver#FACTORED} unless told otherwise, cross stencils {@link ShiftedSolver#ITERATIVE}.
     *
     * @param other the solver
     * @return the method with it
     * @throws IllegalArgumentException if the method has no choice: fluxes that see more than two cells solve in one way, if at all
     */
    public FiniteVolume withSolver(ShiftedSolver other) {
        if (!stencil.hasSolvers() && other != stencil.usualSolver()) {
            throw new IllegalArgumentException(name() + " has no " + other.label() + " solver, only that of lines;"
                    + " 'scharfetter-gummel' has one");
        }
        return new FiniteVolume(stencil, mesh, other);
    }

    @Override
    public String name() {
        return stencil.name();
    }

    @Override
    public Promises promises() {
        return stencil.promises();
    }

    @Override
    public Class<? extends SemiDiscretisation> offers() {
        return stencil.offers();
    }

    @Override
    public SemiDiscretisation discretise(FokkerPlanckProblem problem, Workers workers) {
        return stencil.system(problem, mesh.grid(problem.domain()), solver, workers);
    }

    @Override
    public long requiredBytes(FokkerPlanckProblem problem) {
        // The state, its initial value, right-hand side, residual, and two stages; eight vectors of an iteration.
        long vectors = solver == ShiftedSolver.ITERATIVE ? 14 : 6;
        return mesh.bytes(problem.domain(), stencil.arrays(problem.process()) + vectors);
    }

    @Override
    public String toString() {
        return name() + " on " + mesh + " cells";
    }
}
