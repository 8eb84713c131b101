package org.fokker.fokkerplanck.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/**
 * What a space discretisation and a time integrator promise together on a problem. The orders are those of each. Mass is conserved,
 * and positivity preserved, if both promise it; positivity moreover needs exact solves, and no mixed derivatives outside of what
 * is solved. What a part promises and the pair does not has its reason. Immutable.
 */
public final class Pairing {

    private final SpaceDiscretisation space;
    private final SemiDiscretisation system;
    private final TimeIntegrator time;
    private final Map<Property, String> lost = new EnumMap<>(Property.class);
    private final Promises promises;
    private final List<String> warnings;

    private Pairing(SpaceDiscretisation space, SemiDiscretisation system, TimeIntegrator time) {
        this.space = space;
        this.system = system;
        this.time = time;
        promises = together();
        warnings = List.copyOf(collectWarnings());
    }

    /**
     * Looks at a pair.
     *
     * @param space the space discretisation
     * @param system what it made of the problem
     * @param time the time integrator
     * @return what they promise together
     * @throws IllegalArgumentException if the system lacks the capability that the integrator requires; names both, and the
     *     integrators that fit
     */
    public static Pairing of(SpaceDiscretisation space, SemiDiscretisation system, TimeIntegrator time) {
        Marching.requireCapability(time, system);
        return new Pairing(space, system, time);
    }

    /** {@return what the pair promises} */
    public Promises promises() {
        return promises;
    }

    /**
     * What works, but with a loss that may not be expected: an order that mixed derivatives reduce, cells too wide for the
     * promised order in space, steps that an explicit rule will refuse, a positivity that factored solves lose.
     *
     * @return sentences for people, empty if there is nothing to say
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The longest step that the integrator does not refuse as unstable.
     *
     * @param t time at which the step begins
     * @return its length, infinite where no step is refused
     */
    public double longestStep(double t) {
        return time.promises()
                .order(Property.STABLE_REAL_INTERVAL)
                .map(interval -> interval / system.spectralBound(t))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Demands a property.
     *
     * @param property what the pair has to promise
     * @return this pair
     * @throws IllegalArgumentException if it does not; names both parts, the reason, and the nearest integrators that do
     */
    public Pairing require(Property property) {
        if (!promises.has(property)) {
            throw refusal(
                    "does not promise " + words(property),
                    reason(property),
                    candidate -> candidate.promises.has(property));
        }
        return this;
    }

    /**
     * Demands an order in the time step.
     *
     * @param order the least order
     * @return this pair
     * @throws IllegalArgumentException if it is of lower order; names both parts, the reason, and the nearest integrators that do
     */
    public Pairing requireTimeOrder(double order) {
        if (!(timeOrder() >= order)) {
            throw refusal(
                    "is of order " + number(timeOrder()) + " in the time step, and " + number(order) + " is demanded",
                    Optional.ofNullable(lost.get(Property.TIME_ORDER))
                            .map(why -> ": " + why)
                            .orElse(""),
                    candidate -> candidate.timeOrder() >= order);
        }
        return this;
    }

    private double timeOrder() {
        return promises.has(Property.EXACT_IF_AUTONOMOUS)
                ? Double.POSITIVE_INFINITY
                : promises.order(Property.TIME_ORDER).orElse(0.0);
    }

    private Promises together() {
        Promises together = Promises.none();
        for (Property ofSpace : List.of(Property.SPACE_ORDER, Property.SPECTRAL_ACCURACY, Property.EXACT_EQUILIBRIUM)) {
            together = carry(space.promises(), ofSpace, together);
        }
        together = carry(time.promises(), Property.STABLE_REAL_INTERVAL, together);
        together = carry(time.promises(), Property.ADAPTIVE_STEPS, together);
        if (space.promises().has(Property.CONSERVES_MASS)) {
            together = carry(time.promises(), Property.CONSERVES_MASS, together);
        }
        if (system.autonomous()) {
            together = carry(time.promises(), Property.EXACT_IF_AUTONOMOUS, together);
        }
        if (factored()) {
            lost.put(
                    Property.DAMPS_STIFF_MODES,
                    "its solves are by approximate factorisation, which damps long steps little");
        } else {
            together = carry(time.promises(), Property.DAMPS_STIFF_MODES, together);
        }
        return withPositivity(withTimeOrder(together));
    }

    private static Promises carry(Promises from, Property property, Promises to) {
        if (!from.has(property)) {
            return to;
        }
        return to.order(property, from.order(property).orElse(Double.NaN));
    }

    private Promises withTimeOrder(Promises so) {
        Optional<Double> mixed = time.promises().order(Property.TIME_ORDER_MIXED);
        if (mixed.isPresent() && hasMixedPart()) {
            lost.put(
                    Property.TIME_ORDER,
                    "mixed derivatives are treated explicitly and reduce the order of " + time.name() + " to "
                            + number(mixed.get()));
            return so.order(Property.TIME_ORDER, mixed.get());
        }
        if (factored()
                && hasMixedPart()
                && time.promises().order(Property.TIME_ORDER).orElse(0.0) > 1) {
            lost.put(
                    Property.TIME_ORDER,
                    "mixed derivatives have no lines and are left out of the factored solves of " + time.name()
                            + ", of which order 1 is certain; iterative solves keep the order");
            return so.order(Property.TIME_ORDER, 1);
        }
        return carry(time.promises(), Property.TOLERANCE_ORDER, carry(time.promises(), Property.TIME_ORDER, so));
    }

    private Promises withPositivity(Promises so) {
        boolean bySpace = space.promises().has(Property.PRESERVES_POSITIVITY);
        boolean byTime = time.promises().has(Property.PRESERVES_POSITIVITY);
        if (!bySpace) {
            lost.put(
                    Property.PRESERVES_POSITIVITY,
                    space.name() + " is not the generator of a jump process; take a space discretisation that promises"
                            + " positivity, such as scharfetter-gummel");
        } else if (!byTime) {
            lost.put(
                    Property.PRESERVES_POSITIVITY,
                    time.name() + " does not keep it for every step: no linear rule of order two or more does,"
                            + " but exponentials do");
        } else if (factored()) {
            lost.put(
                    Property.PRESERVES_POSITIVITY,
                    "in " + system.grid().dimension() + " dimensions the solves of " + time.name()
                            + " are by approximate factorisation, which has negative parts");
        } else if (hasMixedPart() && time.requires() == DirectionalSolve.class) {
            lost.put(
                    Property.PRESERVES_POSITIVITY,
                    "mixed derivatives are treated explicitly, and their stencil has negative weights");
        } else {
            return so.keeping(Property.PRESERVES_POSITIVITY);
        }
        return so;
    }

    private boolean factored() {
        return time.requires() == ShiftedSolve.class && system instanceof ShiftedSolve solves && !solves.exactSolve();
    }

    private boolean hasMixedPart() {
        return system instanceof DirectionalSolve directions && directions.hasMixedPart();
    }

    private List<String> collectWarnings() {
        List<String> found = new ArrayList<>();
        if (lost.containsKey(Property.TIME_ORDER)) {
            found.add(lost.get(Property.TIME_ORDER));
        }
        // A scheme of first order has no order to lose, and limiters, which make the system nonlinear, keep theirs.
        if (space.promises().order(Property.SPACE_ORDER).orElse(0.0) > 1 && system instanceof Linear) {
            found.addAll(system.diagnostics().advice());
        }
        if (factored()
                && time.promises().has(Property.PRESERVES_POSITIVITY)
                && space.promises().has(Property.PRESERVES_POSITIVITY)) {
            found.add(lost.get(Property.PRESERVES_POSITIVITY));
        }
        return found;
    }

    private String reason(Property property) {
        String why = lost.get(property);
        if (why != null) {
            return ": " + why;
        }
        return time.promises().has(property) || space.promises().has(property) ? ", though one of them does" : "";
    }

    private IllegalArgumentException refusal(String what, String why, Predicate<Pairing> wanted) {
        double own = time.promises().order(Property.TIME_ORDER).orElse(0.0);
        List<String> nearest = TimeIntegrators.registry().entries().stream()
                .map(entry -> entry.factory().apply(Stepping.fixed(1)))
                .filter(candidate -> candidate.requires().isInstance(system))
                .map(candidate -> new Pairing(space, system, candidate))
                .filter(wanted)
                .sorted(Comparator.comparingDouble(candidate -> Math.abs(
                        candidate.time.promises().order(Property.TIME_ORDER).orElse(0.0) - own)))
                .map(candidate -> candidate.time.name())
                .limit(3)
                .toList();
        return new IllegalArgumentException(space.name() + " with " + time.name() + " " + what + why
                + (nearest.isEmpty() ? "" : "; time integrators that do: " + String.join(", ", nearest)));
    }

    private static String words(Property property) {
        return property.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    @Override
    public String toString() {
        return space + " with " + time;
    }
}
