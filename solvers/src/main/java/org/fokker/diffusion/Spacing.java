package org.fokker.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fokker.method.UnknownNameException;
import org.fokker.process.Schedule;

/** Where the times of a discrete chain lie. */
public enum Spacing {
    /** Equal steps in t. */
    TIME {
        @Override
        double[] times(Schedule schedule, double start, double end, int steps) {
            double[] t = new double[steps + 1];
            Arrays.setAll(t, i -> start + (end - start) * i / steps);
            t[steps] = end;
            return t;
        }
    },
    /** Equal steps in the logarithm of the signal-to-noise ratio. */
    LOG_SNR {
        @Override
        double[] times(Schedule schedule, double start, double end, int steps) {
            if (start == 0) {
                throw new IllegalArgumentException(
                        "spacing 'log-snr' needs a start above 0, where the signal-to-noise ratio is finite; start at"
                                + " a positive time or take spacing 'time'");
            }
            double first = schedule.logSnr(start);
            double last = schedule.logSnr(end);
            double[] t = new double[steps + 1];
            Arrays.setAll(t, i -> schedule.timeOfLogSnr(first + (last - first) * i / steps));
            t[0] = start;
            t[steps] = end;
            return t;
        }
    };

    /**
     * The times of a chain.
     *
     * @param schedule the schedule of the process
     * @param start first time
     * @param end last time
     * @param steps number of intervals
     * @return steps + 1 increasing times
     */
    abstract double[] times(Schedule schedule, double start, double end, int steps);

    /** {@return the name in scenario files} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a spacing by name.
     *
     * @param name time or log-snr
     * @return the spacing
     * @throws UnknownNameException if there is none of that name
     */
    public static Spacing named(String name) {
        List<String> known = Arrays.stream(values()).map(Spacing::label).toList();
        int index = known.indexOf(name);
        if (index < 0) {
            throw new UnknownNameException("spacing", name, known);
        }
        return values()[index];
    }
}
