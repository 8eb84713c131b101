package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.fokker.distribution.UniformBox;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.analysis.BackwardKolmogorov;
import org.fokker.fokkerplanck.analysis.CellFunction;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.junit.jupiter.api.Test;

/**
 * Case T-40: what pays 10 at T = ¾ if the price S of a stock is below K = 100 then, by the backward equation of x = ln S with the
 * rate of interest as a killing rate. Black and Scholes: 10 e^{−rT} Φ(−d), d = (ln(S/K) + (r − q − σ²/2) T)/(σ√T).
 */
class DigitalPutTest {

    private static final double RATE = 0.06;
    private static final double VOLATILITY = 0.35;
    private static final double MATURITY = 0.75;

    private static final Reaction INTEREST = new Reaction() {
        @Override
        public boolean kills() {
            return true;
        }

        @Override
        public void killing(double t, double[][] x, int n, double[] rate) {
            Arrays.fill(rate, 0, n, RATE);
        }
    };

    /** ln S − ln K on 400 cells up to six deviations σ√T; the strike is a face, so that the averages of the payoff are exact. */
    private static CellFunction value(String rule, int steps) {
        double end = 6 * VOLATILITY * Math.sqrt(MATURITY);
        Domain domain = Domain.box(new double[] {-end}, new double[] {end}, Boundary.REFLECTING);
        try (Workers workers = Workers.of(1)) {
            // r = q: the drift of the logarithm is −σ²/2.
            Edges system = (Edges) FiniteVolume.scharfetterGummel(400)
                    .discretise(
                            new FokkerPlanckProblem(
                                    Systems.constant(-0.5 * VOLATILITY * VOLATILITY, 0.5 * VOLATILITY * VOLATILITY),
                                    new UniformBox(domain.lowerCorner(), domain.upperCorner()),
                                    domain,
                                    0,
                                    MATURITY,
                                    INTEREST),
                            workers);
            CellFunction payoff = CellFunction.of(system.grid(), x -> x[0] < 0 ? 10 : 0);
            return BackwardKolmogorov.expectation(system, payoff, 0, MATURITY, TimeIntegrators.of(rule, steps));
        }
    }

    private static double deviation() {
        return VOLATILITY * Math.sqrt(MATURITY);
    }

    private static double d(double x) {
        return x / deviation() - 0.5 * deviation();
    }

    private static double price(double x) {
        return 10 * Math.exp(-RATE * MATURITY) * 0.5 * Erf.erfc(d(x) / Math.sqrt(2));
    }

    /** S² ∂²V/∂S² = V_xx − V_x. */
    private static double gamma(double x) {
        double slope = -10 * Math.exp(-RATE * MATURITY - 0.5 * d(x) * d(x)) / (Math.sqrt(2 * Math.PI) * deviation());
        return -slope * d(x) / deviation() - slope;
    }

    /** Largest errors of price and of gamma over 80 ≤ S ≤ 125, relative to the largest of each there. */
    private static double[] errors(CellFunction value) {
        double[] v = value.values();
        double h = value.grid().axis(0).width(0);
        double[] error = new double[2];
        double[] largest = new double[2];
        for (int i = 1; i < v.length - 1; i++) {
            double x = value.grid().axis(0).centre(i);
            if (Math.abs(x) > Math.log(1.25)) {
                continue;
            }
            double gamma = (v[i + 1] - 2 * v[i] + v[i - 1]) / (h * h) - (v[i + 1] - v[i - 1]) / (2 * h);
            error[0] = Math.max(error[0], Math.abs(v[i] - price(x)));
            error[1] = Math.max(error[1], Math.abs(gamma - gamma(x)));
            largest[0] = Math.max(largest[0], price(x));
            largest[1] = Math.max(largest[1], Math.abs(gamma(x)));
        }
        return new double[] {error[0] / largest[0], error[1] / largest[1]};
    }

    @Test
    void priceAndGammaOfADigitalPutAfterADampedStart() {
        // Four implicit half-steps, then the trapezoidal rule: within 2e-3 of price and gamma, as the case asks for.
        // Its error
        // is that of time, (σ²k²T)³/(12 · 28²) of the waves k that are left at T.
        double[] damped = errors(value("crank-nicolson", 28));
        assertTrue(damped[0] < 2e-4 && damped[1] < 2e-3, damped[0] + " " + damped[1]);
        // What is left for short steps is h²/12 of the fourth derivative over the second, (√3/deviation)² ≤
        // 12/deviation² at
        // most: 2.5e-4 at 0.009 of a deviation of width 0.3.
        double[] converged = errors(value("tr-bdf2", 1000));
        assertTrue(converged[0] < 2.5e-4 && converged[1] < 1e-3, converged[0] + " " + converged[1]);
    }
}
