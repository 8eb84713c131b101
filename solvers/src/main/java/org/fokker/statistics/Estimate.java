package org.fokker.statistics;

import org.fokker.method.NumericalException;

/**
 * A number known by sampling: its value and the standard error of that value. Immutable.
 *
 * @param value the estimate
 * @param standardError standard deviation of the estimate, ≥ 0; 0 for an exact number
 */
public record Estimate(double value, double standardError) {

    /**
     * Checks that the standard error is not negative.
     *
     * @param value the estimate
     * @param standardError standard deviation of the estimate, ≥ 0; 0 for an exact number
     */
    public Estimate {
        if (standardError < 0) {
            throw new IllegalArgumentException("standard error must be >= 0, got " + standardError);
        }
    }

    /**
     * An exactly known number.
     *
     * @param value the number
     * @return the number with standard error 0
     */
    public static Estimate exact(double value) {
        return new Estimate(value, 0);
    }

    /**
     * The mean of independent, identically distributed samples.
     *
     * @param samples the samples, at least two
     * @return their mean with standard error √(s²/n), s² the unbiased sample variance
     * @throws IllegalArgumentException if there are fewer than two
     * @throws NumericalException if a sample is not finite
     */
    public static Estimate ofMean(double... samples) {
        return new Accumulator().addAll(samples, samples.length).estimate();
    }

    /** {@return an empty accumulator} */
    public static Accumulator accumulator() {
        return new Accumulator();
    }

    /**
     * The sum with an independent estimate.
     *
     * @param other an estimate from independent samples
     * @return sum of the values; the variances add
     */
    public Estimate plus(Estimate other) {
        return new Estimate(value + other.value, Math.hypot(standardError, other.standardError));
    }

    /**
     * The difference from an independent estimate.
     *
     * @param other an estimate from independent samples
     * @return difference of the values; the variances add
     */
    public Estimate minus(Estimate other) {
        return plus(other.times(-1));
    }

    /**
     * A multiple.
     *
     * @param factor any number
     * @return factor · value with |factor| · standard error
     */
    public Estimate times(double factor) {
        return new Estimate(factor * value, Math.abs(factor) * standardError);
    }

    /**
     * How far a number lies from this estimate, in standard errors.
     *
     * @param reference the number
     * @return (value − reference)/standardError; 0 if both numerator and standard error vanish
     */
    public double standardScore(double reference) {
        double difference = value - reference;
        return difference == 0 ? 0 : difference / standardError;
    }

    /**
     * Mean and variance of a sequence of samples by Welford's recurrence, without cancellation; partial results are joined by
     * the pairwise formula of Chan, Golub and LeVeque (1979). Bits depend on the order of the additions and merges, so merge in
     * an order that does not depend on threads. Not safe for use by several threads.
     */
    public static final class Accumulator {

        private long count;
        private double mean;
        private double squares;

        private Accumulator() {}

        /**
         * Adds a sample.
         *
         * @param sample the sample
         * @return this
         */
        public Accumulator add(double sample) {
            count++;
            double deviation = sample - mean;
            mean += deviation / count;
            squares += deviation * (sample - mean);
            return this;
        }

        /**
         * Adds the first samples of an array.
         *
         * @param samples the samples
         * @param n how many of them
         * @return this
         */
        public Accumulator addAll(double[] samples, int n) {
            for (int j = 0; j < n; j++) {
                add(samples[j]);
            }
            return this;
        }

        /**
         * Adds all samples of another accumulator, as if they came after those of this one.
         *
         * @param later the other accumulator; not changed
         * @return this
         */
        public Accumulator merge(Accumulator later) {
            if (later.count == 0) {
                return this;
            }
            long total = count + later.count;
            double difference = later.mean - mean;
            double share = (double) later.count / total;
            squares += later.squares + difference * difference * count * share;
            mean += difference * share;
            count = total;
            return this;
        }

        /** {@return the number of samples} */
        public long count() {
            return count;
        }

        /** {@return the mean of the samples; 0 if there are none} */
        public double mean() {
            return mean;
        }

        /** {@return the unbiased sample variance Σ(x − mean)²/(n − 1); NaN for fewer than two samples} */
        public double variance() {
            return count < 2 ? Double.NaN : squares / (count - 1);
        }

        /**
         * The mean of the samples, taken as independent and identically distributed.
         *
         * @return mean with its standard error
         * @throws IllegalArgumentException if there are fewer than two samples
         * @throws NumericalException if a sample was not finite or the sums have overflowed
         */
        public Estimate estimate() {
            if (count < 2) {
                throw new IllegalArgumentException("a standard error needs at least 2 samples, got " + count);
            }
            double error = Math.sqrt(variance() / count);
            if (!Double.isFinite(mean) || !Double.isFinite(error)) {
                throw new NumericalException(
                        "mean of " + count + " samples is not finite: " + mean + " with standard error " + error);
            }
            return new Estimate(mean, error);
        }
    }
}
