package org.fokker.fokkerplanck;

/** How a march through time chooses its steps. */
public sealed interface Stepping {

    /**
     * A number of steps, spread over the whole march.
     *
     * @param steps at least one
     */
    record Fixed(int steps) implements Stepping {

        /**
         * Checks the number.
         *
         * @param steps at least one
         */
        public Fixed {
            if (steps < 1) {
                throw new IllegalArgumentException("a march needs at least one step, got " + steps);
            }
        }

        @Override
        public String toString() {
            return steps + " steps";
        }
    }

    /**
     * Steps as long as their estimated error allows, for integrators that estimate it.
     *
     * @param tolerance bound of the estimated error of each step, in the L1 norm of densities, relative to the mass; &gt; 0
     */
    record Adaptive(double tolerance) implements Stepping {

        /**
         * Checks the bound.
         *
         * @param tolerance bound of the estimated error of each step; &gt; 0
         */
        public Adaptive {
            if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
                throw new IllegalArgumentException("tolerance must be positive and finite, got " + tolerance);
            }
        }

        @Override
        public String toString() {
            return "tolerance " + tolerance;
        }
    }

    /**
     * A number of steps.
     *
     * @param steps at least one
     * @return the rule
     */
    static Stepping fixed(int steps) {
        return new Fixed(steps);
    }

    /**
     * Steps by their estimated error.
     *
     * @param tolerance bound of the estimated error of each step; &gt; 0
     * @return the rule
     */
    static Stepping adaptive(double tolerance) {
        return new Adaptive(tolerance);
    }
}
