package org.fokker.validation.scenario;

import java.util.Optional;
import org.fokker.distribution.Distribution;

/**
 * The law at time 0.
 *
 * @param distribution the law itself; for samples the mixture fitted to the training part
 * @param samples where the law was fitted to a table, the table
 */
public record Target(Distribution distribution, Optional<SampleData> samples) {}
