package org.fokker.fokkerplanck.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.SpectralMethods;
import org.fokker.grid.Spacing;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.fokker.method.Registry;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * All registered space discretisations, and small problems that make demands on them. What a method cannot treat it refuses,
 * which is part of its contract; that none refuses everything is a test of its own.
 */
final class SpaceMethods {

    /** Cells of the axes: unlike each other, odd and even, and enough for the widest stencil. */
    private static final int[] CELLS = {7, 6, 8};

    static final Workers ALONE = Workers.of(1);

    private SpaceMethods() {}

    /** The names of all methods. */
    static Stream<String> names() {
        return entries().map(Registry.Entry::name);
    }

    private static Stream<Registry.Entry<SpaceDiscretisation.Factory>> entries() {
        return Stream.of(FiniteVolume.registry(), SpectralMethods.registry())
                .flatMap(registry -> registry.entries().stream());
    }

    static Registry.Entry<SpaceDiscretisation.Factory> find(String name) {
        return entries().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
    }

    /** Equal cells for some axes. */
    static Mesh uniform(int d) {
        return Mesh.uniform(Arrays.copyOf(CELLS, d));
    }

    /** Unequal and equal cells for some axes. */
    static List<Mesh> meshes(int d) {
        Spacing gathered =
                Spacings.of("sinh", SpacingSettings.none().with("strength", 2).with("points", 0.3));
        return List.of(Mesh.of(gathered, Arrays.copyOf(CELLS, d)), uniform(d));
    }

    /** What a method makes of a problem, or nothing if it refuses the mesh or the problem. */
    static Optional<SemiDiscretisation> system(String name, Mesh mesh, FokkerPlanckProblem problem) {
        return system(name, mesh, problem, ALONE);
    }

    static Optional<SemiDiscretisation> system(String name, Mesh mesh, FokkerPlanckProblem problem, Workers workers) {
        try {
            return Optional.of(find(name).factory().on(mesh).discretise(problem, workers));
        } catch (IllegalArgumentException refusal) {
            return Optional.empty();
        }
    }

    /** All systems that a method makes of the processes on [−1, 1]^d, d ≤ 3, on all meshes, under one condition on all sides. */
    static List<SemiDiscretisation> systems(String name, Boundary... boundaries) {
        return systems(name, UnaryOperator.identity(), boundaries);
    }

    static List<SemiDiscretisation> systems(
            String name, UnaryOperator<FokkerPlanckProblem> change, Boundary... boundaries) {
        List<SemiDiscretisation> systems = new ArrayList<>();
        for (int d = 1; d <= CELLS.length; d++) {
            for (DiffusionProcess process : processes(d)) {
                for (Boundary boundary : boundaries) {
                    FokkerPlanckProblem problem = change.apply(problem(process, boundary));
                    meshes(d).stream()
                            .flatMap(mesh -> system(name, mesh, problem).stream())
                            // One is enough in space, the first that is not refused: uneven cells where they can be
                            // had.
                            .limit(d == 3 ? 1 : 2)
                            .forEach(systems::add);
                }
            }
        }
        return systems;
    }

    /** A problem on [−1, 1]^d from time 0 to 1. */
    static FokkerPlanckProblem problem(DiffusionProcess process, Boundary boundary) {
        return problem(process, Domain.box(corner(process, -1), corner(process, 1), boundary));
    }

    static FokkerPlanckProblem problem(DiffusionProcess process, Domain domain) {
        return new FokkerPlanckProblem(process, GaussianMixture.standardNormal(process.dimension()), domain, 0, 1);
    }

    /** The same problem with a killing rate that depends on every coordinate. */
    static FokkerPlanckProblem killing(FokkerPlanckProblem problem) {
        return new FokkerPlanckProblem(
                problem.process(), problem.initial(), problem.domain(), problem.start(), problem.end(), new Reaction() {
                    @Override
                    public boolean kills() {
                        return true;
                    }

                    @Override
                    public void killing(double t, double[][] x, int n, double[] rate) {
                        for (int j = 0; j < n; j++) {
                            rate[j] = 20;
                            for (double[] axis : x) {
                                rate[j] += axis[j] * axis[j];
                            }
                        }
                    }
                });
    }

    private static double[] corner(DiffusionProcess process, double x) {
        double[] corner = new double[process.dimension()];
        Arrays.fill(corner, x);
        return corner;
    }

    /** Processes with diagonal and with full tensors, of cell Péclet numbers on both sides of two. */
    static List<DiffusionProcess> processes(int d) {
        return d == 1
                ? List.of(curved(1, 0, 1), curved(1, 0, 20))
                : List.of(curved(d, 0, 20), curved(d, 0.2, 1), elongated(d));
    }

    /** Constant coefficients of a tensor L Lᵀ so elongated that Selling's jumps reach over several cells. */
    private static DiffusionProcess elongated(int d) {
        double[][] l = {{0.5}, {0.8, 0.5}, {-0.3, 0.8, 0.6}};
        double[] tensor = new double[d * (d + 1) / 2];
        int entry = 0;
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++, entry++) {
                for (int k = 0; k <= i; k++) {
                    tensor[entry] += l[i][k] * l[j][k];
                }
            }
        }
        return TestProcess.affine(new double[d][d], Arrays.copyOf(new double[] {0.7, -1.1, 0.4}, d), tensor);
    }

    /**
     * Drift and diffusion that depend on every coordinate, with period 2, and on time, without a symmetry; positive definite for
     * couplings up to 0.2.
     */
    static DiffusionProcess curved(int d, double coupling, double push) {
        return new TestProcess(d, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double[] f = new double[d];
                Arrays.setAll(f, i -> push * (Math.sin(Math.PI * (x[i] + 2 * x[(i + 1) % d]) + i) + t));
                return f;
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double[] tensor = new double[d * (d + 1) / 2];
                int entry = 0;
                for (int i = 0; i < d; i++) {
                    for (int j = i; j < d; j++) {
                        tensor[entry++] = i == j
                                ? 0.6 + 0.1 * Math.cos(Math.PI * (x[i] - x[(i + 1) % d]) + i) + 0.05 * i + 0.1 * t
                                : coupling * Math.sin(Math.PI * (x[i] + 0.2 * j));
                    }
                }
                return tensor;
            }
        });
    }

    /** A tensor that depends on every coordinate, and a drift that does, at the price of a few products: for large grids. */
    static DiffusionProcess polynomial(int d, double coupling) {
        return new TestProcess(d, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double[] f = new double[d];
                for (int i = 0; i < d; i++) {
                    f[i] = x[(i + 1) % d] - x[i] * x[i];
                }
                return f;
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double[] tensor = new double[d * (d + 1) / 2];
                int entry = 0;
                for (int i = 0; i < d; i++) {
                    for (int j = i; j < d; j++) {
                        tensor[entry++] = i == j ? 1 + 0.2 * x[i] * x[(i + 1) % d] : coupling * x[i];
                    }
                }
                return tensor;
            }

            @Override
            public boolean autonomous() {
                return true;
            }
        });
    }
}
