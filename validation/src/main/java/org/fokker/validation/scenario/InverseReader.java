package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;

/** Reads {@code [measurement]} and the {@code [[posterior]]} sections. */
final class InverseReader {

    private final ClosedForm closedForm;

    InverseReader(ClosedForm closedForm) {
        this.closedForm = closedForm;
    }

    Optional<InverseSpec> read(Optional<Section> measurement, List<Section> posteriors) {
        measurement.ifPresent(closedForm::demandMixture);
        posteriors.forEach(closedForm::demandMixture);
        return measurement.map(section -> new InverseSpec(section.positive("noise"), List.of()));
    }
}
