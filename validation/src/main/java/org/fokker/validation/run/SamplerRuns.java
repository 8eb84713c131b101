package org.fokker.validation.run;

import java.util.List;
import org.fokker.validation.result.SamplerResult;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.SamplerSpec;
import org.fokker.validation.scenario.Scenario;

/** Leads ensembles from noise to data and measures how far they end from the law of the forward process. */
final class SamplerRuns {

    private final Scenario scenario;
    private final Models models;
    private final RunContext context;

    SamplerRuns(Scenario scenario, Models models, RunContext context) {
        this.scenario = scenario;
        this.models = models;
        this.context = context;
    }

    List<SamplerResult> run(SamplerSpec spec) {
        throw new IllegalArgumentException("cannot be run: " + scenario.name() + models + context.seed() + spec.name());
    }
}
