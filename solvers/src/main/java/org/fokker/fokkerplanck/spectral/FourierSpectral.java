package org.fokker.fokkerplanck.spectral;

import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;

/**
 * Fourier's pseudo-spectral method in conservative form, ∂t p = −Σ ∂_i(f_i p) + Σ ∂_i∂_j(D_ij p), with derivatives of the
 * trigonometric interpolant through the values at the centres of equal cells. Diffusion that does not depend on x is offered
 * as the exact part.
 *
 * <p>The box is a circle along every axis, whatever boundary conditions the domain names: for reflecting or absorbing sides
 * the result approximates free space, and only as long as the density is negligible at the walls. Diffusion may vanish or be
 * negative; the backward heat equation then grows as it must.
 */
public final class FourierSpectral implements SpaceDiscretisation {

    private static final String NAME = "spectral";

    private static final Promises PROMISES =
            Promises.none().keeping(Property.SPECTRAL_ACCURACY).keeping(Property.CONSERVES_MASS);

    private final Mesh mesh;

    private FourierSpectral(Mesh mesh) {
        this.mesh = mesh;
    }

    /**
     * Creates the method.
     *
     * @param cells nodes of each axis, or one number for all axes
     * @return the method
     * @throws IllegalArgumentException if no number is given or one is less than one
     */
    public static FourierSpectral of(int... cells) {
        return on(Mesh.uniform(cells));
    }

    /**
     * Creates the method.
     *
     * @param mesh how the axes are divided
     * @return the method
     * @throws IllegalArgumentException if the cells are not equal
     */
    public static FourierSpectral on(Mesh mesh) {
        if (!mesh.isUniform()) {
            throw new IllegalArgumentException(
                    "spectral needs spacing 'uniform', whose nodes are those of Fourier modes, got " + mesh);
        }
        return new FourierSpectral(mesh);
    }

    /**
     * Returns the one entry {@code spectral}.
     *
     * @return the registry
     */
    public static Registry<Factory> registry() {
        return new Registry<>(
                "spectral method",
                List.of(new Registry.Entry<>(
                        NAME,
                        "Fourier modes on a periodic box: errors fall faster than any power of the width",
                        PROMISES,
                        FourierSpectral::on)));
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
        return FourierSystem.class;
    }

    @Override
    public SemiDiscretisation discretise(FokkerPlanckProblem problem, Workers workers) {
        if (problem.reaction().kills() || problem.reaction().creates()) {
            throw new IllegalArgumentException(
                    "spectral treats no killing and no source; a finite volume does, such as 'scharfetter-gummel'");
        }
        return new FourierSystem(problem, mesh.grid(problem.domain()), workers);
    }

    @Override
    public long requiredBytes(FokkerPlanckProblem problem) {
        int d = problem.domain().dimension();
        // The drift, state-dependent diffusion, the product with the state, and what an integrator of four stages
        // keeps.
        int tensor = problem.process().additiveNoise() ? 0 : d * (d + 1) / 2;
        return mesh.bytes(problem.domain(), d + tensor + 9L);
    }

    @Override
    public String toString() {
        return name() + " on " + mesh + " nodes";
    }
}
