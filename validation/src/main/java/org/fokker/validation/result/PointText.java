package org.fokker.validation.result;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Points as texts for people. */
public final class PointText {

    /** Points of more coordinates are abridged. */
    private static final int MOST_COORDINATES = 4;

    private PointText() {}

    /**
     * Writes a point, of many coordinates the first two.
     *
     * @param point the point
     * @param format writes a coordinate
     * @return the text, in parentheses
     */
    public static String of(List<Double> point, Function<Double, String> format) {
        boolean many = point.size() > MOST_COORDINATES;
        String shown = point.stream().limit(many ? 2 : point.size()).map(format).collect(Collectors.joining(", "));
        return "(" + shown + (many ? ", … " + point.size() + " in all)" : ")");
    }
}
