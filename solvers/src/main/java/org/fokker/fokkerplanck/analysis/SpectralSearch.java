package org.fokker.fokkerplanck.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.fokker.fokkerplanck.analysis.Spectrum.Mode;
import org.fokker.fokkerplanck.linear.LinearSolver;
import org.fokker.fokkerplanck.linear.SparseMatrix;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;
import org.fokker.method.NumericalException;

/**
 * The eigenvalues of B = (σ − L)⁻¹ of largest modulus for one shift: the invariant subspaces of B and of its transpose, and in them
 * a small eigenproblem. With the weights w and d = √w functions g are kept as y = d g and masses m as z = m/d, so that the
 * inner product Σ w g g' is the plain one and Σ m g is Σ z y.
 */
final class SpectralSearch {

    /** Weights are kept away from zero; any positive ones will do, they decide on rounding alone. */
    private static final double LEAST_WEIGHT = 1e-280;

    /** y is known to rounding; where d is smaller than this part of the largest, y/d says nothing of g yet. */
    private static final double KNOWN = 1e-5;

    private static final double POLISHED = 1e-11;
    private static final int MOST_POLISHING = 20;

    private final Grid grid;
    private final Chain chain;
    private final boolean reversible;
    private final double shift;
    private final LinearSolver solver;
    /** d. */
    private final double[] root;

    private final double[] work;

    SpectralSearch(Chain chain, double[] weight, boolean reversible, double shift) {
        grid = chain.grid();
        this.chain = chain;
        this.reversible = reversible;
        this.shift = shift;
        solver = chain.solver(shift);
        double total = Arrays.stream(weight).map(Math::abs).sum();
        root = new double[weight.length];
        Arrays.setAll(root, i -> Math.sqrt(Math.max(weight[i] / total, LEAST_WEIGHT)));
        work = new double[weight.length];
    }

    Spectrum run(int count) {
        Random random = new Random(1);
        double[] start = new double[root.length];
        Arrays.setAll(start, i -> root[i] * (1 + random.nextDouble()));
        List<double[]> right = new InvariantSubspace(this::backward, start, reversible).leading(count);
        List<double[]> left =
                reversible ? right : new InvariantSubspace(this::forward, start, false).leading(right.size());
        if (left.size() != right.size()) {
            throw new NumericalException("the generator and its transpose show " + right.size() + " and " + left.size()
                    + " eigenvalues next to zero; ask for another number of them");
        }
        List<Pair> pairs = pairs(right, left);
        pairs.forEach(this::normalise);
        List<ComplexVector> functions = polished(pairs);
        List<Mode> modes = new ArrayList<>();
        for (int j = 0; j < pairs.size(); j++) {
            modes.add(mode(pairs.get(j), functions.get(j)));
        }
        modes.sort(Comparator.comparingDouble((Mode mode) -> Math.hypot(mode.real(), mode.imaginary()))
                .thenComparingDouble(Mode::imaginary));
        return new Spectrum(modes, reversible, shift);
    }

    /** An eigenvalue μ of B with B y = μ y and Bᵀ z = μ z. */
    private record Pair(Complex mu, ComplexVector y, ComplexVector z) {}

    /** The eigenproblem in the subspaces: B Y = Y M with M = (Zᵀ Y)⁻¹ Zᵀ B Y. */
    private List<Pair> pairs(List<double[]> right, List<double[]> left) {
        int k = right.size();
        RealMatrix overlap = new Array2DRowRealMatrix(k, k);
        RealMatrix image = new Array2DRowRealMatrix(k, k);
        double[] applied = new double[root.length];
        for (int j = 0; j < k; j++) {
            backward(right.get(j), applied);
            for (int i = 0; i < k; i++) {
                overlap.setEntry(i, j, dot(left.get(i), right.get(j)));
                image.setEntry(i, j, dot(left.get(i), applied));
            }
        }
        RealMatrix inverse = new LUDecomposition(overlap).getSolver().getInverse();
        RealMatrix small = inverse.multiply(image);
        EigenDecomposition eigen =
                new EigenDecomposition(reversible ? small.add(small.transpose()).scalarMultiply(0.5) : small);
        RealMatrix vectors = eigen.getV();
        RealMatrix dual = new LUDecomposition(vectors).getSolver().getInverse().multiply(inverse);
        List<Pair> pairs = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            double im = eigen.getImagEigenvalue(j);
            // The vectors of a pair of eigenvalues are v_j ± i v_{j+1}, their duals (row_j ∓ i row_{j+1})/2.
            int first = im < 0 ? j - 1 : j;
            double[] p = vectors.getColumn(first);
            double[] q = im == 0 ? new double[k] : signed(Math.signum(im), vectors.getColumn(first + 1));
            double[] r = dual.getRow(first);
            double[] s = im == 0 ? new double[k] : signed(-Math.signum(im), dual.getRow(first + 1));
            pairs.add(new Pair(
                    new Complex(eigen.getRealEigenvalue(j), im),
                    ComplexVector.combination(p, q, right),
                    ComplexVector.combination(r, s, left)));
        }
        return pairs;
    }

    private static double[] signed(double sign, double[] x) {
        double[] result = new double[x.length];
        Arrays.setAll(result, i -> sign * x[i]);
        return result;
    }

    /** Makes y of length one and real and positive where it is largest, and Σ z y one. */
    private void normalise(Pair pair) {
        ComplexVector y = pair.y;
        int top = 0;
        for (int i = 0; i < y.size(); i++) {
            // Of equals, as symmetric systems have them, the first.
            top = y.modulus(i) > y.modulus(top) * (1 + 1e-9) ? i : top;
        }
        double length = Math.sqrt(dot(y.re(), y.re()) + dot(y.im(), y.im()));
        y.multiply(new Complex(y.re()[top], -y.im()[top]).divide(y.modulus(top) * length));
        pair.z.multiply(y.product(pair.z).reciprocal());
    }

    /**
     * g = y/d by steps g ← B g/μ from what is known of it, which carry it into the cells of small weight, where it is then as
     * accurate as elsewhere. What rounding mixes in of the other modes is taken out.
     */
    private List<ComplexVector> polished(List<Pair> pairs) {
        double largest = Arrays.stream(root).max().orElse(1);
        double[] inverse = new double[root.length];
        Arrays.setAll(inverse, i -> root[i] >= KNOWN * largest ? 1 / root[i] : 0);
        List<ComplexVector> known = new ArrayList<>();
        for (Pair pair : pairs) {
            ComplexVector g = pair.y.copy();
            g.scale(inverse);
            known.add(g);
        }
        List<ComplexVector> result = new ArrayList<>();
        for (int j = 0; j < pairs.size(); j++) {
            ComplexVector g = known.get(j).copy();
            double change = Double.POSITIVE_INFINITY;
            for (int k = 0; k < MOST_POLISHING && change > POLISHED; k++) {
                ComplexVector before = g.copy();
                solver.solve(before.re(), g.re());
                if (pairs.get(j).mu.getImaginary() != 0) {
                    solver.solve(before.im(), g.im());
                }
                g.multiply(pairs.get(j).mu.reciprocal());
                for (int other = 0; other < pairs.size(); other++) {
                    if (other != j) {
                        ComplexVector weighted = g.copy();
                        weighted.scale(root);
                        g.subtract(weighted.product(pairs.get(other).z), known.get(other));
                    }
                }
                change = change(before, g);
            }
            result.add(g);
        }
        return result;
    }

    /** Largest change of a component over the largest component. */
    private static double change(ComplexVector before, ComplexVector after) {
        double change = 0;
        double size = 0;
        for (int i = 0; i < after.size(); i++) {
            change = Math.max(change, Math.hypot(after.re()[i] - before.re()[i], after.im()[i] - before.im()[i]));
            size = Math.max(size, after.modulus(i));
        }
        return change / size;
    }

    private Mode mode(Pair pair, ComplexVector g) {
        double distance = pair.mu.getReal() * pair.mu.getReal() + pair.mu.getImaginary() * pair.mu.getImaginary();
        double lambda = reversible ? -dirichlet(pair.y.re()) : shift - pair.mu.getReal() / distance;
        double residual = residual(pair);
        double[] perVolume = new double[root.length];
        Arrays.setAll(perVolume, i -> root[i] / grid.volume(chain.cell(i)));
        ComplexVector density = pair.z;
        density.scale(perVolume);
        return new Mode(
                lambda,
                pair.mu.getImaginary() / distance,
                residual,
                new GridDensity(grid, density.re()),
                new GridDensity(grid, density.im()),
                new CellFunction(grid, g.re()),
                new CellFunction(grid, g.im()));
    }

    /** |B y − μ y| / |μ| for a y of length one. */
    private double residual(Pair pair) {
        ComplexVector image = new ComplexVector(new double[root.length], new double[root.length]);
        backward(pair.y.re(), image.re());
        backward(pair.y.im(), image.im());
        image.subtract(pair.mu, pair.y);
        return Math.sqrt(dot(image.re(), image.re()) + dot(image.im(), image.im())) / pair.mu.abs();
    }

    /** D B D⁻¹. */
    private void backward(double[] y, double[] image) {
        for (int i = 0; i < y.length; i++) {
            work[i] = y[i] / root[i];
        }
        solver.solve(work, image);
        for (int i = 0; i < y.length; i++) {
            image[i] *= root[i];
        }
    }

    /** D⁻¹ Bᵀ D. */
    private void forward(double[] z, double[] image) {
        for (int i = 0; i < z.length; i++) {
            work[i] = z[i] * root[i];
        }
        solver.solveTransposed(work, image);
        for (int i = 0; i < z.length; i++) {
            image[i] /= root[i];
        }
    }

    /** Dirichlet's form Σ_edges w_i q_ij (g_i − g_j)² + Σ w_i e_i g_i² of a y of length one. */
    private double dirichlet(double[] y) {
        SparseMatrix generator = chain.generator();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += chain.loss(i) * y[i] * y[i];
            for (int entry = generator.start(i); entry < generator.start(i + 1); entry++) {
                int j = generator.column(entry);
                if (j != i) {
                    double difference = y[i] - y[j] * (root[i] / root[j]);
                    sum += 0.5 * generator.value(entry) * difference * difference;
                }
            }
        }
        return sum;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
