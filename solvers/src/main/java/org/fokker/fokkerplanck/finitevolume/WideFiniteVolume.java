package org.fokker.fokkerplanck.finitevolume;

import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** Conservative finite volumes whose fluxes see more than the two cells of a face, for diagonal diffusion in any dimension. */
final class WideFiniteVolume implements SpaceDiscretisation {

    private final WideScheme scheme;
    private final Mesh mesh;

    private WideFiniteVolume(WideScheme scheme, Mesh mesh) {
        FiniteVolume.requireSmooth(scheme.name(), mesh);
        this.scheme = scheme;
        this.mesh = mesh;
    }

    /** {@code central-4}, {@code weno-5} and {@code van-leer}. */
    static List<Registry.Entry<Factory>> entries() {
        return List.of(
                entry(new FourthOrderCentral()), entry(new WeightedEssentiallyNonOscillatory()), entry(new VanLeer()));
    }

    private static Registry.Entry<Factory> entry(WideScheme scheme) {
        return new Registry.Entry<>(
                scheme.name(), scheme.summary(), scheme.promises(), mesh -> new WideFiniteVolume(scheme, mesh));
    }

    @Override
    public String name() {
        return scheme.name();
    }

    @Override
    public Promises promises() {
        return scheme.promises();
    }

    @Override
    public Class<? extends SemiDiscretisation> offers() {
        return scheme.linear() ? FourthOrderSystem.class : WideSystem.class;
    }

    @Override
    public SemiDiscretisation discretise(FokkerPlanckProblem problem, Workers workers) {
        Grid grid = mesh.grid(problem.domain());
        return scheme.linear()
                ? new FourthOrderSystem(problem, scheme, grid, workers)
                : new WideSystem(problem, scheme, grid, workers);
    }

    @Override
    public long requiredBytes(FokkerPlanckProblem problem) {
        // Two averages, a value and a slope on the faces of each axis, then the state, its initial value and what an
        // integrator of four stages keeps.
        return mesh.bytes(problem.domain(), 4L * problem.domain().dimension() + 8);
    }

    @Override
    public String toString() {
        return name() + " on " + mesh + " cells";
    }
}
