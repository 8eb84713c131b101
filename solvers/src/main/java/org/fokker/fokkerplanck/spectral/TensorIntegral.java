package org.fokker.fokkerplanck.spectral;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.fokker.process.DiffusionProcess;

/** ∫ D dt of a diffusion tensor that does not depend on x, by composite Gauss–Legendre quadrature, doubled until it rests. */
final class TensorIntegral {

    private static final int POINTS = 12;
    private static final int LARGEST_PANELS = 256;

    /** Twice a few roundings of a sum of positive terms; smooth schedules get here with one or two panels. */
    private static final double TOLERANCE = 2e-15;

    private final DiffusionProcess process;
    private final GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS, 0, 1);
    private final double[][] point;
    private final double[][] tensor;

    TensorIntegral(DiffusionProcess process) {
        this.process = process;
        int d = process.dimension();
        point = new double[d][1];
        tensor = new double[d * (d + 1) / 2][1];
    }

    /** D(t), upper triangle by rows. */
    double[] at(double t) {
        process.diffusionTensor(t, point, 1, tensor);
        double[] value = new double[tensor.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = tensor[i][0];
        }
        return value;
    }

    /** ∫_{t0}^{t1} D dt, upper triangle by rows; negative for t1 &lt; t0. */
    double[] between(double t0, double t1) {
        double[] previous = composite(t0, t1, 1);
        for (int panels = 2; panels <= LARGEST_PANELS; panels *= 2) {
            double[] next = composite(t0, t1, panels);
            boolean rests = true;
            for (int i = 0; i < next.length; i++) {
                rests &= Math.abs(next[i] - previous[i]) <= TOLERANCE * Math.abs(next[i]);
            }
            if (rests) {
                return next;
            }
            previous = next;
        }
        return previous;
    }

    private double[] composite(double t0, double t1, int panels) {
        double[] sum = new double[tensor.length];
        double width = (t1 - t0) / panels;
        for (int panel = 0; panel < panels; panel++) {
            for (int q = 0; q < POINTS; q++) {
                process.diffusionTensor(t0 + width * (panel + rule.getPoint(q)), point, 1, tensor);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += width * rule.getWeight(q) * tensor[i][0];
                }
            }
        }
        return sum;
    }
}
