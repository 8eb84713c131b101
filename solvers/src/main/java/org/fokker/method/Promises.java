package org.fokker.method;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a scheme promises. An absent property is not promised.
 *
 * <p>Built by chaining: {@code Promises.none().order(Property.TIME_ORDER, 2).keeping(Property.CONSERVES_MASS)}.
 */
public final class Promises {

    /** A property that can be promised; those with an order carry a number. */
    public enum Property {
        /** Order in the cell width, L1 norm of cell averages. */
        SPACE_ORDER,
        /** Order in the time step, L1 norm. */
        TIME_ORDER,
        /** Order in the time step where the operator has mixed derivatives outside of the implicit parts, where it differs. */
        TIME_ORDER_MIXED,
        /** Order in the time step from a point mass, whose stiff modes have to be damped: L1 norm at a later time. */
        TIME_ORDER_FROM_POINT_MASS,
        /** Order of E|X_h − X| at the end time on coupled paths. */
        STRONG_ORDER,
        /** Strong order if the noise is additive, where it differs. */
        STRONG_ORDER_ADDITIVE,
        /** Strong order if the noise commutes (a single or a diagonal noise, for example), where it differs. */
        STRONG_ORDER_COMMUTATIVE,
        /** Order of |E φ(X_h) − E φ(X)| for smooth φ. */
        WEAK_ORDER,
        /** Weak order if the noise is additive, where it differs. */
        WEAK_ORDER_ADDITIVE,
        /**
         * Order in the number of steps, on grids that are one spacing refined, of the map from noise to data of a deterministic
         * sampler: root mean square over starting points of its distance from the exact flow, which in one dimension is the
         * monotone map F_ε⁻¹(F_T(x)).
         */
        FLOW_ORDER,
        /**
         * Order in the number of steps of the 2-Wasserstein distance between the law in which a sampler ends and the law of the
         * forward process at the same time, from the exact law at T. On Gaussian data both laws are known in closed form.
         */
        WASSERSTEIN_ORDER,
        /** As the former for the Kullback–Leibler divergence of the laws at the end, not of those of whole paths. */
        DIVERGENCE_ORDER,
        /** Order in 1/n of the squared error E|ŝ − s|² of a score estimated from n independent points of the line, at a fixed noise s. */
        SAMPLE_ORDER,
        /**
         * Order in 1/s, s → 0, in which E|ŝ − s|² grows as the noise s falls, from a fixed number of points that are evenly spread on the
         * line: the price of a score at small noise.
         */
        NOISE_ORDER,
        /**
         * Order in 1/n of E|ŝ − s|² without noise, where p is smooth, at the bandwidth that is best for each n, on the line: the price of a
         * score of the data themselves.
         */
        BANDWIDTH_ORDER,
        /** Error falls faster than any power of the resolution while the solution is smooth. */
        SPECTRAL_ACCURACY,
        /** Column sums of the operator vanish under reflecting and periodic boundaries. */
        CONSERVES_MASS,
        /** Non-negative data stay non-negative for every step size. */
        PRESERVES_POSITIVITY,
        /**
         * Non-negative data stay non-negative under explicit Euler steps no longer than {@code explicit-euler} allows, and so
         * under the strong-stability-preserving integrators, whose stages are means of such steps.
         */
        POSITIVE_WITHIN_STEP_LIMIT,
        /** The discrete equilibrium is the exact Boltzmann density of reversible dynamics. */
        EXACT_EQUILIBRIUM,
        /** The β for which steps h of an explicit rule are stable with every real spectrum in [−β/h, 0]; longer ones are refused. */
        STABLE_REAL_INTERVAL,
        /** A step of any length has no error but rounding and a fixed, negligible tolerance if F does not depend on t. */
        EXACT_IF_AUTONOMOUS,
        /** L-stable: a long step leaves next to nothing of stiff modes, and two of them are nearly the steady state. */
        DAMPS_STIFF_MODES,
        /** Estimates the error of its steps and can choose them by a tolerance: the error falls with it. */
        ADAPTIVE_STEPS,
        /**
         * Order in the tolerance by which steps are chosen, from a smooth start: L1 norm of the error at the end. Where every step
         * has an estimated error of O(h^k) that equals the tolerance, h goes as its power 1/k, and the error of a rule of order p
         * as its power p/k.
         */
        TOLERANCE_ORDER,
        /**
         * A posterior sampler whose points follow the law of the data given the measurement, and whose estimate of the evidence tends to
         * p(y), with ever more particles and steps, for any law of the data.
         */
        ASYMPTOTICALLY_EXACT
    }

    private static final Promises NONE = new Promises(new EnumMap<>(Property.class));

    private final EnumMap<Property, Double> values;

    private Promises(EnumMap<Property, Double> values) {
        this.values = values;
    }

    /** {@return the empty promise} */
    public static Promises none() {
        return NONE;
    }

    /**
     * Returns these promises and an order.
     *
     * @param property what the order is of
     * @param order the promised order
     * @return the extended promises
     */
    public Promises order(Property property, double order) {
        EnumMap<Property, Double> extended = new EnumMap<>(values);
        extended.put(property, order);
        return new Promises(extended);
    }

    /**
     * Returns these promises and a property without a number.
     *
     * @param property what is kept
     * @return the extended promises
     */
    public Promises keeping(Property property) {
        return order(property, Double.NaN);
    }

    /**
     * {@return whether the property is promised}
     *
     * @param property the property
     */
    public boolean has(Property property) {
        return values.containsKey(property);
    }

    /**
     * {@return the promised order, if there is one}
     *
     * @param property the property
     */
    public Optional<Double> order(Property property) {
        return Optional.ofNullable(values.get(property)).filter(order -> !order.isNaN());
    }

    /** {@return all promises; properties without a number map to NaN} */
    public Map<Property, Double> asMap() {
        return new EnumMap<>(values);
    }
}
