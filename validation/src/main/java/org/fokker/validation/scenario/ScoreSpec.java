package org.fokker.validation.scenario;

import java.util.List;
import org.fokker.method.Parameters;

/**
 * A model of the score.
 *
 * @param name its name in the scenario, by which samplers ask for it
 * @param kind name of a score estimator
 * @param parameters those of the estimator
 * @param samples how many points it is made from
 * @param times when its error is measured, each after 0
 */
public record ScoreSpec(String name, String kind, Parameters parameters, int samples, List<Double> times) {

    /** The name of the exact score, which every scenario with a closed form has. */
    public static final String EXACT = "exact";

    /**
     * Copies the list.
     *
     * @param name its name in the scenario
     * @param kind name of a score estimator
     * @param parameters those of the estimator
     * @param samples how many points it is made from
     * @param times when its error is measured
     */
    public ScoreSpec {
        times = List.copyOf(times);
    }
}
