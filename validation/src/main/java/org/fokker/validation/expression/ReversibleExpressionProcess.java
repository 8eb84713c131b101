package org.fokker.validation.expression;

import java.util.List;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.Reversible;

/**
 * The diffusion in detailed balance with the law exp(−Φ), Φ = U/kT, and a tensor D(x) by formulas: the flux is J = −D (∇p + p
 * ∇Φ), which in the kinetic reading is the drift f = −D ∇Φ and in Itô's f = −D ∇Φ + ∇·D.
 */
public final class ReversibleExpressionProcess implements Reversible, FormulaCoefficients {

    private final FormulaCoefficients process;
    private final ExpressionPotential reduced;

    private ReversibleExpressionProcess(FormulaCoefficients process, ExpressionPotential reduced) {
        this.process = process;
        this.reduced = reduced;
    }

    /**
     * Makes the process.
     *
     * @param reduced Φ
     * @param noise its tensor is D
     * @return the process, read as Hänggi–Klimontovich
     * @throws IllegalArgumentException if the dimensions differ, or D depends on time
     */
    public static ReversibleExpressionProcess of(ExpressionPotential reduced, Noise noise) {
        if (noise.tensor().dependsOnTime()) {
            throw new IllegalArgumentException("a reversible diffusion needs a tensor that does not depend on time");
        }
        List<Expression> drift = noise.tensor().times(reduced.gradientExpressions()).stream()
                .map(Simplification::negation)
                .toList();
        return new ReversibleExpressionProcess(
                ExpressionProcess.make(drift, noise, Interpretation.HAENGGI_KLIMONTOVICH), reduced);
    }

    /**
     * Returns Φ.
     *
     * @return the potential of the equilibrium exp(−Φ)
     */
    public ExpressionPotential reducedPotential() {
        return reduced;
    }

    @Override
    public void reducedPotential(double[][] x, int n, double[] phi) {
        reduced.energy(x, n, phi);
    }

    @Override
    public DiffusionProcess inReading(Interpretation reading) {
        return additiveNoise() || reading == interpretation() ? this : process.inReading(reading);
    }

    @Override
    public List<Expression> driftExpressions() {
        return process.driftExpressions();
    }

    @Override
    public FormulaMatrix tensorExpressions() {
        return process.tensorExpressions();
    }

    @Override
    public int dimension() {
        return process.dimension();
    }

    @Override
    public int noiseDimension() {
        return process.noiseDimension();
    }

    @Override
    public Interpretation interpretation() {
        return process.interpretation();
    }

    @Override
    public boolean additiveNoise() {
        return process.additiveNoise();
    }

    @Override
    public boolean autonomous() {
        return true;
    }

    @Override
    public boolean separable() {
        return process.separable();
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        process.drift(t, x, n, f);
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        process.noise(t, x, n, b);
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        process.diffusionTensor(t, x, n, tensor);
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
