package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.linear.StateReduction;
import org.fokker.grid.GridDensity;
import org.fokker.method.NumericalException;

/**
 * The eigenvalues of the operator A that lie next to zero, with the densities r, A r = λ r, and the functions g, L g = λ g, on which A
 * and its adjoint act as numbers. By Arnoldi's method for (σ − L)⁻¹ with a small real shift σ &gt; 0, which keeps the matrix an M-matrix;
 * never zero, where it would be singular. Vectors are measured in the stationary density, in which reversible
 * generators are symmetric: for them the method is Lanczos's, eigenvalues are real, and each of them is the quotient of Dirichlet's form,
 * whose error is the square of that of the vector. The error that remains is that of the discretisation.
 *
 * @param modes by increasing modulus of λ; of a complex pair both
 * @param reversible whether the generator is in detailed balance
 * @param shift σ
 */
public record Spectrum(List<Mode> modes, boolean reversible, double shift) {

    /** Below this fraction of the shift an eigenvalue is known too badly, and the shift follows it. */
    private static final double RESOLVED = 1e-8;

    private static final int MOST_SHIFTS = 6;

    /**
     * Copies the list.
     *
     * @param modes by increasing modulus of λ; of a complex pair both
     * @param reversible whether the generator is in detailed balance
     * @param shift σ
     */
    public Spectrum {
        modes = List.copyOf(modes);
    }

    /**
     * One eigenvalue with its vectors, Σ V r g = 1. Of a real eigenvalue the imaginary parts vanish. |g|² has the mean one under the
     * weights w in which vectors are measured: the stationary density if there is one, so that the first g of a conserving
     * system is 1 and its r the steady state. Where w |g|² is largest, g is real and positive.
     *
     * @param real Re λ, at most 0 up to rounding
     * @param imaginary Im λ
     * @param residual |(σ − L)⁻¹ g − g/(σ − λ)| · |σ − λ| in the norm in which |g| = 1: for a reversible generator λ differs from an
     *     eigenvalue by no more than this times |σ − λ|
     * @param density Re r
     * @param densityImaginary Im r
     * @param function Re g
     * @param functionImaginary Im g
     */
    public record Mode(
            double real,
            double imaginary,
            double residual,
            GridDensity density,
            GridDensity densityImaginary,
            CellFunction function,
            CellFunction functionImaginary) {}

    /**
     * Computes the eigenvalues next to zero.
     *
     * @param system the discretisation
     * @param t the time whose operator is meant
     * @param count how many at least; more are returned where a cluster would be cut
     * @return the eigenvalues and vectors
     * @throws IllegalArgumentException if fewer than one is asked for
     * @throws NumericalException if an iteration does not converge
     */
    public static Spectrum of(Edges system, double t, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a spectrum has at least one eigenvalue, got count " + count);
        }
        Chain chain = Chain.of(system, t);
        int cells = Arrays.stream(system.grid().shape()).max().orElse(1);
        double largest = 0;
        for (int i = 0; i < chain.size(); i++) {
            largest = Math.max(largest, -chain.generator().get(i, i));
        }
        Optional<double[]> balanced = DetailedBalance.of(chain.generator());
        double[] weight = balanced.orElseGet(() -> weights(chain));
        int zeros = (int) chain.closedClasses().stream()
                .filter(states -> Arrays.stream(states).allMatch(i -> chain.loss(i) == 0))
                .count();
        // About the slowest rate of plain diffusion along the longest axis.
        double shift = largest / ((double) cells * cells);
        Spectrum result = null;
        for (int k = 0; k < MOST_SHIFTS; k++) {
            result = new SpectralSearch(chain, weight, balanced.isPresent(), shift).run(count);
            double slowest = result.modes.stream()
                    .skip(zeros)
                    .mapToDouble(mode -> Math.hypot(mode.real, mode.imaginary))
                    .findFirst()
                    .orElse(shift);
            if (slowest >= RESOLVED * shift) {
                return result;
            }
            shift = Math.max(slowest, 1e-10 * shift);
        }
        throw new NumericalException("the slowest eigenvalue is below the shift " + shift + " by more than " + RESOLVED
                + " and is not resolved");
    }

    /** Stationary masses if they are unique with nothing lost, or else equal ones. */
    private static double[] weights(Chain chain) {
        Chain closed = chain.withoutLoss();
        List<int[]> classes = closed.closedClasses();
        double[] weight = new double[chain.size()];
        Arrays.fill(weight, 1);
        if (classes.size() == 1 && classes.get(0).length == chain.size()) {
            Optional<StateReduction> reduction = closed.reduction(0);
            weight = reduction.isPresent() ? reduction.get().nullVector() : InverseIteration.stationaryMass(closed);
        }
        return weight;
    }
}
