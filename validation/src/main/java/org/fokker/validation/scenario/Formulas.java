package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fokker.distribution.Potential;
import org.fokker.distribution.Potentials;
import org.fokker.method.UnknownNameException;
import org.fokker.validation.expression.Expression;
import org.fokker.validation.expression.ExpressionException;
import org.fokker.validation.expression.ExpressionPotential;

/** Reads formulas, and potentials, which may also be registered names. */
final class Formulas {

    /** Words joined by hyphens: the writer meant a name. */
    private static final Pattern NAME = Pattern.compile("[a-z]{2,}(-[a-z]+)*");

    private Formulas() {}

    /** Returns the potential that a key names or writes out. */
    static Potential potential(Section section, String key, int dimension) {
        String text = section.string(key);
        if (!Potentials.registry().names().contains(text)) {
            return formula(section, key, text, dimension);
        }
        try {
            return Potentials.of(text, dimension);
        } catch (IllegalArgumentException refusal) {
            throw section.error(key, "does not fit: " + refusal.getMessage());
        }
    }

    /** Returns a formula, which may be a number. */
    static Expression formula(Section section, String key, int dimension, boolean inTime) {
        String text = section.formula(key);
        try {
            return parse(text, dimension, inTime);
        } catch (ExpressionException fault) {
            throw section.error(key, fault(text, fault));
        }
    }

    /** Returns one formula for each component. */
    static List<Expression> vector(Section section, String key, int dimension, boolean inTime) {
        List<String> texts = section.formulas(key);
        if (texts.size() != dimension) {
            throw section.error(
                    key, "must have one formula for each axis, " + dimension + " in all, got " + texts.size());
        }
        List<Expression> formulas = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            formulas.add(entry(section, key, i, texts.get(i), dimension, inTime));
        }
        return formulas;
    }

    /** Returns the formula in a text that stands in an entry of the array of a key. */
    static Expression entry(Section section, String key, int i, String text, int dimension, boolean inTime) {
        try {
            return parse(text, dimension, inTime);
        } catch (ExpressionException fault) {
            throw section.errorInEntry(key, i, fault(text, fault));
        }
    }

    private static Expression parse(String text, int dimension, boolean inTime) {
        return inTime ? Expression.parseInTime(text, dimension) : Expression.parse(text, dimension);
    }

    private static Potential formula(Section section, String key, String text, int dimension) {
        try {
            return ExpressionPotential.parse(text, dimension);
        } catch (ExpressionException fault) {
            if (NAME.matcher(text).matches()) {
                throw section.error(
                        key,
                        "is neither a known potential nor a formula: '" + text + "'"
                                + UnknownNameException.suggestion(
                                        text, Potentials.registry().names()));
            }
            throw section.error(key, fault(text, fault));
        }
    }

    private static String fault(String text, ExpressionException fault) {
        return "is not a formula: \"" + text + "\", " + fault.getMessage();
    }
}
