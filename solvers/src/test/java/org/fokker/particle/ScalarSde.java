package org.fokker.particle;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.fokker.distribution.Distribution;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.random.RandomStream;

/** dX = f(X, t) dt + b(X, t) dW together with its driver, so that component 1 is W and exact pathwise solutions are at hand. */
record ScalarSde(DoubleBinaryOperator f, DoubleBinaryOperator b, Interpretation interpretation, boolean additiveNoise)
        implements DiffusionProcess {

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public int noiseDimension() {
        return 1;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] drift) {
        for (int j = 0; j < n; j++) {
            drift[0][j] = f.applyAsDouble(x[0][j], t);
            drift[1][j] = 0;
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] entries) {
        for (int j = 0; j < n; j++) {
            entries[0][j] = b.applyAsDouble(x[0][j], t);
            entries[1][j] = 1;
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        for (int j = 0; j < n; j++) {
            double bj = b.applyAsDouble(x[0][j], t);
            tensor[0][j] = 0.5 * bj * bj;
            tensor[1][j] = 0.5 * bj;
            tensor[2][j] = 0.5;
        }
    }

    SdeProblem from(double x0, double end) {
        return new SdeProblem(this, new Point(x0, 0), Walls.NONE, 0, end);
    }

    /** All particles at one point. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Point(double... at) implements Distribution {

        @Override
        public int dimension() {
            return at.length;
        }

        @Override
        public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
            throw new UnsupportedOperationException("a point has no density");
        }

        @Override
        public void sample(RandomStream stream, long firstPath, int n, double[][] x) {
            for (int i = 0; i < at.length; i++) {
                Arrays.fill(x[i], 0, n, at[i]);
            }
        }

        @Override
        public double[] mean() {
            return at.clone();
        }

        @Override
        public double[][] covariance() {
            return new double[at.length][at.length];
        }
    }
}
