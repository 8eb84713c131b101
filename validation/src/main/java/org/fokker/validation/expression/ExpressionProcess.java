package org.fokker.validation.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * dX = f(X, t) dt + B(X, t) dW with drift and noise by formulas. Their derivatives are known, and so the process can be written
 * in every reading.
 */
public final class ExpressionProcess implements FormulaCoefficients {

    private final List<Expression> drift;
    private final Noise noise;
    private final Interpretation interpretation;
    private final ArrayProgram driftProgram;
    private final ArrayProgram noiseProgram;
    private final ArrayProgram tensorProgram;
    private final boolean autonomous;
    private final boolean separable;

    private ExpressionProcess(List<Expression> drift, Noise noise, Interpretation interpretation) {
        this.drift = drift;
        this.noise = noise;
        this.interpretation = interpretation;
        FormulaMatrix tensor = noise.tensor();
        driftProgram = new ArrayProgram(drift);
        noiseProgram = new ArrayProgram(
                noise.matrix().rows().stream().flatMap(List::stream).toList());
        List<Expression> upper = new ArrayList<>();
        for (int i = 0; i < drift.size(); i++) {
            for (int j = i; j < drift.size(); j++) {
                upper.add(tensor.at(i, j));
            }
        }
        tensorProgram = new ArrayProgram(upper);
        autonomous = drift.stream().noneMatch(Expression::dependsOnTime)
                && !noise.matrix().dependsOnTime();
        separable = tensor.isDiagonal()
                && FormulaMatrix.dependsByRows(drift)
                && FormulaMatrix.dependsByRows(tensor.diagonalEntries());
    }

    /**
     * Makes a process.
     *
     * @param drift f, d formulas in d coordinates and t
     * @param noise B, for d components
     * @param interpretation how B dW is to be read
     * @return the process; with {@link org.fokker.process.IsotropicNoise} where B = σ(t) I
     * @throws IllegalArgumentException if the numbers of components differ
     */
    public static DiffusionProcess of(List<Expression> drift, Noise noise, Interpretation interpretation) {
        return make(drift, noise, interpretation);
    }

    static FormulaCoefficients make(List<Expression> drift, Noise noise, Interpretation interpretation) {
        if (drift.size() != noise.matrix().height()) {
            throw new IllegalArgumentException("the drift has " + drift.size() + " components and the noise "
                    + noise.matrix().height());
        }
        List<Expression> simplified = drift.stream().map(Expression::simplified).toList();
        return noise.additive() && noise.matrix().isScalar()
                ? new IsotropicExpressionProcess(simplified, noise.matrix().at(0, 0))
                : new ExpressionProcess(simplified, noise, interpretation);
    }

    @Override
    public List<Expression> driftExpressions() {
        return drift;
    }

    @Override
    public FormulaMatrix tensorExpressions() {
        return noise.tensor();
    }

    @Override
    public DiffusionProcess inReading(Interpretation reading) {
        if (additiveNoise() || reading == interpretation) {
            return this;
        }
        List<Expression> added = extraDrift(interpretation);
        List<Expression> removed = extraDrift(reading);
        return new ExpressionProcess(
                IntStream.range(0, drift.size())
                        .mapToObj(i -> Simplification.difference(
                                Simplification.sum(drift.get(i), added.get(i)), removed.get(i)))
                        .toList(),
                noise,
                reading);
    }

    /** What a reading adds to the drift of the Itô equation. */
    private List<Expression> extraDrift(Interpretation reading) {
        return switch (reading) {
            case ITO ->
                drift.stream().<Expression>map(component -> Simplification.ZERO).toList();
            case STRATONOVICH -> noise.stratonovichDrift();
            case HAENGGI_KLIMONTOVICH -> noise.tensor().divergence();
        };
    }

    @Override
    public int dimension() {
        return drift.size();
    }

    @Override
    public int noiseDimension() {
        return noise.matrix().width();
    }

    @Override
    public Interpretation interpretation() {
        return interpretation;
    }

    @Override
    public boolean additiveNoise() {
        return noise.additive();
    }

    @Override
    public boolean autonomous() {
        return autonomous;
    }

    @Override
    public boolean separable() {
        return separable;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        driftProgram.run(t, x, n, f);
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        noiseProgram.run(t, x, n, b);
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        tensorProgram.run(t, x, n, tensor);
    }

    @Override
    public String toString() {
        return "dX = " + drift + " dt + " + noise.matrix() + " dW, read as " + interpretation;
    }
}
