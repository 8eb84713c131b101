package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/** Drift and diffusion that vary along and across the axes, with source and killing made for a known solution. */
final class VaryingPlane {
    private static final double LEVEL = 0.1;

    private static final Workers WORKERS = Workers.of(2);

    private VaryingPlane() {}

    private static double wave(double x, double y) {
        return Math.cos(Math.PI * x) * Math.cos(Math.PI * y);
    }

    private static double amplitude(double t) {
        return 0.5 * Math.exp(-t);
    }

    static DiffusionProcess process() {
        return new TestProcess(2, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                return new double[] {Math.sin(Math.PI * x[0]) * Math.cos(Math.PI * x[1]), 0};
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return new double[] {LEVEL * (1 + 0.5 * wave(x[0], x[1])), 0, 0.2};
            }

            @Override
            public boolean autonomous() {
                return true;
            }
        });
    }

    /** ∂t p + ∂x(f p) − ∂x²(D₁₁ p) − ∂y²(D₂₂ p) + k p for p = 1 + g c with c = cos πx cos πy and k = 1 + c. */
    static Reaction reaction() {
        return new Reaction() {
            @Override
            public boolean autonomous() {
                return false;
            }

            @Override
            public boolean kills() {
                return true;
            }

            @Override
            public boolean creates() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                Arrays.setAll(rate, j -> j < n ? 1 + wave(x[0][j], x[1][j]) : 0);
            }

            @Override
            public void source(double t, double[][] x, int n, double[] source) {
                for (int j = 0; j < n; j++) {
                    source[j] = source(t, x[0][j], x[1][j]);
                }
            }

            private double source(double t, double x, double y) {
                double pi = Math.PI;
                double g = amplitude(t);
                double c = wave(x, y);
                double across = Math.cos(pi * y) * Math.cos(pi * y);
                // f p = sin πx cos πy + g sin πx cos πx cos² πy.
                double advection = pi * c + g * pi * Math.cos(2 * pi * x) * across;
                // D₁₁ p = L [1 + (½ + g) c + ½ g c²].
                double alongX = LEVEL * (-pi * pi * (0.5 + g) * c - g * pi * pi * Math.cos(2 * pi * x) * across);
                double alongY = -0.2 * pi * pi * g * c;
                return -g * c + advection - alongX - alongY + (1 + c) * (1 + g * c);
            }
        };
    }

    static double average(double t, double x0, double x1, double y0, double y1) {
        double pi = Math.PI;
        double area = (x1 - x0) * (y1 - y0);
        double wave = (Math.sin(pi * x1) - Math.sin(pi * x0)) * (Math.sin(pi * y1) - Math.sin(pi * y0)) / (pi * pi);
        return 1 + amplitude(t) * wave / area;
    }

    static double[] averages(Grid grid, double t) {
        int n = grid.axis(1).cells();
        double[] averages = new double[grid.size()];
        Arrays.setAll(
                averages,
                c -> average(
                        t,
                        grid.axis(0).edge(c / n),
                        grid.axis(0).edge(c / n + 1),
                        grid.axis(1).edge(c % n),
                        grid.axis(1).edge(c % n + 1)));
        return averages;
    }

    /** The system of a finite volume between reflecting walls. */
    static SemiDiscretisation discretise(String scheme, Mesh mesh) {
        Domain domain = Domain.box(new double[2], new double[] {1, 1}, Boundary.REFLECTING);
        return FiniteVolume.registry()
                .find(scheme)
                .factory()
                .on(mesh)
                .discretise(
                        new FokkerPlanckProblem(process(), GaussianMixture.standardNormal(2), domain, 0, 1, reaction()),
                        WORKERS);
    }
}
