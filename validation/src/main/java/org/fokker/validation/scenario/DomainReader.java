package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Domain.Sides;
import org.fokker.method.UnknownNameException;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;

/** Reads {@code [domain]}. */
final class DomainReader {

    private static final double DEFAULT_TOLERANCE = 1e-6;
    private static final List<String> BOUNDARIES = List.of("reflecting", "absorbing", "periodic");

    private DomainReader() {}

    /**
     * What the file says of the domain.
     *
     * @param box the lower and upper corner, if they are given
     * @param sides the boundary conditions, d
     * @param options the rest
     */
    record Given(Optional<Box> box, List<Sides> sides, DomainOptions options) {

        /** Returns the domain, with another box where none is given. */
        Domain within(Box otherwise) {
            Box corners = box.orElse(otherwise);
            return new Domain(boxed(corners.lower()), boxed(corners.upper()), sides);
        }

        private static List<Double> boxed(double[] corner) {
            return java.util.Arrays.stream(corner).boxed().toList();
        }
    }

    /** Returns the dimension of the given box, for targets that have no other. */
    static int dimension(Section domain) {
        return domain.vector("lower").length;
    }

    static Given read(Optional<Section> section, int dimension) {
        if (section.isEmpty()) {
            List<Sides> walls = Collections.nCopies(dimension, Sides.both(Boundary.REFLECTING));
            return new Given(Optional.empty(), walls, new DomainOptions(DEFAULT_TOLERANCE, false));
        }
        Section domain = section.get();
        boolean confining = domain.flagOr("confining", false);
        double tolerance = domain.positiveOr("tolerance", DEFAULT_TOLERANCE);
        if (tolerance >= 1) {
            throw domain.error("tolerance", "is a share of the mass and must be below 1, got " + tolerance);
        }
        List<Sides> sides = sides(domain, dimension);
        Optional<Box> box =
                domain.has("lower") || domain.has("upper") ? Optional.of(box(domain, dimension)) : Optional.empty();
        boolean wallsMatter =
                confining || !sides.stream().allMatch(side -> side.equals(Sides.both(Boundary.REFLECTING)));
        if (box.isEmpty() && wallsMatter) {
            throw domain.error("needs 'lower' and 'upper', because its sides are not only the edge of the computation");
        }
        domain.finish();
        return new Given(box, sides, new DomainOptions(tolerance, confining));
    }

    static Box box(Section domain, int dimension) {
        double[] lower = Points.vector(domain, "lower", dimension);
        double[] upper = Points.vector(domain, "upper", dimension);
        for (int i = 0; i < dimension; i++) {
            if (!(lower[i] < upper[i]) || Double.isInfinite(upper[i] - lower[i])) {
                throw domain.errorInEntry(
                        "upper", i, "must be greater than that of 'lower', " + lower[i] + ", got " + upper[i]);
            }
        }
        return new Box(lower, upper);
    }

    private static List<Sides> sides(Section domain, int dimension) {
        if (!domain.has("boundary")) {
            return Collections.nCopies(dimension, Sides.both(Boundary.REFLECTING));
        }
        TomlArray array = domain.array("boundary", "an array with one entry for each axis");
        if (array.size() != dimension) {
            String hint =
                    dimension == 1 && array.size() == 2 ? "; a pair [left, right] is an entry: [[left, right]]" : "";
            throw domain.error(
                    "boundary",
                    "must have one entry for each axis, " + dimension + " in all, got " + array.size() + hint);
        }
        List<Sides> sides = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            sides.add(sides(domain, i, array.get(i)));
        }
        return sides;
    }

    private static Sides sides(Section domain, int axis, Object entry) {
        if (!(entry instanceof TomlArray pair)) {
            return Sides.both(boundary(domain, axis, entry));
        }
        if (pair.size() != 2) {
            throw domain.errorInEntry(
                    "boundary", axis, "must be a boundary or a pair [left, right], got " + pair.size() + " entries");
        }
        Boundary left = boundary(domain, axis, pair.get(0));
        Boundary right = boundary(domain, axis, pair.get(1));
        if ((left == Boundary.PERIODIC) != (right == Boundary.PERIODIC)) {
            throw domain.errorInEntry("boundary", axis, "must be periodic on both sides or on none");
        }
        return new Sides(left, right);
    }

    private static Boundary boundary(Section domain, int axis, @Nullable Object name) {
        if (name instanceof String known && BOUNDARIES.contains(known)) {
            return Boundary.valueOf(known.toUpperCase(Locale.ROOT));
        }
        String suggestion = name instanceof String string
                ? "unknown boundary '" + string + "'" + UnknownNameException.suggestion(string, BOUNDARIES)
                : "it must be one of " + String.join(", ", BOUNDARIES) + ", got " + name;
        throw domain.errorInEntry("boundary", axis, "is no boundary: " + suggestion);
    }
}
