package org.fokker.fokkerplanck.finitevolume;

import org.fokker.fokkerplanck.TaskRunner;

/** The part M of an operator that has no lines to be solved along: the mixed derivatives of a cross stencil. */
interface MixedPart {

    /** M = 0. */
    MixedPart NONE = new MixedPart() {
        @Override
        public void update(double t, TaskRunner runner) {}

        @Override
        public void add(int firstSlab, int endSlab, double weight, double[] u, double[] du) {}

        @Override
        public double columnBound() {
            return 0;
        }
    };

    /** Evaluates all coefficients at a time. */
    void update(double t, TaskRunner runner);

    /**
     * Adds weight · M u for the cells whose index along axis 0 is in a range.
     *
     * @param firstSlab first index along axis 0
     * @param endSlab one past the last
     */
    void add(int firstSlab, int endSlab, double weight, double[] u, double[] du);

    /** A bound of the L1 norm of M. */
    double columnBound();
}
