package org.fokker.validation.study;

import java.util.Arrays;
import org.fokker.distribution.Density;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * Brownian motion with drift on a circle, seen through a coordinate that is stretched: y = ψ(x) = x + a sin x obeys dY = v dt +
 * √(2D₀) dW, whose density (1 + b e^{−D₀t} sin(y − vt))/2π is exact. In x both drift and diffusion depend on the place: in Itô's
 * reading D = D₀/ψ'², f = v/ψ' − D₀ψ''/ψ'³. Smooth, periodic, time-invariant, with cell averages in closed form.
 */
final class CircleFlow implements DiffusionProcess {

    private final double speed;
    private final double diffusion;
    private final double stretch;
    private final double amplitude;

    /**
     * Creates the process.
     *
     * @param speed v
     * @param diffusion D₀ &gt; 0
     * @param stretch a in (−1, 1)
     * @param amplitude b in (−1, 1)
     */
    CircleFlow(double speed, double diffusion, double stretch, double amplitude) {
        this.speed = speed;
        this.diffusion = diffusion;
        this.stretch = stretch;
        this.amplitude = amplitude;
    }

    private double wave(double t) {
        return amplitude * Math.exp(-diffusion * t);
    }

    /** The density at a time. */
    Density density(double t) {
        double wave = wave(t);
        double shift = speed * t;
        return new Density() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
                for (int j = 0; j < n; j++) {
                    double slope = 1 + stretch * Math.cos(x[0][j]);
                    double phase = x[0][j] + stretch * Math.sin(x[0][j]) - shift;
                    double p = 1 + wave * Math.sin(phase);
                    logDensity[j] = Math.log(slope * p / (2 * Math.PI));
                    score[0][j] = wave * Math.cos(phase) * slope / p - stretch * Math.sin(x[0][j]) / slope;
                }
            }
        };
    }

    /** Cell averages of the density at a time: differences of its distribution function over the width. */
    double[] averages(double t, Grid grid) {
        Axis axis = grid.axis(0);
        double[] averages = new double[axis.cells()];
        Arrays.setAll(
                averages, i -> (distribution(t, axis.edge(i + 1)) - distribution(t, axis.edge(i))) / axis.width(i));
        return averages;
    }

    private double distribution(double t, double x) {
        double y = x + stretch * Math.sin(x);
        return (y - wave(t) * Math.cos(y - speed * t)) / (2 * Math.PI);
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public int noiseDimension() {
        return 1;
    }

    @Override
    public Interpretation interpretation() {
        return Interpretation.ITO;
    }

    @Override
    public boolean additiveNoise() {
        return stretch == 0;
    }

    @Override
    public boolean autonomous() {
        return true;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        for (int j = 0; j < n; j++) {
            double slope = 1 + stretch * Math.cos(x[0][j]);
            double curvature = -stretch * Math.sin(x[0][j]);
            f[0][j] = speed / slope - diffusion * curvature / (slope * slope * slope);
        }
    }

    @Override
    public void noise(double t, double[][] x, int n, double[][] b) {
        for (int j = 0; j < n; j++) {
            b[0][j] = Math.sqrt(2 * diffusion) / (1 + stretch * Math.cos(x[0][j]));
        }
    }

    @Override
    public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
        for (int j = 0; j < n; j++) {
            double slope = 1 + stretch * Math.cos(x[0][j]);
            tensor[0][j] = diffusion / (slope * slope);
        }
    }
}
