package org.fokker.validation.scenario;

import java.util.List;
import java.util.regex.Pattern;
import org.fokker.distribution.Potential;
import org.fokker.method.UnknownNameException;
import org.fokker.validation.expression.ExpressionException;
import org.fokker.validation.expression.ExpressionPotential;
import org.fokker.validation.expression.NamedPotentials;

/** Reads potentials: a registered name or a formula. */
final class Formulas {

    /** Words joined by hyphens: the writer meant a name. */
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    private Formulas() {}

    static Potential potential(Section section, String key, int dimension) {
        String text = section.string(key);
        return NamedPotentials.find(text, dimension).map(Potential.class::cast).orElseGet(() -> formula(section, key, text, dimension));
    }

    private static Potential formula(Section section, String key, String text, int dimension) {
        try {
            return ExpressionPotential.parse(text, dimension);
        } catch (ExpressionException fault) {
            if (NAME.matcher(text).matches()) {
                List<String> known = NamedPotentials.names();
                throw section.error(key, "is neither a known potential nor a formula: '" + text + "'"
                        + UnknownNameException.suggestion(text, known));
            }
            throw section.error(key, "is not a formula: \"" + text + "\", " + fault.getMessage());
        }
    }
}
