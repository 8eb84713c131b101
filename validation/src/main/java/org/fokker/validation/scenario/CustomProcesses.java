package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.LinearProcess;
import org.fokker.validation.expression.CompleteRecipe;
import org.fokker.validation.expression.Expression;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.ExpressionPotential;
import org.fokker.validation.expression.ExpressionProcess;
import org.fokker.validation.expression.FormulaMatrix;
import org.fokker.validation.expression.Noise;
import org.fokker.validation.expression.ReversibleExpressionProcess;

/** Reads the processes that a scenario writes out itself: by formulas, by a law that is to be stationary, by matrices. */
final class CustomProcesses {

    static final String CUSTOM = "custom";
    static final String COMPLETE_RECIPE = "complete-recipe";
    static final String LINEAR = "linear";

    /** The kinds in the order in which they are listed. */
    static final List<String> KINDS = List.of(LINEAR, COMPLETE_RECIPE, CUSTOM);

    private static final String DRIFT = "drift";
    private static final String POTENTIAL = "potential";
    private static final String TEMPERATURE = "temperature";
    private static final String INTERPRETATION = "interpretation";
    private static final String ROTATION = "rotation";
    private static final String SHIFT = "shift";
    private static final List<String> READINGS = List.of("ito", "stratonovich", "haenggi-klimontovich");
    private static final List<String> ANY_NOISE =
            List.of(NoiseReader.VOLATILITY, NoiseReader.NOISE, NoiseReader.DIFFUSION);

    private final Section section;
    private final String kind;
    private final int dimension;

    private CustomProcesses(Section section, String kind, int dimension) {
        this.section = section;
        this.kind = kind;
        this.dimension = dimension;
    }

    static ProcessSpec read(Section section, String kind, int dimension) {
        CustomProcesses reader = new CustomProcesses(section, kind, dimension);
        return switch (kind) {
            case LINEAR -> reader.linear();
            case COMPLETE_RECIPE -> reader.completeRecipe();
            default -> section.has(POTENTIAL) ? reader.reversible() : reader.custom();
        };
    }

    private ProcessSpec custom() {
        refuse(TEMPERATURE, "belongs to 'potential'");
        List<Expression> drift = Formulas.vector(section, DRIFT, dimension, true);
        Noise noise = new NoiseReader(section, dimension, true).read(ANY_NOISE);
        DiffusionProcess process = ExpressionProcess.of(drift, noise, interpretation(noise));
        // A claim, which is checked when the box is known.
        Optional<Equilibrium> claimed = section.has(StationaryClaim.KEY)
                ? Optional.of(new Equilibrium.Gibbs(potential(StationaryClaim.KEY, 1), 1, false))
                : Optional.empty();
        return new ProcessSpec(kind, process, claimed);
    }

    /** State-dependent noise has no reading of its own: the file has to name one. */
    private Interpretation interpretation(Noise noise) {
        if (!section.has(INTERPRETATION)) {
            if (noise.additive()) {
                return Interpretation.ITO;
            }
            throw section.error("needs 'interpretation', because its noise depends on the point: one of "
                    + String.join(", ", READINGS));
        }
        String name = section.choice(INTERPRETATION, "interpretation", READINGS);
        if (name.equals("stratonovich")
                && section.has(NoiseReader.DIFFUSION)
                && !noise.additive()
                && !noise.diagonal()) {
            throw section.error(
                    INTERPRETATION,
                    "\"stratonovich\" depends on the matrix B, of which a full 'diffusion' tensor knows only ½ B Bᵀ;"
                            + " give 'noise' instead");
        }
        return Interpretation.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private ProcessSpec reversible() {
        refuse(DRIFT, "belongs to a process without 'potential', whose drift is −D ∇U/kT");
        refuse(
                INTERPRETATION,
                "belongs to 'drift'; with 'potential' the process is in detailed balance with exp(−U/kT)");
        double temperature = section.positiveOr(TEMPERATURE, 1);
        ExpressionPotential reduced = potential(POTENTIAL, temperature);
        Noise noise = new NoiseReader(section, dimension, false).read(ANY_NOISE);
        return new ProcessSpec(
                kind,
                ReversibleExpressionProcess.of(reduced, noise),
                Optional.of(new Equilibrium.Gibbs(reduced, 1, true)));
    }

    private ProcessSpec completeRecipe() {
        ExpressionPotential reduced = potential(POTENTIAL, section.positiveOr(TEMPERATURE, 1));
        NoiseReader reader = new NoiseReader(section, dimension, false);
        Noise noise = reader.read(ANY_NOISE);
        FormulaMatrix rotation = reader.matrix(ROTATION);
        if (!rotation.isAntisymmetric()) {
            throw section.error(
                    ROTATION,
                    "must be antisymmetric as it is written, with \"-(…)\" below the diagonal for what stands above it,"
                            + " got " + rotation);
        }
        return new ProcessSpec(
                kind,
                CompleteRecipe.of(reduced, noise, rotation),
                Optional.of(new Equilibrium.Gibbs(reduced, 1, false)));
    }

    /** U/kT by the formula of U. */
    private ExpressionPotential potential(String key, double temperature) {
        Expression energy = Formulas.formula(section, key, dimension, false);
        return new ExpressionPotential(energy.over(temperature), dimension);
    }

    private ProcessSpec linear() {
        List<double[]> rows = section.vectors(DRIFT);
        double[][] drift = rows.toArray(double[][]::new);
        if (drift.length != dimension || !Arrays.stream(drift).allMatch(row -> row.length == dimension)) {
            throw section.error(DRIFT, "must be a matrix of " + dimension + " × " + dimension + " numbers, by rows");
        }
        double[] shift = section.has(SHIFT) ? Points.vector(section, SHIFT, dimension) : new double[dimension];
        Noise noise = new NoiseReader(section, dimension, false).read(ANY_NOISE);
        LinearProcess process = new LinearProcess(drift, shift, numbers(noise));
        return new ProcessSpec(kind, process, process.stationary().map(Equilibrium.Free::new));
    }

    private double[][] numbers(Noise noise) {
        return noise.matrix().rows().stream()
                .map(row -> row.stream().mapToDouble(this::number).toArray())
                .toArray(double[][]::new);
    }

    private double number(Expression entry) {
        if (entry instanceof Constant constant) {
            return constant.value();
        }
        throw section.error("has noise that is no number, " + entry + "; a linear process has constant noise");
    }

    private void refuse(String key, String reason) {
        if (section.has(key)) {
            throw section.error(key, reason);
        }
    }
}
