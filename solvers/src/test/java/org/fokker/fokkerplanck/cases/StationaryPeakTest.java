package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Extrapolation;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.junit.jupiter.api.Test;

/** Case T-34: dX = −A X dt + dW, whose stationary law N(0, W), A W + W Aᵀ = I, is out of balance; its density at the origin. */
class StationaryPeakTest {

    /** Cells of width 1/k whose centres are the multiples of 1/k, up to 4. */
    private static double peak(double[][] drift, int k) {
        int d = drift.length;
        double[] corner = new double[d];
        Arrays.fill(corner, 4 + 0.5 / k);
        double[] opposite = Arrays.stream(corner).map(x -> -x).toArray();
        double[] tensor = d == 2 ? new double[] {0.5, 0, 0.5} : new double[] {0.5, 0, 0, 0.5, 0, 0.5};
        Edges system = Systems.box(
                TestProcess.affine(drift, new double[d], tensor),
                Domain.box(opposite, corner, Boundary.REFLECTING),
                8 * k + 1);
        return SteadyState.of(system, 0).density().interpolate(new double[d]);
    }

    @Test
    void densityAtTheOriginOfThePlane() {
        Extrapolation limit = Extrapolation.of(k -> peak(new double[][] {{-1, -0.5}, {0, -1}}, k), 3, 3);
        limit.assertLimit(0.308805948803, 1e-12, 1e-4);
        // Three powers of h²/12 are taken away: (0.33/2√3)⁶ = 8e-7 on the coarsest grid, times a few.
        assertEquals(0.308805948803, limit.value(), 1e-6);
    }

    @Test
    void densityAtTheOriginOfSpace() {
        double[][] drift = {{-1.5, 0, 0}, {0, -1, 0}, {-0.5, -0.3, -1}};
        Extrapolation limit = Extrapolation.of(k -> peak(drift, k), 2, 2);
        limit.assertLimit(0.213381297267, 1e-12, 2e-2);
        // What the finer grid errs by, 1 to 2 %, squared: of tensor trains 2e-3 is published.
        assertEquals(0.213381297267, limit.value(), 4e-4 * 0.213381297267);
    }
}
