package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Steps are the stated fused operations, and touch nothing beyond n. */
class PathStepsTest {

    private final double[] z = {0.3, -1.7, 2.2, 0.1};
    private final double[] f = {1.1, 0.7, -0.9, 0.2};

    @Test
    void affineStepIsTwoFusedOperations() {
        double[] x = {1, 1e-9, -3.3, 7};
        double[] before = x.clone();
        Kernels.affineStep(x, 3, 0.9, 0.05, 0.1, z);
        for (int j = 0; j < 3; j++) {
            assertEquals(Math.fma(0.9, before[j], Math.fma(0.1, z[j], 0.05)), x[j]);
        }
        assertEquals(7, x[3]);
    }

    @Test
    void eulerStepIsTwoFusedOperations() {
        double[] x = {1, 1e-9, -3.3, 7};
        double[] before = x.clone();
        Kernels.eulerStep(x, 3, 0.01, f, 0.1, z);
        for (int j = 0; j < 3; j++) {
            assertEquals(Math.fma(0.1, z[j], Math.fma(0.01, f[j], before[j])), x[j]);
        }
        assertEquals(7, x[3]);
        assertThrows(IllegalArgumentException.class, () -> Kernels.eulerStep(x, 5, 0.01, f, 0.1, z));
    }
}
