package org.fokker.distribution;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.fokker.method.NumericalException;
import org.fokker.statistics.Estimate;

/**
 * Globally adaptive cubature on a box in one or two dimensions by the tensor product of the Gauss–Kronrod pair (7, 15)
 * (Piessens et al., QUADPACK, 1983): the box with the largest estimated error is halved along each axis until the sum of the
 * estimates meets the tolerance.
 */
final class AdaptiveQuadrature {

    private static final double[] KRONROD_NODES = {
        0.991455371120812639206854697526329,
        0.949107912342758524526189684047851,
        0.864864423359769072789712788640926,
        0.741531185599394439863864773280788,
        0.586087235467691130294144691693013,
        0.405845151377397166906606412076961,
        0.207784955007898467600689403773245,
        0
    };

    private static final double[] KRONROD_WEIGHTS = {
        0.022935322010529224963732008058970,
        0.063092092629978553290700663189204,
        0.104790010322250183839876322541518,
        0.140653259715525918745189590510238,
        0.169004726639267902826583426598550,
        0.190350578064785409913256402421014,
        0.204432940075298892414161999234649,
        0.209482141084727828012999174891714
    };

    private static final double[] GAUSS_WEIGHTS = {
        0, 0.129484966168869693270611432679082,
        0, 0.279705391489276667901467771423780,
        0, 0.381830050505118944950369775488975,
        0, 0.417959183673469387755102040816327
    };

    private static final int POINTS = 15;
    private static final int MOST_BOXES = 20_000;

    private AdaptiveQuadrature() {}

    /** The integrand at n points, x[i][j] = component i of point j. */
    @FunctionalInterface
    interface Integrand {
        void evaluate(double[][] x, int n, double[] values);
    }

    private record Box(double[] lower, double[] upper, double value, double error) {}

    /**
     * Integrates over a box.
     *
     * @param integrand the function
     * @param breaks for each of d ≤ 2 axes the ends of the box and, between them, where the integrand may be sharp; increasing
     * @param tolerance wanted absolute error
     * @return the integral and the estimate of its error
     * @throws NumericalException if the tolerance is not met with the greatest number of boxes
     */
    static Estimate integrate(Integrand integrand, double[][] breaks, double tolerance) {
        PriorityQueue<Box> boxes =
                new PriorityQueue<>(Comparator.comparingDouble(Box::error).reversed());
        addTiles(integrand, breaks, boxes);
        double error = boxes.stream().mapToDouble(Box::error).sum();
        int most = boxes.size() + MOST_BOXES;
        while (error > tolerance) {
            if (boxes.size() > most) {
                throw new NumericalException("quadrature does not reach the tolerance " + tolerance + " with "
                        + boxes.size() + " boxes; estimated error " + error);
            }
            Box worst = boxes.remove();
            error -= worst.error;
            for (int part = 0; part < 1 << breaks.length; part++) {
                Box smaller = part(integrand, worst, part);
                error += smaller.error;
                boxes.add(smaller);
            }
        }
        double value = 0;
        for (Box box : boxes) {
            value += box.value;
        }
        return new Estimate(value, error);
    }

    private static void addTiles(Integrand integrand, double[][] breaks, PriorityQueue<Box> boxes) {
        for (int i = 1; i < breaks[0].length; i++) {
            if (breaks.length == 1) {
                boxes.add(rule(integrand, new double[] {breaks[0][i - 1]}, new double[] {breaks[0][i]}));
                continue;
            }
            for (int j = 1; j < breaks[1].length; j++) {
                double[] lower = {breaks[0][i - 1], breaks[1][j - 1]};
                double[] upper = {breaks[0][i], breaks[1][j]};
                boxes.add(rule(integrand, lower, upper));
            }
        }
    }

    private static Box part(Integrand integrand, Box box, int part) {
        double[] lower = box.lower.clone();
        double[] upper = box.upper.clone();
        for (int i = 0; i < lower.length; i++) {
            double middle = 0.5 * (lower[i] + upper[i]);
            if ((part >> i & 1) == 0) {
                upper[i] = middle;
            } else {
                lower[i] = middle;
            }
        }
        return rule(integrand, lower, upper);
    }

    private static Box rule(Integrand integrand, double[] lower, double[] upper) {
        int d = lower.length;
        int n = d == 1 ? POINTS : POINTS * POINTS;
        double[][] x = new double[d][n];
        double[] values = new double[n];
        double volume = 1;
        for (int i = 0; i < d; i++) {
            double half = 0.5 * (upper[i] - lower[i]);
            double middle = 0.5 * (upper[i] + lower[i]);
            volume *= half;
            for (int j = 0; j < n; j++) {
                x[i][j] = middle + half * node(i == 0 ? j % POINTS : j / POINTS);
            }
        }
        integrand.evaluate(x, n, values);
        double fine = 0;
        double coarse = 0;
        for (int j = 0; j < n; j++) {
            double kronrod = KRONROD_WEIGHTS[fold(j % POINTS)];
            double gauss = GAUSS_WEIGHTS[fold(j % POINTS)];
            if (d == 2) {
                kronrod *= KRONROD_WEIGHTS[fold(j / POINTS)];
                gauss *= GAUSS_WEIGHTS[fold(j / POINTS)];
            }
            fine += kronrod * values[j];
            coarse += gauss * values[j];
        }
        return new Box(lower, upper, volume * fine, Math.abs(volume * (fine - coarse)));
    }

    private static double node(int index) {
        return index < 7 ? -KRONROD_NODES[index] : KRONROD_NODES[fold(index)];
    }

    private static int fold(int index) {
        return index < 8 ? index : POINTS - 1 - index;
    }
}
