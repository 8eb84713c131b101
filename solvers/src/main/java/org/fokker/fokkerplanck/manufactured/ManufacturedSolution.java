package org.fokker.fokkerplanck.manufactured;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fokker.distribution.Density;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/**
 * A chosen solution: given p(x, t) &gt; 0, the drift f, the diffusion D and a killing rate k as formulas, the source that makes p
 * the solution is S = ∂t p + Σ ∂_i(f_i p) − Σ ∂_i∂_j(D_ij p) + k p (for Itô's reading), by exact differentiation. The order of
 * any discretisation can then be measured on coefficients as general as it claims to treat (P. J. Roache, J. Fluids Eng. 124
 * (2002) 4).
 *
 * <p>The density need not integrate to one. It must meet the conditions at the walls of the domain: p = 0 where they absorb, and
 * J·n = 0, which {@link #flux} shows, where they reflect.
 *
 * <pre>{@code
 * ManufacturedSolution solution = ManufacturedSolution.of(1, (x, t) -> x[0].minus(t).sin().times(0.5).plus(1))
 *         .drift(x -> x[0].sin())
 *         .diffusion(x -> x[0].cos().times(0.5).plus(1));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class ManufacturedSolution {

    private final int d;
    private final Field density;
    private final List<Field> drift;
    /** Upper triangle by rows, or the diagonal alone. */
    private final List<Field> diffusion;

    private final Optional<Field> killing;
    private final Interpretation reading;
    private final boolean steadyDrift;
    private final boolean steadyDiffusion;
    private final boolean additive;

    /** A formula in x and t. */
    @FunctionalInterface
    public interface Field {

        /**
         * Evaluates the formula.
         *
         * @param x coordinates, d
         * @param t time
         * @return its value, made from x and t
         */
        Jet at(Jet[] x, Jet t);
    }

    /** A formula in x alone. */
    @FunctionalInterface
    public interface SteadyField {

        /**
         * Evaluates the formula.
         *
         * @param x coordinates, d
         * @return its value, made from x
         */
        Jet at(Jet[] x);
    }

    private ManufacturedSolution(
            int d,
            Field density,
            List<Field> drift,
            List<Field> diffusion,
            Optional<Field> killing,
            Interpretation reading,
            boolean steadyDrift,
            boolean steadyDiffusion,
            boolean additive) {
        this.d = d;
        this.density = density;
        this.drift = drift;
        this.diffusion = diffusion;
        this.killing = killing;
        this.reading = reading;
        this.steadyDrift = steadyDrift;
        this.steadyDiffusion = steadyDiffusion;
        this.additive = additive;
        if (drift.size() != d) {
            throw new IllegalArgumentException(
                    "a drift in dimension " + d + " has " + d + " components, got " + drift.size());
        }
        if (diffusion.size() != d && diffusion.size() != d * (d + 1) / 2) {
            throw new IllegalArgumentException(
                    "a tensor in dimension " + d + " has " + d + " entries if it is diagonal, or " + d * (d + 1) / 2
                            + " in its upper triangle, got " + diffusion.size());
        }
        if (reading != Interpretation.ITO && !additive && diffusion.size() != d) {
            throw new IllegalArgumentException(
                    "a full tensor does not say what " + reading + " means; give the drift in Itô's form");
        }
    }

    /**
     * Starts from the solution, without drift and diffusion.
     *
     * @param dimension d, ≥ 1
     * @param density p, positive at all points that are asked for
     * @return the solution
     */
    public static ManufacturedSolution of(int dimension, Field density) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
        }
        Field zero = (x, t) -> t.constant(0);
        return new ManufacturedSolution(
                dimension,
                density,
                Collections.nCopies(dimension, zero),
                Collections.nCopies(dimension, zero),
                Optional.empty(),
                Interpretation.ITO,
                true,
                true,
                true);
    }

    /**
     * Sets a drift that depends on the time.
     *
     * @param components f_1 … f_d
     * @return the solution under this drift
     * @throws IllegalArgumentException if their number is not d
     */
    public ManufacturedSolution drift(Field... components) {
        return new ManufacturedSolution(
                d, density, List.of(components), diffusion, killing, reading, false, steadyDiffusion, additive);
    }

    /**
     * Sets a drift that does not depend on the time.
     *
     * @param components f_1 … f_d
     * @return the solution under this drift
     * @throws IllegalArgumentException if their number is not d
     */
    public ManufacturedSolution drift(SteadyField... components) {
        return new ManufacturedSolution(
                d, density, lasting(components), diffusion, killing, reading, true, steadyDiffusion, additive);
    }

    /**
     * Sets a diffusion tensor that depends on place and time.
     *
     * @param entries D_11 … D_dd of a diagonal tensor, or the upper triangle by rows; positive semi-definite
     * @return the solution with this tensor
     * @throws IllegalArgumentException if their number is neither, or the tensor is full and the reading not Itô's
     */
    public ManufacturedSolution diffusion(Field... entries) {
        return new ManufacturedSolution(
                d, density, drift, List.of(entries), killing, reading, steadyDrift, false, false);
    }

    /**
     * Sets a diffusion tensor that does not depend on the time.
     *
     * @param entries D_11 … D_dd of a diagonal tensor, or the upper triangle by rows; positive semi-definite
     * @return the solution with this tensor
     * @throws IllegalArgumentException if their number is neither, or the tensor is full and the reading not Itô's
     */
    public ManufacturedSolution diffusion(SteadyField... entries) {
        return new ManufacturedSolution(
                d, density, drift, lasting(entries), killing, reading, steadyDrift, true, false);
    }

    /**
     * Sets a constant diffusion tensor.
     *
     * @param entries D_11 … D_dd of a diagonal tensor, or the upper triangle by rows; positive semi-definite
     * @return the solution with this tensor
     * @throws IllegalArgumentException if their number is neither
     */
    public ManufacturedSolution constantDiffusion(double... entries) {
        List<Field> constants = Arrays.stream(entries)
                .<Field>mapToObj(entry -> (x, t) -> t.constant(entry))
                .toList();
        return new ManufacturedSolution(d, density, drift, constants, killing, reading, steadyDrift, true, true);
    }

    /**
     * Sets a killing rate.
     *
     * @param rate k ≥ 0
     * @return the solution with this rate
     */
    public ManufacturedSolution killing(Field rate) {
        return new ManufacturedSolution(
                d, density, drift, diffusion, Optional.of(rate), reading, steadyDrift, steadyDiffusion, additive);
    }

    /**
     * Sets the reading of the noise, to which the drift belongs.
     *
     * @param other Itô, Stratonovich or Hänggi–Klimontovich, of the noise B = √(2D) of a diagonal tensor
     * @return the solution in this reading
     * @throws IllegalArgumentException if the tensor is full, depends on x, and the reading is not Itô's
     */
    public ManufacturedSolution reading(Interpretation other) {
        return new ManufacturedSolution(
                d, density, drift, diffusion, killing, other, steadyDrift, steadyDiffusion, additive);
    }

    private static List<Field> lasting(SteadyField... fields) {
        return Arrays.stream(fields).<Field>map(field -> (x, t) -> field.at(x)).toList();
    }

    /**
     * The problem that p solves.
     *
     * @param domain a box at whose walls p meets the conditions
     * @param start first time
     * @param end last time
     * @return the problem, with the source
     */
    public FokkerPlanckProblem problem(Domain domain, double start, double end) {
        return new FokkerPlanckProblem(process(), at(start), domain, start, end, reaction());
    }

    /** {@return the process with the drift f and, as noise, the lower Cholesky factor of 2D} */
    public DiffusionProcess process() {
        return new ManufacturedProcess(d, drift, diffusion, reading, additive, steadyDrift && steadyDiffusion);
    }

    /** {@return the killing and the source S} */
    public Reaction reaction() {
        return new Reaction() {
            @Override
            public boolean autonomous() {
                return false;
            }

            @Override
            public boolean kills() {
                return killing.isPresent();
            }

            @Override
            public boolean creates() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                killing.ifPresentOrElse(k -> PointChunk.values(k, t, x, n, rate), () -> Arrays.fill(rate, 0, n, 0));
            }

            @Override
            public void source(double t, double[][] x, int n, double[] source) {
                PointChunk.visit(t, x, n, 2, (point, first) -> {
                    double[] values = sourceOf(point);
                    System.arraycopy(values, 0, source, first, values.length);
                });
            }
        };
    }

    /**
     * The density p(·, t), and its score.
     *
     * @param t time
     * @return p, which throws {@link NumericalException} where it is not positive
     */
    public Density at(double t) {
        return new Density() {
            @Override
            public int dimension() {
                return d;
            }

            @Override
            public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
                PointChunk.visit(t, x, n, 1, (point, first) -> {
                    Jet log = point.of(density).log();
                    keepLogarithm(log, x, first, t, logDensity);
                    for (int i = 0; i < d; i++) {
                        System.arraycopy(log.slope(i), 0, score[i], first, log.values().length);
                    }
                });
            }

            @Override
            public void logDensity(double[][] x, int n, double[] logDensity) {
                PointChunk.visit(
                        t,
                        x,
                        n,
                        0,
                        (point, first) -> keepLogarithm(point.of(density).log(), x, first, t, logDensity));
            }
        };
    }

    private static void keepLogarithm(Jet log, double[][] x, int first, double t, double[] to) {
        double[] values = log.values();
        for (int j = 0; j < values.length; j++) {
            if (!Double.isFinite(values[j])) {
                int point = first + j;
                throw new NumericalException("a manufactured density must be positive; its logarithm is " + values[j]
                        + " at x = "
                        + Arrays.toString(
                                Arrays.stream(x).mapToDouble(xi -> xi[point]).toArray())
                        + ", t = " + t);
            }
            to[first + j] = values[j];
        }
    }

    /**
     * Averages of p over cells, by {@link CellAverages}.
     *
     * @param grid the cells
     * @param t time
     * @return averages, one a cell, as a new array
     */
    public double[] averages(Grid grid, double t) {
        return CellAverages.of(at(t), grid);
    }

    /**
     * The probability flux J_i = f_i p − Σ_j ∂_j(D_ij p), in Itô's form of the drift.
     *
     * @param t time
     * @param x points, d × (≥ n)
     * @param n how many points
     * @param flux receives J, laid out like {@code x}
     */
    public void flux(double t, double[][] x, int n, double[][] flux) {
        PointChunk.visit(t, x, n, 1, (point, first) -> {
            Jet p = point.of(density);
            for (int i = 0; i < d; i++) {
                double[] own = flux[i];
                Jet driven = point.of(drift.get(i)).times(p);
                System.arraycopy(driven.values(), 0, own, first, driven.values().length);
                for (int j = 0; j < d; j++) {
                    if (diffusion.size() == d && j != i) {
                        continue;
                    }
                    Jet entry = point.of(entry(Math.min(i, j), Math.max(i, j)));
                    double[] slope = entry.times(p).slope(j);
                    double[] bend = entry.slope(j);
                    for (int q = 0; q < slope.length; q++) {
                        own[first + q] -= slope[q] - correction() * bend[q] * p.values()[q];
                    }
                }
            }
        });
    }

    /** 1 − κ: how much of ∂_i D_ii Itô's drift has more than that of the reading. */
    private double correction() {
        return 1 - reading.slopeShare();
    }

    private Field entry(int i, int j) {
        return diffusion.get(diffusion.size() == d ? i : i * d - i * (i - 1) / 2 + j - i);
    }

    private double[] sourceOf(PointChunk point) {
        Jet p = point.of(density);
        double[] source = p.slope(d).clone();
        for (int i = 0; i < d; i++) {
            add(1, point.of(drift.get(i)).times(p).slope(i), source);
            for (int j = i; j < (diffusion.size() == d ? i + 1 : d); j++) {
                Jet entry = point.of(entry(i, j));
                add(i == j ? -1 : -2, entry.times(p).curvature(i, j), source);
                for (int q = 0; q < source.length && i == j; q++) {
                    source[q] += correction()
                            * (entry.curvature(i, i)[q] * p.values()[q] + entry.slope(i)[q] * p.slope(i)[q]);
                }
            }
        }
        killing.ifPresent(rate -> add(1, point.of(rate).times(p).values(), source));
        return source;
    }

    private static void add(double factor, double[] from, double[] to) {
        for (int q = 0; q < to.length; q++) {
            to[q] += factor * from[q];
        }
    }
}
