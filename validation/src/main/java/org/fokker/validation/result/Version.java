package org.fokker.validation.result;

import java.util.Objects;

/** The version of this program. */
public final class Version {

    /** The version of the build; "development" where classes run outside of their jar. */
    public static final String TEXT = Objects.requireNonNullElse(
            Version.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
