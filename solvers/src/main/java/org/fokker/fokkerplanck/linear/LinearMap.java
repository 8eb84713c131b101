package org.fokker.fokkerplanck.linear;

/** A linear map of vectors, given by what it does. */
@FunctionalInterface
public interface LinearMap {

    /**
     * Applies the map.
     *
     * @param x a vector; not changed
     * @param y receives the image; must not be {@code x}
     */
    void apply(double[] x, double[] y);
}
