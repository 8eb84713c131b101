package org.fokker.diffusion;

import java.util.List;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The spacings of times by name. */
public final class TimeSpacings {

    /** Equal steps in t. */
    public static final TimeSpacing TIME = new PowerSpacing("time", 1);

    /** Equal steps in the square root of t. */
    public static final TimeSpacing QUADRATIC = new PowerSpacing("quadratic", 2);

    /** Equal steps in the logarithm of the signal-to-noise ratio. */
    public static final TimeSpacing LOG_SNR = new LogSnrSpacing();

    /** Equal steps in the seventh root of the noise-to-signal ratio. */
    public static final TimeSpacing KARRAS = new KarrasSpacing(7);

    /** Equal steps of the angle arctan(a/s), for data of unit deviation. */
    public static final TimeSpacing ANGLE = angle(1);

    private static final Registry<TimeSpacing> REGISTRY = new Registry<>(
            "time spacing",
            List.of(
                    entry(TIME, "equal steps in t"),
                    entry(QUADRATIC, "equal steps in the square root of t"),
                    entry(LOG_SNR, "equal steps in the logarithm of the signal-to-noise ratio"),
                    entry(KARRAS, "equal steps in (s/a)^(1/7)"),
                    entry(ANGLE, "equal steps in arctan(a/s): optimal for ddim on Gaussian data of unit deviation")));

    private TimeSpacings() {}

    /** {@return the spacings} */
    public static Registry<TimeSpacing> registry() {
        return REGISTRY;
    }

    /**
     * Equal steps of the angle arctan(δ a/s), which is finite at both ends; optimal for the implicit model on Gaussian data.
     *
     * @param deviation δ, the deviation of the data, &gt; 0
     * @return the spacing
     * @throws IllegalArgumentException if the deviation is not positive and finite
     */
    public static TimeSpacing angle(double deviation) {
        return new AngleSpacing(deviation);
    }

    private static Registry.Entry<TimeSpacing> entry(TimeSpacing spacing, String summary) {
        return new Registry.Entry<>(spacing.name(), summary, Promises.none(), spacing);
    }
}
