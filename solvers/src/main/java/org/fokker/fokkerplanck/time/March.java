package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.Checkpoint;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.TimeIntegrator.StepObserver;

/** A march under way. How its steps are chosen is left open. */
abstract class March {

    final TimeIntegrator integrator;
    final SemiDiscretisation system;
    final double[] times;
    final double[] u;
    final StepObserver observer;

    /** Position of the requested time that is reached next. */
    int segment = 1;

    /** Time of the state. */
    double t;

    March(TimeIntegrator integrator, SemiDiscretisation system, double[] times, double[] u, StepObserver observer) {
        this.integrator = integrator;
        this.system = system;
        this.times = times.clone();
        this.u = u;
        this.observer = observer;
        t = times[0];
    }

    /** Makes one step, of u and t; whether it ends at {@code times[segment]}, and then exactly there. */
    abstract boolean step();

    /** The rule that makes the steps. */
    abstract Stepper stepper();

    /** What the choice of further steps depends on besides segment and time. */
    abstract double[] control();

    /** Puts the choice of steps back to where {@link #control} was taken. */
    abstract void control(double[] control);

    /** Stands where the checkpoint was taken. */
    final void moveTo(Checkpoint from) {
        segment = from.segment();
        t = from.time();
        System.arraycopy(from.state(), 0, u, 0, u.length);
        control(from.control());
        stepper().recall(from.memory());
    }

    /** Marches to the last time and returns how many steps it took. */
    final int run() {
        int made = 0;
        while (segment < times.length) {
            boolean reached = step();
            made++;
            Marching.requireFinite(integrator, system, t, u);
            observer.accept(t, reached ? segment : -1, u);
            segment += reached ? 1 : 0;
            observer.interruptible(this::checkpoint);
        }
        return made;
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                integrator.toString(),
                times,
                segment,
                t,
                u,
                control(),
                stepper().memory());
    }
}
