package org.fokker.validation.scenario;

import java.util.List;
import org.fokker.fokkerplanck.Domain;

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

    /** Reads points that have to lie in the box. */
    static List<double[]> inside(Section section, String key, Domain domain) {
        List<double[]> points = read(section, key, domain.dimension());
        for (int k = 0; k < points.size(); k++) {
            String fault = outside(points.get(k), domain);
            if (!fault.isEmpty()) {
                throw section.errorInEntry(key, k, fault);
            }
        }
        return points;
    }

    /** Refuses a point that does not lie in the box. */
    static void requireInside(Section section, String key, double[] point, Domain domain) {
        String fault = outside(point, domain);
        if (!fault.isEmpty()) {
            throw section.error(key, fault);
        }
    }

    private static String outside(double[] point, Domain domain) {
        for (int i = 0; i < point.length; i++) {
            double lower = domain.lower().get(i);
            double upper = domain.upper().get(i);
            if (point[i] < lower || point[i] > upper) {
                return "lies outside of the domain: " + point[i] + " is not in [" + lower + ", " + upper + "]";
            }
        }
        return "";
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
