package org.fokker.fokkerplanck;

/**
 * Where a march through time stands: all that its further steps depend on besides the system. Immutable; arrays are copied on the
 * way in and out, so that a checkpoint can be written to a file and made again from what was read.
 */
public final class Checkpoint {

    private final String method;
    private final double[] times;
    private final int segment;
    private final double time;
    private final double[] state;
    private final double[] control;
    private final double[] memory;

    /**
     * Creates a checkpoint, as a march does, or from what another one returned.
     *
     * @param method the integrator and how it chooses its steps, by its {@code toString()}
     * @param times the requested times of the march
     * @param segment the requested time that is reached next, as its position in {@code times}; their number at the end
     * @param time the time reached
     * @param state the unknowns at that time
     * @param control what the choice of further steps depends on, as the march wrote it
     * @param memory what a rule of several steps keeps of earlier ones, as the rule wrote it
     */
    public Checkpoint(
            String method,
            double[] times,
            int segment,
            double time,
            double[] state,
            double[] control,
            double[] memory) {
        if (segment < 1 || segment > times.length) {
            throw new IllegalArgumentException("segment " + segment + " must be in 1 … " + times.length);
        }
        this.method = method;
        this.times = times.clone();
        this.segment = segment;
        this.time = time;
        this.state = state.clone();
        this.control = control.clone();
        this.memory = memory.clone();
    }

    /** {@return the integrator and how it chooses its steps} */
    public String method() {
        return method;
    }

    /** {@return the requested times of the march, as a new array} */
    public double[] times() {
        return times.clone();
    }

    /** {@return the position in {@link #times()} of the one that is reached next; their number at the end} */
    public int segment() {
        return segment;
    }

    /** {@return the time reached} */
    public double time() {
        return time;
    }

    /** {@return the unknowns at that time, as a new array} */
    public double[] state() {
        return state.clone();
    }

    /** {@return what the choice of further steps depends on, as a new array} */
    public double[] control() {
        return control.clone();
    }

    /** {@return what a rule of several steps keeps of earlier ones, as a new array; empty for one-step rules} */
    public double[] memory() {
        return memory.clone();
    }

    @Override
    public String toString() {
        return "checkpoint of " + method + " at t = " + time;
    }
}
