package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The transform over the whole range of uniforms, ends and quadrant borders included. */
class BoxMullerTest {

    private static final double LEAST = 0x1p-53;
    private static final double[] UNIFORMS = {
        LEAST,
        3 * LEAST,
        1e-10,
        0.125 - LEAST,
        0.125 + LEAST,
        0.25,
        0.375 + LEAST,
        0.5 - LEAST,
        0.5 + LEAST,
        0.625 - LEAST,
        0.7,
        0.75 + LEAST,
        0.875 - LEAST,
        0.875 + LEAST,
        1 - 3 * LEAST,
        1 - LEAST
    };

    /** All pairs of awkward uniforms. */
    static double[][] extremes() {
        int n = UNIFORMS.length;
        double[][] pairs = new double[2][n * n];
        for (int j = 0; j < n * n; j++) {
            pairs[0][j] = UNIFORMS[j / n];
            pairs[1][j] = UNIFORMS[j % n];
        }
        return pairs;
    }

    @Test
    void normalsAreThoseOfTheFormula() {
        double[][] uniforms = extremes();
        double[][] normals = extremes();
        BoxMuller.transform(normals[0], normals[1], 0, normals[0].length);
        for (int j = 0; j < uniforms[0].length; j++) {
            double radius = Math.sqrt(-2 * Math.log(uniforms[0][j]));
            double angle = 2 * Math.PI * uniforms[1][j];
            // the angle of the reference is rounded by up to 2 ulp(4) = 2e-15, times a radius below 9
            assertEquals(radius * Math.cos(angle), normals[0][j], 2e-14);
            assertEquals(radius * Math.sin(angle), normals[1][j], 2e-14);
        }
    }

    @Test
    void tailsReachEightAndAHalfDeviations() {
        double[] u = {LEAST};
        double[] v = {LEAST};
        BoxMuller.transform(u, v, 0, 1);
        assertEquals(Math.sqrt(106 * Math.log(2)), u[0], 1e-14);
        assertEquals(u[0] * 2 * Math.PI * LEAST, v[0], 1e-29);
    }
}
