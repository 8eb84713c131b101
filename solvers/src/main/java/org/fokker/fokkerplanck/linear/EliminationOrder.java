package org.fokker.fokkerplanck.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An order of unknowns in which elimination fills little: the one in which they come, or Cuthill and McKee's levels of distance
 * from a peripheral unknown (1969), whichever costs less. The levels turn the short side of a grid towards the band and fold a
 * ring, whose band then has two places at each side.
 */
final class EliminationOrder {

    private final int[] unknown;
    private final int[] reach;

    private EliminationOrder(SparseMatrix pattern, SparseMatrix transposed, int[] unknown) {
        this.unknown = unknown;
        int n = unknown.length;
        int[] position = new int[n];
        for (int k = 0; k < n; k++) {
            position[unknown[k]] = k;
        }
        reach = new int[n];
        int farthest = 0;
        for (int k = 0; k < n; k++) {
            farthest = Math.max(farthest, k);
            for (SparseMatrix side : new SparseMatrix[] {pattern, transposed}) {
                for (int e = side.start(unknown[k]); e < side.start(unknown[k] + 1); e++) {
                    farthest = Math.max(farthest, position[side.column(e)]);
                }
            }
            reach[k] = farthest;
        }
    }

    /** Finds an order for the entries of a matrix and of its transpose. */
    static EliminationOrder of(SparseMatrix pattern) {
        SparseMatrix transposed = pattern.transposed();
        int[] natural = IntStream.range(0, pattern.size()).toArray();
        EliminationOrder asGiven = new EliminationOrder(pattern, transposed, natural);
        EliminationOrder byLevels = new EliminationOrder(pattern, transposed, new Levels(pattern, transposed).order());
        return byLevels.products() < asGiven.products() ? byLevels : asGiven;
    }

    /** The unknown that is eliminated as number k. */
    int unknown(int k) {
        return unknown[k];
    }

    /** The last position that the first k + 1 unknowns are joined with; when k is eliminated, all up to it are joined. */
    int reach(int k) {
        return reach[k];
    }

    /** Numbers that the factors hold. */
    long entries() {
        long sum = 0;
        for (int k = 0; k < reach.length; k++) {
            sum += 2L * (reach[k] - k) + 1;
        }
        return sum;
    }

    /** Products that the elimination forms. */
    long products() {
        long sum = 0;
        for (int k = 0; k < reach.length; k++) {
            long joined = (long) reach[k] - k;
            sum += joined * joined;
        }
        return sum;
    }

    /** Breadth-first search of the graph of both triangles. */
    private static final class Levels {
        private final SparseMatrix pattern;
        private final SparseMatrix transposed;
        private final int[] degree;
        private final int[] queue;
        /** The search that last met an unknown. */
        private final int[] met;

        private int searches;
        /** Where the last level of the last search begins. */
        private int lastLevel;

        private int depth;

        Levels(SparseMatrix pattern, SparseMatrix transposed) {
            this.pattern = pattern;
            this.transposed = transposed;
            int n = pattern.size();
            degree = new int[n];
            Arrays.setAll(degree, i -> pattern.start(i + 1) - pattern.start(i));
            queue = new int[n];
            met = new int[n];
        }

        int[] order() {
            int n = queue.length;
            boolean[] placed = new boolean[n];
            int end = 0;
            for (int first = 0; first < n; first++) {
                if (placed[first]) {
                    continue;
                }
                // Go to the far end as long as that makes the levels more and narrower.
                int root = first;
                int size = search(root, end);
                for (int deeper = depth; ; deeper = depth) {
                    int far = queue[lastLevel];
                    for (int q = lastLevel; q < end + size; q++) {
                        far = degree[queue[q]] < degree[far] ? queue[q] : far;
                    }
                    search(far, end);
                    if (depth <= deeper) {
                        break;
                    }
                    root = far;
                }
                search(root, end);
                for (int q = end; q < end + size; q++) {
                    placed[queue[q]] = true;
                }
                end += size;
            }
            return queue;
        }

        /** Writes the component of a root into the queue by levels, each in the order of its predecessors and of degrees. */
        private int search(int root, int from) {
            searches++;
            int end = from;
            queue[end++] = root;
            met[root] = searches;
            depth = 0;
            lastLevel = from;
            int levelEnd = end;
            for (int q = from; q < end; q++) {
                if (q == levelEnd) {
                    depth++;
                    lastLevel = q;
                    levelEnd = end;
                }
                int family = end;
                for (SparseMatrix side : new SparseMatrix[] {pattern, transposed}) {
                    for (int e = side.start(queue[q]); e < side.start(queue[q] + 1); e++) {
                        int next = side.column(e);
                        if (met[next] != searches) {
                            met[next] = searches;
                            int at = end++;
                            for (; at > family && degree[queue[at - 1]] > degree[next]; at--) {
                                queue[at] = queue[at - 1];
                            }
                            queue[at] = next;
                        }
                    }
                }
            }
            return end - from;
        }
    }
}
