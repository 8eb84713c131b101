package org.fokker.fokkerplanck.linear;

/** A linear map of vectors: a matrix that need not be stored, or an approximate inverse. */
@FunctionalInterface
public interface LinearOperator {

    /**
     * Applies the map.
     *
     * @param x argument; not changed
     * @param y receives the image; not {@code x}
     */
    void apply(double[] x, double[] y);
}
