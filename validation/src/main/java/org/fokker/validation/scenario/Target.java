package org.fokker.validation.scenario;

import java.util.Optional;
import org.fokker.distribution.Density;

/**
 * The law at time 0.
 *
 * @param law the law itself, which can be sampled unless it belongs to a manufactured solution; for samples the mixture fitted
 *     to the training part
 * @param samples where the law was fitted to a table, the table
 */
public record Target(Density law, Optional<SampleData> samples) {}
