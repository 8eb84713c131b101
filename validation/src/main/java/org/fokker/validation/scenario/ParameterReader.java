package org.fokker.validation.scenario;

import java.util.function.Consumer;
import org.fokker.method.ParameterException;
import org.fokker.method.Parameters;

/** Reads the parameters of something that is made by name: all keys of a section that are not keys of the section itself. */
final class ParameterReader {

    private ParameterReader() {}

    /**
     * Reads the keys that nobody has asked for yet, and lets them be tried.
     *
     * @param section the section
     * @param trial makes the thing, and refuses what is not a parameter of it or out of range
     * @return numbers and words by name; true and false are words
     */
    static Parameters read(Section section, Consumer<Parameters> trial) {
        Parameters parameters = Parameters.none();
        for (String key : section.others()) {
            if (section.isNumber(key)) {
                parameters = parameters.with(key, section.number(key));
            } else if (section.isFlag(key)) {
                parameters = parameters.with(key, Boolean.toString(section.flagOr(key, false)));
            } else {
                parameters = parameters.with(key, section.string(key));
            }
        }
        try {
            trial.accept(parameters);
        } catch (ParameterException refusal) {
            throw section.refused(refusal);
        } catch (IllegalArgumentException refusal) {
            throw section.error("is refused: " + refusal.getMessage());
        }
        return parameters;
    }
}
