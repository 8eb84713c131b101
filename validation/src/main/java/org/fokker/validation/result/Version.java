package org.fokker.validation.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The version of this program. */
public final class Version {

    /** The version of the build; "development" where classes run outside of their jar. */
    public static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");

    /** The launcher names the checkout that it belongs to. */
    private static final String HOME = "fokker.home";

    private Version() {}

    /**
     * Asks Git for the revision of the checkout that the program was started from.
     *
     * @return the abbreviated revision, with "-dirty" where files differ from it; null where there is no Git or no checkout
     */
    public static @Nullable String commit() {
        String home = System.getProperty(HOME);
        if (home == null) {
            return null;
        }
        try {
            Process git = new ProcessBuilder("git", "-C", home, "describe", "--always", "--dirty", "--exclude", "*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : null;
        } catch (IOException absent) {
            return null;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
