package org.fokker.validation.expression;

import java.util.List;
import org.fokker.process.IsotropicNoise;

/** dX = f(X, t) dt + σ(t) dW with a drift given by formulas, one for each component, and a volatility without x. */
final class IsotropicExpressionProcess implements IsotropicNoise, FormulaCoefficients {

    private final List<Expression> drift;
    private final Expression volatility;
    private final ArrayProgram driftProgram;
    private final ArrayProgram volatilityProgram;
    private final boolean autonomous;
    private final boolean separable;

    /**
     * Creates the process.
     *
     * @param drift f, d simplified formulas in d coordinates and t
     * @param volatility σ, a simplified formula in t
     */
    IsotropicExpressionProcess(List<Expression> drift, Expression volatility) {
        this.drift = List.copyOf(drift);
        this.volatility = volatility;
        driftProgram = new ArrayProgram(drift);
        volatilityProgram = new ArrayProgram(List.of(volatility));
        autonomous = drift.stream().noneMatch(Expression::dependsOnTime) && !volatility.dependsOnTime();
        separable = FormulaMatrix.dependsByRows(drift);
    }

    @Override
    public List<Expression> driftExpressions() {
        return drift;
    }

    @Override
    public FormulaMatrix tensorExpressions() {
        return Noise.isotropic(volatility, drift.size()).tensor();
    }

    @Override
    public int dimension() {
        return drift.size();
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
    public double volatility(double t) {
        double[] value = new double[1];
        volatilityProgram.run(t, new double[drift.size()][1], 1, new double[][] {value});
        return value[0];
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        driftProgram.run(t, x, n, f);
    }

    @Override
    public String toString() {
        return "dX = " + drift + " dt + " + volatility + " dW";
    }
}
