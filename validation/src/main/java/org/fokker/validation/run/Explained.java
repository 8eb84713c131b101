package org.fokker.validation.run;

import java.util.function.Supplier;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScenarioException;

/** Adds to a refusal where it came from: the file, and the route, analysis, sampler … in it. */
final class Explained {

    private final Scenario scenario;

    Explained(Scenario scenario) {
        this.scenario = scenario;
    }

    <T> T run(String piece, Supplier<T> work) {
        try {
            return work.get();
        } catch (ScenarioException explained) {
            throw explained;
        } catch (IllegalArgumentException refusal) {
            throw new ScenarioException(scenario.origin() + ": " + piece + ": " + refusal.getMessage());
        }
    }
}
