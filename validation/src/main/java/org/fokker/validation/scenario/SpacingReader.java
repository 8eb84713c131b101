package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.grid.Spacing;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.fokker.method.ParameterException;

/**
 * Reads how the axes of a finite-volume grid are divided: a name or an inline table with its parameters, one for all axes or an
 * array with one for each.
 */
final class SpacingReader {

    private static final String KEY = "spacing";

    /** What a rule cannot divide, it cannot divide into a few cells; the grid may have more than fit in memory. */
    private static final int TRIAL_CELLS = 100;

    private SpacingReader() {}

    /**
     * Reads the rules.
     *
     * @param section the section that has the key, or has not
     * @param cells number of cells of every axis, d
     * @param flux the finite volumes that are to use them
     * @return one rule for each axis; equal cells if nothing is said
     */
    static List<Spacing> read(Section section, List<Integer> cells, SpaceDiscretisation.Factory flux) {
        if (!section.has(KEY)) {
            return Collections.nCopies(cells.size(), Spacing.uniform());
        }
        List<Spacing> spacings = section.isArray(KEY)
                ? each(section, cells.size())
                : Collections.nCopies(cells.size(), one(section.alternative(KEY)));
        for (int i = 0; i < spacings.size(); i++) {
            List<Spacing> alone = new ArrayList<>(Collections.nCopies(cells.size(), Spacing.uniform()));
            alone.set(i, spacings.get(i));
            try {
                flux.on(new Mesh(cells, alone));
            } catch (IllegalArgumentException refusal) {
                throw fault(section, i, refusal);
            }
        }
        return spacings;
    }

    /** Refuses rules that cannot divide the domain. */
    static void check(Section section, List<Spacing> spacings, List<Integer> cells, Domain domain) {
        for (int i = 0; i < spacings.size(); i++) {
            try {
                double lower = domain.lower().get(i);
                spacings.get(i).divide(lower, domain.upper().get(i), Math.min(cells.get(i), TRIAL_CELLS));
            } catch (IllegalArgumentException refusal) {
                throw fault(section, i, refusal);
            }
        }
    }

    private static ScenarioException fault(Section section, int axis, IllegalArgumentException refusal) {
        String why = "is refused: " + refusal.getMessage();
        return section.isArray(KEY) ? section.errorInEntry(KEY, axis, why) : section.error(KEY, why);
    }

    private static List<Spacing> each(Section section, int dimension) {
        List<Alternative> entries = section.alternatives(KEY);
        if (entries.size() != dimension) {
            throw section.error(
                    KEY,
                    "must have one entry for each axis, " + dimension + " in all, got " + entries.size()
                            + "; a single one without brackets stands for all axes");
        }
        return entries.stream().map(SpacingReader::one).toList();
    }

    private static Spacing one(Alternative entry) {
        String name = entry.name("spacing", Spacings.registry().names());
        Map<String, List<Double>> numbers = new LinkedHashMap<>();
        entry.table().ifPresent(table -> table.others().forEach(key -> numbers.put(key, numbers(table, key))));
        try {
            return Spacings.of(name, new SpacingSettings(numbers));
        } catch (ParameterException refusal) {
            throw entry.table().map(table -> table.refused(refusal)).orElseThrow(() -> refusal);
        }
    }

    private static List<Double> numbers(Section table, String key) {
        return table.isNumber(key)
                ? List.of(table.number(key))
                : Arrays.stream(table.vector(key)).boxed().toList();
    }
}
