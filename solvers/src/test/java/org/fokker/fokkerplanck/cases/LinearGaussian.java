package org.fokker.fokkerplanck.cases;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.fokker.distribution.GaussianMixture;

/** The Gaussian law of dX = M X dt + B dW in the plane by its moment equations ṁ = M m, Ċ = M C + C Mᵀ + 2D. */
final class LinearGaussian {

    private LinearGaussian() {}

    /** The law at a time from N(mean, variance I), D as upper triangle by rows. */
    static GaussianMixture at(double[][] m, double[] tensor, double[] mean, double variance, double t) {
        double[] y = {mean[0], mean[1], variance, 0, variance};
        FirstOrderDifferentialEquations moments = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 5;
            }

            @Override
            public void computeDerivatives(double time, double[] q, double[] rate) {
                rate[0] = m[0][0] * q[0] + m[0][1] * q[1];
                rate[1] = m[1][0] * q[0] + m[1][1] * q[1];
                rate[2] = 2 * (m[0][0] * q[2] + m[0][1] * q[3] + tensor[0]);
                rate[3] = m[0][0] * q[3] + m[0][1] * q[4] + m[1][0] * q[2] + m[1][1] * q[3] + 2 * tensor[1];
                rate[4] = 2 * (m[1][0] * q[3] + m[1][1] * q[4] + tensor[2]);
            }
        };
        new DormandPrince853Integrator(1e-8, 0.1, 1e-12, 1e-12).integrate(moments, 0, y, t, y);
        return GaussianMixture.of(new double[] {1}, new double[][] {{y[0], y[1]}}, new double[][][] {
            {{y[2], y[3]}, {y[3], y[4]}}
        });
    }
}
