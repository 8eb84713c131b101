package org.fokker.kernel;

import java.util.Locale;

/**
 * Chooses the implementation once, by the system property {@code fokker.kernel} ({@code scalar}, {@code simd} or
 * {@code auto}, the default) and by what the Java machine offers, and explains the choice in one line of the log. Nothing
 * here mentions a vector type, so that the check can run where there are none.
 */
final class KernelChoice {

    private static final String PROPERTY = "fokker.kernel";
    private static final String MODULE = "jdk.incubator.vector";
    private static final String ADVICE = "add --add-modules " + MODULE + " to the java command";
    /** With fewer bits a vector holds one double only. */
    private static final int LEAST_BITS = 128;

    private KernelChoice() {}

    /**
     * Chooses for this Java machine and logs why.
     *
     * @throws ExceptionInInitializerError if the property asks for what is unknown or cannot be had; it bears the message
     *     itself because it ends the initialisation of {@link Kernels}
     */
    static KernelSet make() {
        KernelSet set;
        try {
            set = choose(
                    System.getProperty(PROPERTY, "auto"),
                    ModuleLayer.boot().findModule(MODULE).isPresent());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ExceptionInInitializerError(e.getMessage());
        }
        System.Logger log = System.getLogger(Kernels.class.getName());
        boolean couldBeFaster = set.description().contains(ADVICE);
        log.log(
                couldBeFaster ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                "kernels: {0}",
                set.description());
        return set;
    }

    /**
     * Chooses.
     *
     * @param wish value of the property
     * @param available whether the vector module is there
     * @throws IllegalArgumentException if the wish is unknown
     * @throws IllegalStateException if SIMD is demanded and cannot be had
     */
    static KernelSet choose(String wish, boolean available) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "scalar" -> KernelSet.scalar("scalar (demanded by -D" + PROPERTY + "=scalar)");
            case "simd" -> {
                if (!available) {
                    throw new IllegalStateException(
                            "-D" + PROPERTY + "=simd needs the module " + MODULE + ": " + ADVICE);
                }
                yield SimdKernelSet.create();
            }
            case "auto" -> {
                if (!available) {
                    yield KernelSet.scalar("scalar (" + ADVICE + " for SIMD)");
                }
                KernelSet simd = SimdKernelSet.create();
                yield simd.vectorBits() >= LEAST_BITS
                        ? simd.after(KernelSet.scalar("until compiled"))
                        : KernelSet.scalar("scalar (vectors of this machine have " + simd.vectorBits() + " bits)");
            }
            default ->
                throw new IllegalArgumentException(
                        "-D" + PROPERTY + "=" + wish + " is unknown: use scalar, simd or auto");
        };
    }
}
