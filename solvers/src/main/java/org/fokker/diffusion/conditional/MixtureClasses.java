package org.fokker.diffusion.conditional;

import java.util.stream.IntStream;
import org.fokker.distribution.GaussianMixture;

/** A mixture whose components carry class labels: the class of X is the label of the component that it comes from. Immutable. */
public final class MixtureClasses {

    private final GaussianMixture mixture;
    private final int[] labels;

    /**
     * Labels the components.
     *
     * @param mixture the law of X
     * @param labels the class of each component, K, copied
     * @throws IllegalArgumentException if there are not as many labels as components
     */
    public MixtureClasses(GaussianMixture mixture, int... labels) {
        if (labels.length != mixture.components()) {
            throw new IllegalArgumentException(
                    labels.length + " labels for a mixture of " + mixture.components() + " components");
        }
        this.mixture = mixture;
        this.labels = labels.clone();
    }

    /** {@return the law of X} */
    public GaussianMixture mixture() {
        return mixture;
    }

    /**
     * The law of X given its class.
     *
     * @param label the class c
     * @return p(x | c), the mixture of the components of that class
     * @throws IllegalArgumentException if no component of positive weight has the label
     */
    public GaussianMixture given(int label) {
        return mixture.among(members(label));
    }

    /**
     * The probability of a class.
     *
     * @param label the class c
     * @return p(c)
     */
    public double probability(int label) {
        double sum = 0;
        for (int k : members(label)) {
            sum += mixture.weight(k);
        }
        return sum;
    }

    private int[] members(int label) {
        return IntStream.range(0, labels.length).filter(k -> labels[k] == label).toArray();
    }
}
