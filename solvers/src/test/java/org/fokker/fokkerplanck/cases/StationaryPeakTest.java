package org.fokker.fokkerplanck.cases;

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
        Extrapolation.of(k -> peak(new double[][] {{-1, -0.5}, {0, -1}}, k), 3, 3)
                .assertLimit(0.308805948803, 1e-12, 1e-4);
    }

    @Test
    void densityAtTheOriginOfSpace() {
        double[][] drift = {{-1.5, 0, 0}, {0, -1, 0}, {-0.5, -0.3, -1}};
        Extrapolation.of(k -> peak(drift, k), 2, 2).assertLimit(0.213381297267, 1e-12, 2e-2);
    }
}
