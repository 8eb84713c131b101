package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;

/**
 * What flows in a state, by the fluxes of the scheme itself: F = a u_from − b u_to on every edge, mass over time. Their
 * divergence is −A u to rounding, so that in a steady state it vanishes, and in equilibrium so does every flow, where
 * differences of the density would leave errors of the order of the scheme. Immutable.
 */
public final class Currents {

    private final Grid grid;
    private final EdgeFlows edges;
    private final double[] flow;
    private final double[] exitFlow;

    private Currents(Grid grid, EdgeFlows edges, double[] u) {
        this.grid = grid;
        this.edges = edges;
        flow = edges.flows(u);
        exitFlow = new double[edges.exits];
        Arrays.setAll(exitFlow, e -> edges.exitRate[e] * u[edges.exitCell[e]]);
    }

    /**
     * Evaluates the flows.
     *
     * @param system the discretisation
     * @param t time
     * @param u cell averages of the density
     * @return what flows
     */
    public static Currents of(Edges system, double t, double[] u) {
        return new Currents(system.grid(), EdgeFlows.of(system, t), u);
    }

    /** {@return the number of edges between cells} */
    public int edges() {
        return edges.edges;
    }

    /**
     * {@return the cell at which an edge begins}
     *
     * @param edge its number
     */
    public int from(int edge) {
        return edges.from[edge];
    }

    /**
     * {@return the cell at which an edge ends}
     *
     * @param edge its number
     */
    public int to(int edge) {
        return edges.to[edge];
    }

    /**
     * {@return the mass that flows along an edge from its beginning to its end, over time}
     *
     * @param edge its number
     */
    public double flow(int edge) {
        return flow[edge];
    }

    /**
     * What leaves through a wall.
     *
     * @param wall one that absorbs
     * @return mass over time, 0 if nothing passes the wall
     */
    public double through(Wall wall) {
        double sum = 0;
        for (int e = 0; e < edges.exits; e++) {
            sum += wall.equals(edges.exitWall[e]) ? exitFlow[e] : 0;
        }
        return sum;
    }

    /**
     * What leaves each cell, minus what enters it, divided by its volume.
     *
     * @return ∇·J, one a cell
     */
    public double[] divergence() {
        double[] net = new double[grid.size()];
        for (int e = 0; e < flow.length; e++) {
            net[edges.from[e]] += flow[e];
            net[edges.to[e]] -= flow[e];
        }
        for (int e = 0; e < exitFlow.length; e++) {
            net[edges.exitCell[e]] += exitFlow[e];
        }
        for (int i = 0; i < net.length; i++) {
            net[i] /= grid.volume(i);
        }
        return net;
    }

    /**
     * The flux on the faces of a line.
     *
     * @return J on the faces 0 … N, upwards positive; on a ring the seam stands at both ends
     * @throws IllegalArgumentException if there is more than one axis
     */
    public double[] onFaces() {
        if (grid.dimension() != 1) {
            throw new IllegalArgumentException(
                    "faces of a line were asked for, the grid has dimension " + grid.dimension() + "; take the field");
        }
        int n = grid.size();
        double[] face = new double[n + 1];
        for (int e = 0; e < flow.length; e++) {
            int step = Displacement.steps(edges.from[e], edges.to[e], n);
            int right = step > 0 ? edges.to[e] : edges.from[e];
            face[right] += step > 0 ? flow[e] : -flow[e];
            if (right == 0) {
                face[n] = face[0];
            }
        }
        for (int e = 0; e < exitFlow.length; e++) {
            boolean upper = edges.exitWall[e].upper();
            face[upper ? n : 0] += upper ? exitFlow[e] : -exitFlow[e];
        }
        return face;
    }

    /**
     * The flux as a vector in each cell: J = Σ F δ / V with δ the part of each edge's displacement that lies on the side of the cell,
     * half of it for edges between cells and the way to the wall for exits. Second order where cells are equal.
     *
     * @return J by component, d × cells
     */
    public double[][] field() {
        int d = grid.dimension();
        double[][] field = new double[d][grid.size()];
        Displacement displacement = new Displacement(grid);
        double[] delta = new double[d];
        for (int e = 0; e < flow.length; e++) {
            displacement.between(edges.from[e], edges.to[e], delta);
            for (int i = 0; i < d; i++) {
                double half = 0.5 * flow[e] * delta[i];
                field[i][edges.from[e]] += half;
                field[i][edges.to[e]] += half;
            }
        }
        for (int e = 0; e < exitFlow.length; e++) {
            Wall wall = edges.exitWall[e];
            Axis axis = grid.axis(wall.axis());
            int cell = edges.exitCell[e];
            double width = axis.width(cell / grid.stride(wall.axis()) % axis.cells());
            field[wall.axis()][cell] += 0.5 * (wall.upper() ? width : -width) * exitFlow[e];
        }
        for (double[] component : field) {
            for (int i = 0; i < component.length; i++) {
                component[i] /= grid.volume(i);
            }
        }
        return field;
    }
}
