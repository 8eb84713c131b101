package org.fokker.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fokker.diffusion.sampler.Sampler;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Study;

/** The studies of samplers: one for each order that is promised. */
final class SamplerStudies {

    private static final int LEVELS = 5;

    private SamplerStudies() {}

    /** The studies of a registered sampler. */
    static List<Study> of(Registry.Entry<Function<Parameters, Sampler>> entry) {
        List<Study> studies = new ArrayList<>();
        entry.promises().order(Property.FLOW_ORDER).ifPresent(order -> studies.add(new FlowMapStudy(entry, order)));
        for (Property property : List.of(Property.WASSERSTEIN_ORDER, Property.DIVERGENCE_ORDER)) {
            entry.promises()
                    .order(property)
                    .ifPresent(order -> studies.add(new GaussianChainStudy(entry, property, order)));
        }
        return studies;
    }

    /** Numbers of steps that double; multistep rules need that many levels to show an order. */
    static List<Level> ladder(int first) {
        return IntStream.range(0, LEVELS)
                .mapToObj(l -> Level.dividing(1, (long) first << l))
                .toList();
    }
}
