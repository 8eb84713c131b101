package org.fokker.distribution;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The law of θ·X − c for a Gaussian mixture: Σ w_k N(θ·m_k − c, θᵀ C_k θ), some of whose components may be point masses. Its
 * distribution function is a smooth part of those that have a width, and steps.
 */
final class LineMixture {

    private final double[] weights;
    private final double[] means;
    private final double[] deviations;
    private final Steps atoms;

    private LineMixture(double[] weights, double[] means, double[] deviations, Steps atoms) {
        this.weights = weights;
        this.means = means;
        this.deviations = deviations;
        this.atoms = atoms;
    }

    /** Projects a mixture; means are summed in the order of the axes as points are, so that a copy of an atom lies on it. */
    static LineMixture of(GaussianMixture law, double[] direction, double centre) {
        int count = law.components();
        double[] place = new double[count];
        double[] width = new double[count];
        for (int k = 0; k < count; k++) {
            place[k] = dot(direction, law.mean(k)) - centre;
            width[k] = Math.sqrt(dot(direction, law.form(k).times(direction)));
        }
        int[] wide = IntStream.range(0, count).filter(k -> width[k] > 0).toArray();
        int[] narrow = IntStream.range(0, count)
                .filter(k -> !(width[k] > 0))
                .boxed()
                .sorted(Comparator.comparingDouble(k -> place[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] level = pick(narrow, law::weight);
        Arrays.parallelPrefix(level, Double::sum);
        return new LineMixture(
                pick(wide, law::weight),
                pick(wide, k -> place[k]),
                pick(wide, k -> width[k]),
                new Steps(pick(narrow, k -> place[k]), level));
    }

    /** {@return the measure without mass} */
    static LineMixture zero() {
        return new LineMixture(new double[0], new double[0], new double[0], Steps.flat(new double[0]));
    }

    /** {@return the signed measure this − other} */
    LineMixture minus(LineMixture other) {
        double[] signed = Arrays.copyOf(weights, weights.length + other.weights.length);
        for (int k = 0; k < other.weights.length; k++) {
            signed[weights.length + k] = -other.weights[k];
        }
        return new LineMixture(
                signed,
                joined(means, other.means),
                joined(deviations, other.deviations),
                atoms.plus(-1, other.atoms));
    }

    /** {@return the steps of the distribution function} */
    Steps atoms() {
        return atoms;
    }

    /** {@return √Var, with the mean and the weights of all components} */
    double deviation() {
        double mean = 0;
        double square = 0;
        double before = 0;
        for (int k = 0; k < weights.length; k++) {
            mean += weights[k] * means[k];
        }
        for (int i = 0; i < atoms.at().length; i++) {
            mean += (atoms.level()[i] - before) * atoms.at()[i];
            before = atoms.level()[i];
        }
        before = 0;
        for (int k = 0; k < weights.length; k++) {
            square += weights[k] * (deviations[k] * deviations[k] + (means[k] - mean) * (means[k] - mean));
        }
        for (int i = 0; i < atoms.at().length; i++) {
            double away = atoms.at()[i] - mean;
            square += (atoms.level()[i] - before) * away * away;
            before = atoms.level()[i];
        }
        return Math.sqrt(square);
    }

    /** {@return the ends of what the smooth components reach, or nothing without them} */
    double[] ends() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < means.length; k++) {
            low = Math.min(low, means[k] - NormalIntegral.REACH * deviations[k]);
            high = Math.max(high, means[k] + NormalIntegral.REACH * deviations[k]);
        }
        return means.length == 0 ? new double[0] : new double[] {low, high};
    }

    /**
     * Places between which the smooth part changes slowly: no interval is longer than a part of the deviation of any component
     * that reaches it.
     *
     * @param part the part
     * @return the places, ascending
     */
    double[] nodes(double part) {
        double[] ends = ends();
        if (ends.length == 0) {
            return ends;
        }
        double[] nodes = new double[64];
        int count = 0;
        double x = ends[0];
        while (x < ends[1]) {
            nodes = count == nodes.length ? Arrays.copyOf(nodes, 2 * count) : nodes;
            nodes[count++] = x;
            double width = Double.POSITIVE_INFINITY;
            double next = ends[1];
            for (int k = 0; k < means.length; k++) {
                double from = means[k] - NormalIntegral.REACH * deviations[k];
                if (from > x) {
                    next = Math.min(next, from);
                } else if (means[k] + NormalIntegral.REACH * deviations[k] > x) {
                    width = Math.min(width, deviations[k]);
                }
            }
            // Of a component as narrow as the spacing of doubles the next double is the end.
            x = Math.max(Math.min(next, x + part * width), Math.nextUp(x));
        }
        nodes = Arrays.copyOf(nodes, count + 1);
        nodes[count] = ends[1];
        return nodes;
    }

    /**
     * The smooth part F of the distribution function and its integral G(x) = ∫_{−∞}^x F = Σ w_k σ_k H((x − m_k)/σ_k).
     *
     * @param x places, ascending
     * @param value receives F, as many
     * @param integral receives G, as many
     */
    void evaluate(double[] x, double[] value, double[] integral) {
        int n = x.length;
        // Right of its reach a component adds w to F and w (x − m) to G: these are summed once for all places.
        double[] mass = new double[n + 1];
        double[] moment = new double[n + 1];
        Arrays.fill(value, 0);
        Arrays.fill(integral, 0);
        for (int k = 0; k < weights.length; k++) {
            double w = weights[k];
            double m = means[k];
            double s = deviations[k];
            int j = first(x, m - NormalIntegral.REACH * s);
            for (; j < n; j++) {
                double z = (x[j] - m) / s;
                if (z > NormalIntegral.REACH) {
                    break;
                }
                z = Math.max(z, -NormalIntegral.REACH);
                value[j] += w * NormalIntegral.value(z);
                integral[j] += w * s * NormalIntegral.integral(z);
            }
            mass[j] += w;
            moment[j] += w * m;
        }
        double passed = 0;
        double centre = 0;
        for (int j = 0; j < n; j++) {
            passed += mass[j];
            centre += moment[j];
            value[j] += passed;
            integral[j] += passed * x[j] - centre;
        }
    }

    private static int first(double[] x, double from) {
        int low = 0;
        int high = x.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double dot(double[] direction, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += direction[i] * x[i];
        }
        return sum;
    }

    private static double[] pick(int[] numbers, IntToDoubleFunction value) {
        return Arrays.stream(numbers).mapToDouble(value).toArray();
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
