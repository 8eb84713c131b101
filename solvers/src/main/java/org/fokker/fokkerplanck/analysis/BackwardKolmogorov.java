package org.fokker.fokkerplanck.analysis;

import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.TimeIntegrator;

/** Expectations of what will be, by the backward equation: g(x) = E[φ(X_T); not lost | X_t = x]. */
public final class BackwardKolmogorov {

    private BackwardKolmogorov() {}

    /**
     * Marches a function backward with the {@link AdjointSystem} of a discretisation. Particles that are absorbed or killed
     * before T count as zero.
     *
     * @param system the discretisation
     * @param terminal φ
     * @param from t
     * @param to T, &gt; t
     * @param integrator the march; for coefficients that do not depend on time, and no matter how coarse the steps, Σ V p(T) φ =
     *     Σ V p(t) g for the p that the same march carries forward
     * @return g at the time t
     * @throws IllegalArgumentException if the integrator cannot march a system with shifted solves
     */
    public static CellFunction expectation(
            Edges system, CellFunction terminal, double from, double to, TimeIntegrator integrator) {
        AdjointSystem adjoint = new AdjointSystem(system, terminal, to);
        double[] g = adjoint.initial();
        integrator.integrate(adjoint, g, new double[] {0, to - from}, (s, index, state) -> {});
        return new CellFunction(system.grid(), g);
    }
}
