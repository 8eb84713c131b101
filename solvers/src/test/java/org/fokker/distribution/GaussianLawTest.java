package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GaussianLawTest {

    private static final GaussianLaw FIRST =
            new GaussianLaw(new double[] {0.5, -1}, new double[][] {{0.5, 0.2}, {0.2, 0.3}});
    private static final GaussianLaw SECOND =
            new GaussianLaw(new double[] {0, 0.4}, new double[][] {{0.4, -0.1}, {-0.1, 0.7}});

    private static GaussianLaw line(double mean, double deviation) {
        return new GaussianLaw(new double[] {mean}, new double[][] {{deviation * deviation}});
    }

    @Test
    void distancesOnTheLineAreElementary() {
        GaussianLaw p = line(0.3, 0.7);
        GaussianLaw q = line(-0.2, 1.1);
        // Roundings, here and below.
        assertEquals(Math.hypot(0.5, 0.4), p.wassersteinDistance(q), 1e-15);
        assertEquals(Math.log(1.1 / 0.7) + (0.49 + 0.25) / (2 * 1.21) - 0.5, p.divergence(q), 1e-15);
    }

    @Test
    void wassersteinDistanceOfCommutingCovariancesIsThatOfTheirRoots() {
        GaussianLaw p = new GaussianLaw(new double[2], new double[][] {{4, 0}, {0, 9}});
        GaussianLaw q = new GaussianLaw(new double[2], new double[][] {{1, 0}, {0, 0}});
        assertEquals(Math.sqrt(1 + 9), p.wassersteinDistance(q), 1e-14);
        assertEquals(Math.sqrt(1 + 9), q.wassersteinDistance(p), 1e-14);
    }

    @Test
    void wassersteinDistanceInThePlaneHasTheClosedFormOfItsTrace() {
        // tr (A^½ B A^½)^½ = √(tr(AB) + 2 √det(AB)) for two by two matrices.
        double product = 0.5 * 0.4 + 2 * 0.2 * -0.1 + 0.3 * 0.7;
        double determinant = (0.5 * 0.3 - 0.04) * (0.4 * 0.7 - 0.01);
        double bures = 0.5 + 0.3 + 0.4 + 0.7 - 2 * Math.sqrt(product + 2 * Math.sqrt(determinant));
        double expected = Math.sqrt(0.25 + 1.96 + bures);
        assertEquals(expected, FIRST.wassersteinDistance(SECOND), 1e-14);
        assertEquals(expected, SECOND.wassersteinDistance(FIRST), 1e-14);
    }

    @Test
    void divergenceInThePlaneHasItsClosedForm() {
        double determinant = 0.4 * 0.7 - 0.01;
        double[][] inverse = {{0.7 / determinant, 0.1 / determinant}, {0.1 / determinant, 0.4 / determinant}};
        double trace = inverse[0][0] * 0.5 + 2 * inverse[0][1] * 0.2 + inverse[1][1] * 0.3;
        double quadratic = inverse[0][0] * 0.25 - 2 * inverse[0][1] * 0.5 * 1.4 + inverse[1][1] * 1.96;
        double expected = 0.5 * (trace - 2 + quadratic - Math.log((0.5 * 0.3 - 0.04) / determinant));
        assertEquals(expected, FIRST.divergence(SECOND), 1e-14);
    }

    @Test
    void distancesOfNeighboursKeepTheirDigits() {
        double delta = 1e-9;
        GaussianLaw p = line(0, 1 + delta);
        GaussianLaw q = line(0, 1);
        // √(1 + δ)² has an error of an ulp, 2e-16, of the distance 1e-9.
        assertEquals(1, p.wassersteinDistance(q) / delta, 1e-6);
        // ν − log(1 + ν) ≈ ν²/2 with ν = 2δ is itself only 2e-18, below what log1p can tell from ν: none of it is
        // negative.
        assertEquals(0, p.divergence(q), 1e-16);
        GaussianLaw r = line(0, 1 + 1e-5);
        // ν = 2e-5, ν²/4 = 1e-10, and the rounding of ν − log(1 + ν) 4e-21.
        assertEquals(1e-10, r.divergence(q), 1e-14);
    }

    @Test
    void degenerateLawsHaveNoDivergence() {
        GaussianLaw point = line(0, 0);
        assertThrows(IllegalArgumentException.class, () -> FIRST.divergence(point));
        assertThrows(IllegalArgumentException.class, () -> line(0, 1).divergence(point));
        assertEquals(Double.POSITIVE_INFINITY, point.divergence(line(0, 1)));
    }
}
