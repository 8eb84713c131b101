package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;

/** The edges of an operator at one time, kept in the order in which it shows them. */
final class EdgeFlows implements EdgeVisitor {

    /** Number of edges between cells. */
    int edges;

    int[] from = new int[64];
    int[] to = new int[64];
    double[] forward = new double[64];
    double[] backward = new double[64];

    /** Number of edges through walls. */
    int exits;

    int[] exitCell = new int[64];
    Wall[] exitWall = new Wall[64];
    double[] exitRate = new double[64];

    private EdgeFlows() {}

    static EdgeFlows of(Edges system, double t) {
        EdgeFlows result = new EdgeFlows();
        system.edges(t, result);
        return result;
    }

    @Override
    public void edge(int start, int end, double a, double b) {
        if (edges == from.length) {
            from = Arrays.copyOf(from, 2 * edges);
            to = Arrays.copyOf(to, 2 * edges);
            forward = Arrays.copyOf(forward, 2 * edges);
            backward = Arrays.copyOf(backward, 2 * edges);
        }
        from[edges] = start;
        to[edges] = end;
        forward[edges] = a;
        backward[edges++] = b;
    }

    @Override
    public void exit(int cell, int axis, boolean upper, double a) {
        if (exits == exitCell.length) {
            exitCell = Arrays.copyOf(exitCell, 2 * exits);
            exitWall = Arrays.copyOf(exitWall, 2 * exits);
            exitRate = Arrays.copyOf(exitRate, 2 * exits);
        }
        exitCell[exits] = cell;
        exitWall[exits] = new Wall(axis, upper);
        exitRate[exits++] = a;
    }

    /** a u_from − b u_to on every edge between cells. */
    double[] flows(double[] u) {
        double[] flow = new double[edges];
        Arrays.setAll(flow, e -> forward[e] * u[from[e]] - backward[e] * u[to[e]]);
        return flow;
    }
}
