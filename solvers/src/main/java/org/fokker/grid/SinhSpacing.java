package org.fokker.grid;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.fokker.method.ParameterException;

/**
 * Cells that gather around points b_k: their density is proportional to Σ_k 1/√(α_k² + (x − b_k)²) with α_k = (upper −
 * lower)/strength_k. Its integral is P(x) = Σ_k arsinh((x − b_k)/α_k), so that the edges solve P(x) = P(lower) + (i/N) (P(upper)
 * − P(lower)); around a single point x = b + α sinh(c₀ + (c₁ − c₀) i/N) (Tavella and Randall 2000).
 *
 * <p>Around a point in the middle the cells at the walls are √(1 + strength²/4) times as wide as those at the point.
 *
 * @param points b_k, within the interval or not; at least one
 * @param strengths one for each point, &gt; 0; towards zero the cells become equal
 */
record SinhSpacing(List<Double> points, List<Double> strengths) implements Spacing {

    /** Cells at a point in the middle are five times as narrow as at the walls. */
    static final double USUAL_STRENGTH = 10;

    /** Bisection alone would need as many halvings as a double has binary digits; Newton's steps are fewer. */
    private static final int ITERATIONS = 100;

    SinhSpacing {
        points = List.copyOf(points);
        strengths = List.copyOf(strengths);
        if (points.isEmpty()) {
            throw new ParameterException("points", "must name one point or more around which the cells gather");
        }
        if (strengths.size() != points.size()) {
            throw new ParameterException(
                    "strength",
                    "must be one number for all points or one for each of " + points + ", got " + strengths);
        }
        for (double point : points) {
            if (!Double.isFinite(point)) {
                throw new ParameterException("points", "must be finite, got " + points);
            }
        }
        for (double strength : strengths) {
            if (!(strength > 0) || Double.isInfinite(strength)) {
                throw new ParameterException("strength", "must be positive and finite, got " + strength);
            }
        }
    }

    @Override
    public String name() {
        return "sinh";
    }

    @Override
    public Axis divide(double lower, double upper, int cells) {
        double from = integral(lower, upper - lower);
        double to = integral(upper, upper - lower);
        return Axis.mapped(
                lower,
                upper,
                cells,
                i -> solve(lower, upper, (from * (cells - i) + to * i) / cells, (double) i / cells));
    }

    /** P. */
    private double integral(double x, double length) {
        double sum = 0;
        for (int k = 0; k < points.size(); k++) {
            sum += FastMath.asinh((x - points.get(k)) / length * strengths.get(k));
        }
        return sum;
    }

    /** P'. */
    private double density(double x, double length) {
        double sum = 0;
        for (int k = 0; k < points.size(); k++) {
            sum += 1 / Math.hypot(length / strengths.get(k), x - points.get(k));
        }
        return sum;
    }

    /** The x with P(x) = target by Newton's steps, halving the bracket where one leaves it. */
    private double solve(double lower, double upper, double target, double guess) {
        double length = upper - lower;
        double below = lower;
        double above = upper;
        double x = lower + guess * length;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double excess = integral(x, length) - target;
            if (excess > 0) {
                above = x;
            } else {
                below = x;
            }
            double slope = density(x, length);
            double next = x - excess / slope;
            // P is known to its last place; what it says of x beyond that is noise.
            if (Math.abs(excess) <= Math.ulp(target) || Math.abs(next - x) <= Math.ulp(x)) {
                return next;
            }
            x = next > below && next < above ? next : 0.5 * (below + above);
        }
        return x;
    }
}
