package org.fokker.fokkerplanck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.grid.Spacing;

/**
 * How finely, and by which rule, a method divides the axes of a domain that it has yet to meet.
 *
 * @param perAxis cells of each axis, or a single number for all of them
 * @param spacings rule of each axis, or a single one for all of them
 */
public record Mesh(List<Integer> perAxis, List<Spacing> spacings) {

    /** Strips, transposes and the thread stacks beside the arrays of the size of the grid. */
    private static final long OVERHEAD = 16L << 20;

    /**
     * Copies the lists and checks the numbers.
     *
     * @param perAxis cells of each axis, or a single number for all of them
     * @param spacings rule of each axis, or a single one for all of them
     */
    public Mesh {
        perAxis = List.copyOf(perAxis);
        spacings = List.copyOf(spacings);
        if (spacings.isEmpty()) {
            throw new IllegalArgumentException("a spacing is needed for each axis, or one for all");
        }
        if (perAxis.isEmpty()) {
            throw new IllegalArgumentException("a number of cells is needed for each axis, or one for all");
        }
        for (int cells : perAxis) {
            if (cells < 1) {
                throw new IllegalArgumentException("an axis needs at least one cell, got " + cells);
            }
        }
    }

    /**
     * Equal cells.
     *
     * @param cells cells of each axis, or one number for all axes
     * @return the mesh
     * @throws IllegalArgumentException if no number is given or one is less than one
     */
    public static Mesh uniform(int... cells) {
        return of(Spacing.uniform(), cells);
    }

    /**
     * Cells by one rule.
     *
     * @param spacing the rule of all axes
     * @param cells cells of each axis, or one number for all axes
     * @return the mesh
     * @throws IllegalArgumentException if no number is given or one is less than one
     */
    public static Mesh of(Spacing spacing, int... cells) {
        return new Mesh(Arrays.stream(cells).boxed().toList(), List.of(spacing));
    }

    /** {@return whether all axes have equal cells} */
    public boolean isUniform() {
        return spacings.stream().allMatch(Spacing.uniform()::equals);
    }

    /**
     * Divides a domain into cells.
     *
     * @param domain the box
     * @return the grid
     * @throws IllegalArgumentException if the numbers do not fit the dimension, or the cells cannot be numbered
     */
    public Grid grid(Domain domain) {
        List<Integer> counts = forDimension("cells", perAxis, domain.dimension());
        List<Spacing> rules = forDimension("spacings", spacings, domain.dimension());
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            axes.add(rules.get(i).divide(domain.lower().get(i), domain.upper().get(i), counts.get(i)));
        }
        return new Grid(axes);
    }

    /**
     * Memory of arrays of the size of the grid.
     *
     * @param domain the box
     * @param arrays how many arrays of doubles
     * @return bytes, {@link Long#MAX_VALUE} if the cells cannot be numbered
     */
    public long bytes(Domain domain, long arrays) {
        long size = 1;
        for (int cells : forDimension("cells", perAxis, domain.dimension())) {
            if (size > Integer.MAX_VALUE / (long) cells) {
                return Long.MAX_VALUE;
            }
            size *= cells;
        }
        return OVERHEAD + size * arrays * Double.BYTES;
    }

    private static <T> List<T> forDimension(String what, List<T> given, int dimension) {
        if (given.size() == 1) {
            return Collections.nCopies(dimension, given.get(0));
        }
        if (given.size() != dimension) {
            throw new IllegalArgumentException(what + " " + given + " do not fit a domain of dimension " + dimension
                    + "; give one for each axis or one for all");
        }
        return given;
    }

    @Override
    public String toString() {
        String counts = perAxis.stream().map(String::valueOf).collect(Collectors.joining(" × "));
        return isUniform()
                ? counts
                : counts + " (" + spacings.stream().map(Spacing::name).collect(Collectors.joining(" × ")) + ")";
    }
}
