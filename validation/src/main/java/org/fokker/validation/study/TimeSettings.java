package org.fokker.validation.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.FourierSpectral;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.OrnsteinUhlenbeck;
import org.fokker.process.SubVariancePreserving;

/** Systems that the time integrators are tried on. */
final class TimeSettings {

    private static final String DEFAULT = "scharfetter-gummel";

    /** The scheme that leaves mixed derivatives outside of the parts of alternating directions. */
    private static final String MIXED = "cross-stencil";

    private TimeSettings() {}

    /** Systems of one dimension by finite volumes: with and without time in the coefficients, and from a point mass. */
    static List<TimeSetting> line() {
        GaussianMixture smooth = GaussianMixture.gaussian(new double[] {1}, new double[][] {{0.5}});
        SpaceDiscretisation.Factory space = flux(DEFAULT);
        return List.of(
                new TimeSetting("smooth", "a line, smooth start", ornsteinUhlenbeck(smooth), space, false, 400, 48),
                new TimeSetting(
                        "point",
                        "a line, from a point mass",
                        ornsteinUhlenbeck(GaussianMixture.point(0)),
                        space,
                        true,
                        400,
                        48),
                new TimeSetting(
                        "driven", "a line, coefficients that depend on time", driven(smooth), space, false, 100, 48));
    }

    /** Systems of Fourier modes, for integrators that want an exact part. */
    static List<TimeSetting> modes() {
        GaussianMixture smooth = GaussianMixture.gaussian(new double[] {1}, new double[][] {{0.5}});
        return List.of(
                new TimeSetting(
                        "modes",
                        "Fourier modes, smooth start",
                        ornsteinUhlenbeck(smooth),
                        FourierSpectral::on,
                        false,
                        64,
                        64),
                new TimeSetting(
                        "driven-modes",
                        "Fourier modes, coefficients that depend on time",
                        driven(smooth),
                        FourierSpectral::on,
                        false,
                        48,
                        48));
    }

    /** Systems in the plane, for integrators that solve along directions, exactly or by approximate factorisation. */
    static List<TimeSetting> plane() {
        List<TimeSetting> settings = new ArrayList<>();
        settings.add(new TimeSetting(
                "plane",
                "a plane, diffusion along the axes",
                turning(new double[][] {{1, 0}, {0, 0.8}}),
                flux(DEFAULT),
                false,
                60,
                32));
        if (FiniteVolume.registry().names().contains(MIXED)) {
            settings.add(new TimeSetting(
                    "mixed",
                    "a plane, mixed derivatives",
                    turning(new double[][] {{1, 0.7}, {0.7, 0.8}}),
                    flux(MIXED),
                    false,
                    60,
                    32));
        }
        return settings;
    }

    private static SpaceDiscretisation.Factory flux(String name) {
        return FiniteVolume.registry().find(name).factory();
    }

    /** dX = −X dt + √2 dW on [−6, 6] up to time ½. */
    private static FokkerPlanckProblem ornsteinUhlenbeck(GaussianMixture initial) {
        AffineGaussianProcess process = AffineGaussianProcess.of(OrnsteinUhlenbeck.of(1, Math.sqrt(2)), 1);
        return new FokkerPlanckProblem(process, initial, box(1), 0, 0.5);
    }

    /**
     * The sub-VP process of diffusion models, its rate from 2 to 8. Its diffusion grows from a fifth of what the drift would have in
     * equilibrium to nearly all of it: the operators of two times do not commute, unlike those of the VP process, which are
     * multiples of one another, so that every rule of quadrature would be exact that is exact for the rate.
     */
    private static FokkerPlanckProblem driven(GaussianMixture initial) {
        AffineGaussianProcess process = AffineGaussianProcess.of(SubVariancePreserving.linear(0.1, 20), 1);
        return new FokkerPlanckProblem(process, initial, box(1), 0.1, 0.4);
    }

    private static FokkerPlanckProblem turning(double[][] diffusion) {
        GaussianMixture initial =
                GaussianMixture.gaussian(new double[] {1, -0.5}, new double[][] {{0.25, 0}, {0, 0.25}});
        return new FokkerPlanckProblem(ExactProblems.turning(diffusion), initial, box(2), 0, 1);
    }

    private static Domain box(int d) {
        double[] upper = new double[d];
        double[] lower = new double[d];
        Arrays.fill(upper, 6);
        Arrays.fill(lower, -6);
        return Domain.box(lower, upper, Boundary.REFLECTING);
    }
}
