package org.fokker.validation.expression;

import java.util.List;
import org.fokker.process.IsotropicNoise;

/** dX = f(X) dt + σ dW with a drift given by formulas, one for each component. */
public final class ExpressionProcess implements IsotropicNoise {

    private final List<Expression> drift;
    private final ArrayProgram program;
    private final double volatility;

    /**
     * Creates the process.
     *
     * @param drift f, d formulas in d coordinates
     * @param volatility σ &ge; 0
     * @throws IllegalArgumentException if σ is negative or not finite
     */
    public ExpressionProcess(List<Expression> drift, double volatility) {
        if (!(volatility >= 0) || Double.isInfinite(volatility)) {
            throw new IllegalArgumentException("volatility must be a finite number >= 0, got " + volatility);
        }
        this.drift = List.copyOf(drift);
        this.volatility = volatility;
        program = new ArrayProgram(drift.stream().map(Expression::simplified).toList());
    }

    @Override
    public int dimension() {
        return drift.size();
    }

    @Override
    public double volatility(double t) {
        return volatility;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        program.run(x, n, f);
    }

    @Override
    public String toString() {
        return "dX = " + drift + " dt + " + volatility + " dW";
    }
}
