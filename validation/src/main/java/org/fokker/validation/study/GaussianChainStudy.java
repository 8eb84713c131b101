package org.fokker.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.sampler.AffineChain;
import org.fokker.diffusion.sampler.ChainDivergence;
import org.fokker.diffusion.sampler.Sampler;
import org.fokker.distribution.GaussianLaw;
import org.fokker.distribution.GaussianMixture;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/**
 * Refines the steps of a stochastic sampler on the data N(½, ¼²), from the exact p_T: the law in which the chain ends is known
 * exactly, and so are its distances from p_ε. Work is the number of evaluations of the model for one point.
 */
final class GaussianChainStudy implements Study {

    private static final double START = 1e-3;

    private static final MixtureDiffusion LAW = new MixtureDiffusion(
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1),
            GaussianMixture.gaussian(new double[] {0.5}, new double[][] {{0.0625}}));

    /** With the noise of the reversal and the denoised point of the beginning of a step. */
    private static final List<String> BOUNDED = List.of("ddpm", "sde-dpmpp-1");

    /** Rounding of a mean and a deviation of size one after some hundred steps. */
    private static final double RESOLUTION = 1e-13;

    private final Registry.Entry<Function<Parameters, Sampler>> entry;
    private final Property property;
    private final Promise promise;

    GaussianChainStudy(Registry.Entry<Function<Parameters, Sampler>> entry, Property property, double order) {
        this.entry = entry;
        this.property = property;
        // A linear problem may be kinder than most.
        promise = Promise.atLeast(property, order);
    }

    private List<String> norms() {
        if (bounded()) {
            return List.of("KL", "KL of paths", "Chen et al. 2023", "Benton et al. 2024");
        }
        return List.of(divergence() ? "KL" : "W2");
    }

    /** The chains whose paths are known, and which the published bounds are about: drawn beside, with the constants one. */
    private boolean bounded() {
        return divergence() && BOUNDED.contains(entry.name());
    }

    private boolean divergence() {
        return property == Property.DIVERGENCE_ORDER;
    }

    @Override
    public Subject subject() {
        String problem = divergence() ? "gaussian-divergence" : "gaussian-transport";
        return new Subject(
                entry.name() + "." + problem,
                entry.name() + " on the law of Gaussian data",
                entry.name(),
                "sampler",
                problem,
                Refined.TIME_STEP,
                norms(),
                promise);
    }

    @Override
    public List<Level> ladder(boolean quick) {
        // Cheap enough not to be shortened.
        return SamplerStudies.ladder(64);
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        int steps = (int) level.count();
        Sampler sampler = entry.factory().apply(Parameters.none());
        TimeGrid grid = TimeGrid.of(LAW.process().schedule(), TimeSpacings.QUADRATIC, START, 1, steps);
        CountingDenoiser model = new CountingDenoiser(LAW);
        GaussianLaw begin = GaussianLaw.of(LAW.marginal(1));
        Stopwatch watch = new Stopwatch(false);
        GaussianLaw end = watch.time(() -> AffineChain.law(sampler, model, grid, begin));
        GaussianLaw exact = GaussianLaw.of(LAW.marginal(START));
        double error = divergence() ? end.divergence(exact) : end.wassersteinDistance(exact);
        // A divergence is the square of a distance in deviations, ¼.
        double doubt = divergence() ? 16 * RESOLUTION * RESOLUTION + error * RESOLUTION : RESOLUTION;
        double points = 2.0 + (double) steps * sampler.normalsPerStep();
        List<Double> values = new ArrayList<>(List.of(error));
        if (bounded()) {
            ChainDivergence chain = ChainDivergence.of(grid, GaussianLaw.of(LAW.target()));
            values.addAll(List.of(chain.paths(), chain.lipschitz(), chain.linear()));
        }
        return new Errors(values, List.of(), doubt, List.of(), model.points() / points, watch.seconds() / points);
    }
}
