package org.fokker.fokkerplanck.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.fokkerplanck.linear.SparseMatrix;

/** The sets of states that a chain never leaves by a jump and in which every state can be reached from every other. */
final class ClosedClasses {

    private final SparseMatrix rates;
    /** Number of a state in the order of the search, from 1. */
    private final int[] met;
    /** Smallest number of an open state that can be reached through the subtree of the search. */
    private final int[] lowest;

    private final int[] nextEntry;
    /** Number of the class, from 1. */
    private final int[] classOf;

    private final List<List<Integer>> found = new ArrayList<>();

    private ClosedClasses(SparseMatrix rates) {
        this.rates = rates;
        int n = rates.size();
        met = new int[n];
        lowest = new int[n];
        classOf = new int[n];
        nextEntry = new int[n];
        Arrays.setAll(nextEntry, rates::start);
    }

    /**
     * Finds them by Tarjan's search for strongly connected components (1972).
     *
     * @param rates a jump for every entry off the diagonal that is not zero
     * @return the states of each closed class in increasing order
     */
    static List<int[]> of(SparseMatrix rates) {
        ClosedClasses search = new ClosedClasses(rates);
        search.run();
        List<int[]> closed = new ArrayList<>();
        for (List<Integer> states : search.found) {
            if (search.isClosed(states)) {
                closed.add(states.stream().mapToInt(Integer::intValue).sorted().toArray());
            }
        }
        return closed;
    }

    private boolean isClosed(List<Integer> states) {
        for (int i : states) {
            for (int e = rates.start(i); e < rates.start(i + 1); e++) {
                if (rates.value(e) != 0 && classOf[rates.column(e)] != classOf[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    private void run() {
        int n = rates.size();
        int[] path = new int[n];
        int[] open = new int[n];
        int openSize = 0;
        int count = 0;
        for (int root = 0; root < n; root++) {
            if (met[root] != 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            while (depth >= 0) {
                int i = path[depth];
                if (met[i] == 0) {
                    met[i] = ++count;
                    lowest[i] = count;
                    open[openSize++] = i;
                }
                int next = unmetNeighbour(i);
                if (next >= 0) {
                    path[++depth] = next;
                    continue;
                }
                if (lowest[i] == met[i]) {
                    openSize = close(i, open, openSize);
                }
                depth--;
                if (depth >= 0) {
                    lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[i]);
                }
            }
        }
    }

    /** The next neighbour that the search has not met, or −1; those that are open pull the lowest number down. */
    private int unmetNeighbour(int i) {
        while (nextEntry[i] < rates.start(i + 1)) {
            int e = nextEntry[i]++;
            int j = rates.column(e);
            if (rates.value(e) == 0 || j == i) {
                continue;
            }
            if (met[j] == 0) {
                return j;
            }
            if (classOf[j] == 0) {
                lowest[i] = Math.min(lowest[i], met[j]);
            }
        }
        return -1;
    }

    private int close(int first, int[] open, int openSize) {
        List<Integer> states = new ArrayList<>();
        int size = openSize;
        int state;
        do {
            state = open[--size];
            states.add(state);
            classOf[state] = found.size() + 1;
        } while (state != first);
        found.add(states);
        return size;
    }
}
