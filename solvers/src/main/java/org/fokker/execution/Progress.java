package org.fokker.execution;

/** A listener to the progress of a long computation. Called from several threads; must be quick and must not throw. */
@FunctionalInterface
public interface Progress {

    /** A listener that ignores everything. */
    Progress NONE = fraction -> {};

    /**
     * Reports that a further share of the work is done.
     *
     * @param fraction share of the whole work finished since the last report, in [0, 1]
     */
    void advance(double fraction);
}
