package org.fokker.fokkerplanck;

import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.linear.SparseMatrix;
import org.fokker.grid.Grid;

/**
 * The operator of a discretisation at one time as a sparse matrix: forward, (A u)_i for densities u (cell averages), and
 * backward, its adjoint L = V⁻¹ Aᵀ V in the inner product Σ V_i u_i g_i of densities u and functions g. Immutable.
 */
public final class Generator {

    private final Grid grid;
    private final double[] volume;
    private final SparseMatrix forward;
    private final double[] loss;

    private Generator(Grid grid, double[] volume, SparseMatrix forward, double[] loss) {
        this.grid = grid;
        this.volume = volume;
        this.forward = forward;
        this.loss = loss;
    }

    /**
     * Assembles the operator from its edges.
     *
     * @param system the discretisation
     * @param t time
     * @return the generator
     */
    public static Generator of(Edges system, double t) {
        Grid grid = system.grid();
        int n = grid.size();
        double[] volume = new double[n];
        for (int i = 0; i < n; i++) {
            volume[i] = grid.volume(i);
        }
        double[] loss = new double[n];
        system.killing(t, loss);
        SparseMatrix.Builder builder = new SparseMatrix.Builder(n);
        for (int i = 0; i < n; i++) {
            builder.add(i, i, -loss[i]);
        }
        system.edges(t, new EdgeVisitor() {
            @Override
            public void edge(int from, int to, double a, double b) {
                builder.add(from, from, -a / volume[from]);
                builder.add(to, from, a / volume[to]);
                builder.add(from, to, b / volume[from]);
                builder.add(to, to, -b / volume[to]);
            }

            @Override
            public void exit(int from, int axis, boolean upper, double a) {
                builder.add(from, from, -a / volume[from]);
                loss[from] += a / volume[from];
            }
        });
        return new Generator(grid, volume, builder.build(), loss);
    }

    /** {@return the cells} */
    public Grid grid() {
        return grid;
    }

    /**
     * {@return the volume of a cell}
     *
     * @param cell its number
     */
    public double volume(int cell) {
        return volume[cell];
    }

    /**
     * {@return the rate at which mass leaves the system from a cell, through absorbing walls and by killing: minus the sum of its
     * column of V A, but summed from what leaves and so free of cancellation}
     *
     * @param cell its number
     */
    public double loss(int cell) {
        return loss[cell];
    }

    /** {@return A, which acts on cell averages of densities} */
    public SparseMatrix forward() {
        return forward;
    }

    /** {@return L = V⁻¹ Aᵀ V, which acts on functions: the backward Kolmogorov operator, by transposition} */
    public SparseMatrix backward() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(forward.size());
        for (int i = 0; i < forward.size(); i++) {
            for (int e = forward.start(i); e < forward.start(i + 1); e++) {
                int j = forward.column(e);
                builder.add(j, i, forward.value(e) * volume[i] / volume[j]);
            }
        }
        return builder.build();
    }
}
