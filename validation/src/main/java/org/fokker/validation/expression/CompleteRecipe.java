package org.fokker.validation.expression;

import java.util.List;
import java.util.stream.IntStream;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * The diffusion that has a given law p_s = exp(−Φ)/Z as a stationary one: with a positive semidefinite D(x) and an antisymmetric
 * Q(x), f_i = Σ_j (D_ij + Q_ij) ∂_j log p_s + ∂_j (D_ij + Q_ij) in Itô's reading. The stationary flux is J_i = −Σ_j ∂_j (Q_ij
 * p_s), which has no divergence; where Q = 0 there is none (Y.-A. Ma, T. Chen and E. Fox, A complete recipe for stochastic gradient
 * MCMC, 2015).
 */
public final class CompleteRecipe {

    private CompleteRecipe() {}

    /**
     * Makes the process.
     *
     * @param potential Φ
     * @param noise its tensor is D
     * @param rotation Q, antisymmetric as it is written
     * @return the process, read as Itô
     * @throws IllegalArgumentException if the dimensions differ, Q is not antisymmetric, or D or Q depends on time
     */
    public static DiffusionProcess of(ExpressionPotential potential, Noise noise, FormulaMatrix rotation) {
        int d = potential.dimension();
        if (noise.tensor().height() != d || rotation.height() != d) {
            throw new IllegalArgumentException("the potential has " + d + " coordinates, D "
                    + noise.tensor().height() + " and Q " + rotation.height());
        }
        if (!rotation.isAntisymmetric()) {
            throw new IllegalArgumentException("Q is not antisymmetric: " + rotation);
        }
        if (noise.tensor().dependsOnTime() || rotation.dependsOnTime()) {
            throw new IllegalArgumentException("a stationary law needs D and Q that do not depend on time");
        }
        FormulaMatrix mobility = noise.tensor().plus(rotation);
        List<Expression> descent = mobility.times(potential.gradientExpressions());
        List<Expression> divergence = mobility.divergence();
        List<Expression> drift = IntStream.range(0, d)
                .mapToObj(i -> Simplification.difference(divergence.get(i), descent.get(i)))
                .toList();
        return ExpressionProcess.of(drift, noise, Interpretation.ITO);
    }
}
