package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fokker.validation.expression.Expression;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.FormulaMatrix;
import org.fokker.validation.expression.Noise;
import org.tomlj.TomlArray;

/**
 * Reads the noise of a process from exactly one of the keys 'volatility' (σ, or one σ_i for each axis), 'noise' (the matrix B) and
 * 'diffusion' (D, or one D_ii for each axis, or the tensor), whose entries are numbers or formulas.
 */
final class NoiseReader {

    static final String VOLATILITY = "volatility";
    static final String NOISE = "noise";
    static final String DIFFUSION = "diffusion";

    private final Section section;
    private final int dimension;
    private final boolean inTime;

    /**
     * Creates the reader.
     *
     * @param section [process]
     * @param dimension d
     * @param inTime whether the formulas may depend on time
     */
    NoiseReader(Section section, int dimension, boolean inTime) {
        this.section = section;
        this.dimension = dimension;
        this.inTime = inTime;
    }

    /** Reads the noise from the one of the given keys that is there. */
    Noise read(List<String> keys) {
        List<String> given = keys.stream().filter(section::has).toList();
        if (given.isEmpty()) {
            throw section.error("needs one of " + quoted(keys));
        }
        if (given.size() > 1) {
            throw section.error(given.get(1), "says the same as '" + given.get(0) + "'; give one of them");
        }
        String key = given.get(0);
        try {
            return switch (key) {
                case VOLATILITY -> Noise.diagonal(diagonal(key));
                case NOISE -> Noise.ofMatrix(matrix(key));
                default -> Noise.ofTensor(isMatrix(key) ? square(key) : FormulaMatrix.diagonal(diagonal(key)));
            };
        } catch (ScenarioException explained) {
            throw explained;
        } catch (IllegalArgumentException refusal) {
            throw section.error(key, "is refused: " + refusal.getMessage());
        }
    }

    private static String quoted(List<String> keys) {
        return String.join(", ", keys.stream().map(key -> "'" + key + "'").toList());
    }

    /** One entry for all axes, or one for each. */
    private List<Expression> diagonal(String key) {
        if (!section.isArray(key)) {
            return Collections.nCopies(dimension, notNegative(key, Formulas.formula(section, key, dimension, inTime)));
        }
        List<Expression> entries = Formulas.vector(section, key, dimension, inTime);
        entries.forEach(entry -> notNegative(key, entry));
        return entries;
    }

    private Expression notNegative(String key, Expression entry) {
        if (entry.simplified() instanceof Constant constant && constant.value() < 0) {
            throw section.error(key, "must not be negative, got " + constant);
        }
        return entry;
    }

    private boolean isMatrix(String key) {
        return section.isArray(key)
                && section.array(key, "an array").size() > 0
                && section.array(key, "an array").get(0) instanceof TomlArray;
    }

    private FormulaMatrix square(String key) {
        FormulaMatrix matrix = matrix(key);
        int columns = matrix.rows().get(0).size();
        if (columns != dimension) {
            throw section.error(key, "must be " + dimension + " × " + dimension + ", got rows of " + columns);
        }
        return matrix;
    }

    /** A matrix with one row for each axis. */
    FormulaMatrix matrix(String key) {
        List<List<String>> texts = section.formulaRows(key);
        if (texts.size() != dimension) {
            throw section.error(key, "must have one row for each axis, " + dimension + " in all, got " + texts.size());
        }
        List<List<Expression>> rows = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            int row = i;
            if (texts.get(i).size() != texts.get(0).size()) {
                throw section.errorInEntry(
                        key,
                        i,
                        "must have as many entries as the first row, "
                                + texts.get(0).size() + ", got " + texts.get(i).size());
            }
            rows.add(texts.get(i).stream()
                    .map(text -> Formulas.entry(section, key, row, text, dimension, inTime))
                    .toList());
        }
        return new FormulaMatrix(rows);
    }
}
