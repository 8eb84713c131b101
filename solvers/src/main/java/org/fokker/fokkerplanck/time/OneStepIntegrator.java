package org.fokker.fokkerplanck.time;

import java.util.function.Function;
import org.fokker.fokkerplanck.Checkpoint;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;

/**
 * Marches with a rule for one step, by a number of steps or, where the rule estimates its error, by a tolerance.
 *
 * @param <S> capability that the rule needs
 */
final class OneStepIntegrator<S extends SemiDiscretisation> implements TimeIntegrator {

    /** What a rule of few stages owns, with the source of its solves. */
    static final int FEW_ARRAYS = 5;

    /** The state before the step, the estimate, and its absolute values. */
    private static final int FOR_ESTIMATES = 3;

    private final String name;
    private final Promises promises;
    private final Stepping stepping;
    private final Class<S> requires;
    private final Function<S, ? extends Stepper> rule;
    private final int arrays;

    OneStepIntegrator(
            String name, Promises promises, Stepping stepping, Class<S> requires, Function<S, ? extends Stepper> rule) {
        this(name, promises, stepping, requires, rule, FEW_ARRAYS);
    }

    /**
     * Creates the integrator.
     *
     * @param arrays how many arrays of the size of the grid the rule owns
     */
    OneStepIntegrator(
            String name,
            Promises promises,
            Stepping stepping,
            Class<S> requires,
            Function<S, ? extends Stepper> rule,
            int arrays) {
        if (stepping instanceof Stepping.Adaptive && !promises.has(Property.ADAPTIVE_STEPS)) {
            throw new IllegalArgumentException(
                    name + " does not estimate its error: give a number of steps instead of a " + stepping);
        }
        this.name = name;
        this.promises = promises;
        this.stepping = stepping;
        this.requires = requires;
        this.rule = rule;
        this.arrays = arrays;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Promises promises() {
        return promises;
    }

    @Override
    public Class<? extends SemiDiscretisation> requires() {
        return requires;
    }

    @Override
    public int workArrays() {
        return arrays + (stepping instanceof Stepping.Adaptive ? FOR_ESTIMATES : 0);
    }

    @Override
    public int integrate(SemiDiscretisation system, double[] u, double[] times, StepObserver observer) {
        Marching.check(this, system, u, times);
        March march = march(system, u, times, observer);
        observer.accept(times[0], 0, u);
        return march.run();
    }

    @Override
    public int resume(SemiDiscretisation system, double[] u, Checkpoint from, StepObserver observer) {
        if (!from.method().equals(toString())) {
            throw new IllegalArgumentException(this + " cannot continue a march of " + from.method());
        }
        Marching.check(this, system, u, from.times());
        if (from.state().length != u.length) {
            throw new IllegalArgumentException(
                    "the checkpoint has " + from.state().length + " unknowns, the state " + u.length);
        }
        March march = march(system, u, from.times(), observer);
        march.moveTo(from);
        return march.run();
    }

    private March march(SemiDiscretisation system, double[] u, double[] times, StepObserver observer) {
        Stepper stepper = rule.apply(requires.cast(system));
        if (stepping instanceof Stepping.Adaptive adaptive) {
            return new AdaptiveMarch(
                    this, system, times, u, observer, (EstimatingStepper) stepper, adaptive.tolerance());
        }
        return new FixedMarch(this, system, times, u, observer, stepper, ((Stepping.Fixed) stepping).steps());
    }

    @Override
    public String toString() {
        return name + ", " + stepping;
    }

    /** The refusal of an unstable explicit step, with how many times as many steps would be stable. */
    static IllegalArgumentException unstable(String name, double t, double h, double largest) {
        return new IllegalArgumentException(
                name + ": the step " + h + " at t = " + t + " is unstable, the largest stable one is " + largest
                        + "; take " + (long) Math.ceil(h / largest) + " times as many steps, or an implicit scheme");
    }
}
