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
 * Conservative finite volumes, for any drift and diagonal diffusion in any dimension whose grid fits
 * into memory. Unknowns are cell averages; every face has one {@link Flux}. The name is that of the flux.
 */
public final class FiniteVolume implements SpaceDiscretisation {

    private final Flux flux;
    private final Mesh mesh;

    private FiniteVolume(Flux flux, Mesh mesh) {
        this.flux = flux;
        this.mesh = mesh;
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
        requireSmooth(flux.name(), mesh);
        return new FiniteVolume(flux, mesh);
    }

    /** Refuses rules on which the order is lost and the narrowest cells are O(N⁻²). */
    static void requireSmooth(String method, Mesh mesh) {
        for (Spacing spacing : mesh.spacings()) {
            if (!spacing.smooth()) {
                throw new IllegalArgumentException(method + " is a finite volume and cannot use spacing '"
                        + spacing.name() + "', which is not smooth at the ends: its order would be lost, and its"
                        + " narrowest cells are of width O(1/N^2); 'sinh' with the ends as points gathers cells there");
            }
        }
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
     * Returns one entry for each flux, and those whose fluxes see more than two cells: {@code central-4} of fourth order, which
     * is linear and can be solved along lines, {@code weno-5} and {@code van-leer} for vanishing diffusion, which are nonlinear
     * and can be marched explicitly only.
     *
     * @return the registry
     */
    public static Registry<Factory> registry() {
        List<Registry.Entry<Factory>> entries = new ArrayList<>();
        for (Registry.Entry<Flux> entry : Flux.registry().entries()) {
            Flux flux = entry.factory();
            entries.add(new Registry.Entry<>(entry.name(), entry.summary(), entry.promises(), mesh -> on(flux, mesh)));
        }
        entries.addAll(WideFiniteVolume.entries());
        return new Registry<>("finite-volume flux", entries);
    }

    /** {@return what the faces do} */
    public Flux flux() {
        return flux;
    }

    @Override
    public String name() {
        return flux.name();
    }

    @Override
    public Promises promises() {
        return flux.promises();
    }

    @Override
    public Class<? extends SemiDiscretisation> offers() {
        return FiniteVolumeSystem.class;
    }

    @Override
    public SemiDiscretisation discretise(FokkerPlanckProblem problem, Workers workers) {
        return new FiniteVolumeSystem(problem, flux, mesh.grid(problem.domain()), workers);
    }

    @Override
    public long requiredBytes(FokkerPlanckProblem problem) {
        // Two rates for each axis, then the state, its initial value, right-hand side, residual, and two stages.
        return mesh.bytes(problem.domain(), 2L * problem.domain().dimension() + 6);
    }

    @Override
    public String toString() {
        return name() + " on " + mesh + " cells";
    }
}
