package org.fokker.validation.result;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes points in parentheses, long ones by their beginning. */
public final class PointText {

    /** Points of more components than this are shortened: in a line there is room for about so many numbers. */
    private static final int MOST_SHOWN = 4;

    /** Components that are left of a point that is shortened. */
    private static final int BEGINNING = 2;

    private PointText() {}

    /**
     * Writes a point.
     *
     * @param point its components
     * @param number writes one of them
     * @return {@code (1, 2, 3)}, and {@code (1, 2, …)} where there are more than four
     */
    public static String of(List<Double> point, Function<Double, String> number) {
        boolean all = point.size() <= MOST_SHOWN;
        return point.stream()
                .limit(all ? MOST_SHOWN : BEGINNING)
                .map(number)
                .collect(Collectors.joining(", ", "(", all ? ")" : ", …)"));
    }
}
