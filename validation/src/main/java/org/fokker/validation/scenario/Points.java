package org.fokker.validation.scenario;

import java.util.List;

/** Reads lists of points. */
final class Points {

    private Points() {}

    static List<double[]> read(Section section, String key, int dimension) {
        List<double[]> points = section.vectors(key);
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).length != dimension) {
                throw section.errorInEntry(
                        key,
                        i,
                        "must have " + dimension + " components, as the target has, got " + points.get(i).length);
            }
        }
        return points;
    }

    /** Returns a vector with one component for each axis. */
    static double[] vector(Section section, String key, int dimension) {
        double[] vector = section.vector(key);
        if (vector.length != dimension) {
            throw section.error(
                    key, "must have one entry for each axis, " + dimension + " in all, got " + vector.length);
        }
        return vector;
    }
}
