package org.fokker.validation.study;

import java.util.function.DoubleBinaryOperator;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * dX = f(X, t) dt + b(X, t) dW beside its driver: component 1 is X, component 2 is W, so that a solution that is a function of W(t)
 * is at hand for every path.
 */
final class ScalarEquation implements DiffusionProcess {

    private final DoubleBinaryOperator drift;
    private final DoubleBinaryOperator noise;
    private final Interpretation reading;
    private final boolean additive;

    private ScalarEquation(
            DoubleBinaryOperator drift, DoubleBinaryOperator noise, Interpretation reading, boolean additive) {
        this.drift = drift;
        this.noise = noise;
        this.reading = reading;
        this.additive = additive;
    }

    /** An equation whose noise b(t) does not depend on the place, so that all readings are one. */
    static ScalarEquation additive(DoubleBinaryOperator drift, DoubleBinaryOperator noise) {
        return new ScalarEquation(drift, noise, Interpretation.ITO, true);
    }

    /**
     * An Itô equation, in the reading of a scheme: Stratonovich's drift is f − ½ b b'.
     *
     * @param drift f(x, t) in Itô's reading
     * @param noise b(x, t)
     * @param slope b'(x, t)
     * @param reading the reading that is wanted, Itô's or Stratonovich's
     */
    static ScalarEquation of(
            DoubleBinaryOperator drift,
            DoubleBinaryOperator noise,
            DoubleBinaryOperator slope,
            Interpretation reading) {
        DoubleBinaryOperator read = switch (reading) {
            case ITO -> drift;
            case STRATONOVICH ->
                (x, t) -> drift.applyAsDouble(x, t) - 0.5 * noise.applyAsDouble(x, t) * slope.applyAsDouble(x, t);
            default ->
                throw new IllegalArgumentException(
                        "the studies are written for ITO and STRATONOVICH, not for " + reading);
        };
        return new ScalarEquation(read, noise, reading, false);
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public int noiseDimension() {
        return 1;
    }

    @Override
    public Interpretation interpretation() {
        return reading;
    }

    @Override
    public boolean additiveNoise() {
        return additive;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        for (int j = 0; j < n; j++) {
            f[0][j] = drift.applyAsDouble(x[0][j], t);
            f[1][j] = 0;
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        for (int j = 0; j < n; j++) {
            b[0][j] = noise.applyAsDouble(x[0][j], t);
            b[1][j] = 1;
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        for (int j = 0; j < n; j++) {
            double b = noise.applyAsDouble(x[0][j], t);
            tensor[0][j] = 0.5 * b * b;
            tensor[1][j] = 0.5 * b;
            tensor[2][j] = 0.5;
        }
    }
}
