package org.fokker.fokkerplanck.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fokker.fokkerplanck.SemiDiscretisation.EdgeVisitor;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.grid.Grid;

/**
 * The jumps of a generator, sorted by their direction. Within one direction each cell has at most one neighbour on either side, so
 * that the cells fall into lines, some of them closed. What leaves the cells for good, by killing or through walls, goes with the
 * first direction and with that of the wall's axis.
 */
final class JumpLines {

    /** The lines of one direction, their cells one after the other. */
    static final class Direction {

        /** The cells in the order of the lines; those of line l stand at {@code first[l] … first[l + 1] − 1}. */
        final int[] cells;

        final int[] first;
        final boolean[] closed;

        /** Rates of leaving for the next cell of the line, for the one before, and for good, at the place of the cell left. */
        final double[] onward;

        final double[] backward;
        final double[] lost;

        private Direction(int[] cells, int[] first, boolean[] closed) {
            this.cells = cells;
            this.first = first;
            this.closed = closed;
            onward = new double[cells.length];
            backward = new double[cells.length];
            lost = new double[cells.length];
        }

        /** The largest number of cells of a line. */
        int longest() {
            int longest = 0;
            for (int line = 0; line + 1 < first.length; line++) {
                longest = Math.max(longest, first[line + 1] - first[line]);
            }
            return longest;
        }
    }

    private static final int NONE = -1;

    /** Bits for the index difference along one axis. */
    private static final int SHIFT = 20;

    private final String name;
    private final Edges system;
    private final Grid grid;
    private final double[] volume;

    private int count;
    private int[] from = new int[0];
    private int[] to = new int[0];
    private double[] forward = new double[0];
    private double[] backward = new double[0];

    JumpLines(String name, Edges system) {
        this.name = name;
        this.system = system;
        grid = system.grid();
        volume = new double[grid.size()];
        Arrays.setAll(volume, grid::volume);
    }

    double volume(int cell) {
        return volume[cell];
    }

    /** The directions at a time, at least one, in the order in which their first edges are met. */
    List<Direction> at(double t) {
        Collector collector = new Collector();
        count = 0;
        system.edges(t, collector);
        List<Direction> directions = new ArrayList<>();
        for (int[] next : collector.next) {
            directions.add(lines(next));
        }
        if (directions.isEmpty()) {
            directions.add(lines(filled()));
        }
        double[] killing = new double[volume.length];
        system.killing(t, killing);
        lose(directions.get(0), killing);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            lose(directions.get(collector.alongAxis(axis)), collector.lost[axis]);
        }
        return directions;
    }

    private static void lose(Direction direction, double[] rate) {
        for (int k = 0; k < direction.cells.length; k++) {
            direction.lost[k] += rate[direction.cells[k]];
        }
    }

    private int[] filled() {
        int[] none = new int[volume.length];
        Arrays.fill(none, NONE);
        return none;
    }

    /** Walks along all lines of a direction, from the cells that have none before them, then around the closed ones. */
    private Direction lines(int[] next) {
        int n = volume.length;
        boolean[] follows = new boolean[n];
        for (int edge : next) {
            if (edge != NONE) {
                follows[to[edge]] = true;
            }
        }
        int[] cells = new int[n];
        int[] edges = new int[n];
        int[] first = new int[n + 1];
        boolean[] closed = new boolean[n];
        boolean[] seen = new boolean[n];
        int lines = 0;
        int k = 0;
        for (int round = 0; round < 2; round++) {
            for (int start = 0; start < n; start++) {
                if (seen[start] || (round == 0 && follows[start])) {
                    continue;
                }
                closed[lines] = round == 1;
                int cell = start;
                while (!seen[cell]) {
                    seen[cell] = true;
                    cells[k] = cell;
                    edges[k++] = next[cell];
                    cell = next[cell] == NONE ? cell : to[next[cell]];
                }
                first[++lines] = k;
            }
        }
        Direction direction = new Direction(cells, Arrays.copyOf(first, lines + 1), closed);
        for (int line = 0; line < lines; line++) {
            for (int i = first[line]; i < first[line + 1]; i++) {
                if (edges[i] != NONE) {
                    int after = i + 1 < first[line + 1] ? i + 1 : first[line];
                    direction.onward[i] = forward[edges[i]] / volume[cells[i]];
                    direction.backward[after] = backward[edges[i]] / volume[cells[after]];
                }
            }
        }
        return direction;
    }

    /** Takes down the edges and finds their directions. */
    private final class Collector implements EdgeVisitor {

        private final Map<Long, Integer> directions = new HashMap<>();

        /** For each direction and cell, the edge that begins there and the one that ends there. */
        private final List<int[]> next = new ArrayList<>();

        private final List<int[]> before = new ArrayList<>();
        private final double[][] lost = new double[grid.dimension()][volume.length];

        @Override
        public void edge(int one, int other, double a, double b) {
            require(one, a);
            require(other, b);
            long offset = offset(one, other);
            boolean turned = offset < 0;
            reserve();
            from[count] = turned ? other : one;
            to[count] = turned ? one : other;
            forward[count] = turned ? b : a;
            backward[count] = turned ? a : b;
            int direction = direction(Math.abs(offset));
            next.get(direction)[from[count]] = count;
            before.get(direction)[to[count]] = count;
            count++;
        }

        @Override
        public void exit(int cell, int axis, boolean upper, double a) {
            require(cell, a);
            lost[axis][cell] += a / volume[cell];
        }

        private void require(int cell, double rate) {
            if (!(rate >= 0)) {
                throw JumpRates.negative(name, system, cell, rate);
            }
        }

        /** The direction of the edge; on a circle of two cells both edges have one offset, and the second gets its own. */
        private int direction(long offset) {
            for (long key = offset; ; key += 1L << 62) {
                Integer known = directions.get(key);
                if (known == null) {
                    directions.put(key, next.size());
                    next.add(filled());
                    before.add(filled());
                    return next.size() - 1;
                }
                if (next.get(known)[from[count]] == NONE && before.get(known)[to[count]] == NONE) {
                    return known;
                }
            }
        }

        int alongAxis(int axis) {
            return directions.getOrDefault(1L << (SHIFT * axis), 0);
        }
    }

    /** Σ δ_i 2^{20 i} for index differences δ, the shorter way around circles. */
    private long offset(int one, int other) {
        long offset = 0;
        for (int axis = grid.dimension() - 1; axis >= 0; axis--) {
            int cells = grid.axis(axis).cells();
            int stride = grid.stride(axis);
            int difference = other / stride % cells - one / stride % cells;
            if (Math.abs(difference) > cells / 2) {
                difference -= Integer.signum(difference) * cells;
            }
            offset = (offset << SHIFT) + difference;
        }
        return offset;
    }

    private void reserve() {
        if (count == from.length) {
            int larger = Math.max(2 * volume.length, 2 * count);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
            forward = Arrays.copyOf(forward, larger);
            backward = Arrays.copyOf(backward, larger);
        }
    }
}
