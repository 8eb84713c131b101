package org.fokker.fokkerplanck.spectral;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.fokker.distribution.Density;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Domain.Sides;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/** Collocation on a line, for several tests. */
final class ChebyshevLines {

    private static final Workers WORKERS = Workers.of(1);

    private ChebyshevLines() {}

    static Density density(DoubleUnaryOperator p) {
        return new Density() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
                for (int j = 0; j < n; j++) {
                    logDensity[j] = Math.log(p.applyAsDouble(x[0][j]));
                }
            }
        };
    }

    static ChebyshevSystem line(
            DiffusionProcess process, Density initial, double lower, double upper, Sides sides, int nodes) {
        Domain domain = new Domain(List.of(lower), List.of(upper), List.of(sides));
        return (ChebyshevSystem) ChebyshevCollocation.of(nodes)
                .discretise(new FokkerPlanckProblem(process, initial, domain, 0, 1), WORKERS);
    }

    static ChebyshevSystem reflecting(
            DiffusionProcess process, Density initial, double lower, double upper, int nodes) {
        return line(process, initial, lower, upper, Sides.both(Boundary.REFLECTING), nodes);
    }

    static DiffusionProcess constant(double drift, double diffusion) {
        return TestProcess.affine(new double[1][1], new double[] {drift}, diffusion);
    }

    /** ∂z((1 − z²) ∂z), in Itô's form with the drift ∂D. */
    static DiffusionProcess pitchAngle() {
        return TestProcess.line(Interpretation.ITO, z -> -2 * z, z -> 1 - z * z);
    }

    static double[] values(ChebyshevSystem system, double[] u, double... x) {
        double[] p = new double[x.length];
        system.evaluate(u, new double[][] {x}, x.length, p, new double[1][x.length]);
        return p;
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    /** The null vector of A with the mass of a state: implicit Euler steps of practically infinite length. */
    static double[] steadyState(ChebyshevSystem system, double[] u) {
        double[] w = new double[u.length];
        Arrays.fill(
                w,
                system.mass(u)
                        / (system.grid().axis(0).upper() - system.grid().axis(0).lower()));
        for (int repeat = 0; repeat < 4; repeat++) {
            system.solveShifted(0, 1e5, w.clone(), w);
        }
        return w;
    }

    /** Negative eigenvalues −λ of A, increasing; they must be real. */
    static double[] decayRates(ChebyshevSystem system) {
        DMatrixRMaj a = DenseFlow.matrix(system, 0);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(a.numRows, false);
        assertTrue(eigen.decompose(a));
        double[] values = new double[a.numRows];
        for (int i = 0; i < values.length; i++) {
            assertTrue(eigen.getEigenvalue(i).isReal());
            values[i] = -eigen.getEigenvalue(i).real;
        }
        Arrays.sort(values);
        return values;
    }
}
