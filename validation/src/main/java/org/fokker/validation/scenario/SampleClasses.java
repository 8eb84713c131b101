package org.fokker.validation.scenario;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes that samples are labelled with, and to which the components of the fitted mixture belong.
 *
 * @param names the labels, in the order of numbers, otherwise of letters
 * @param training number of the class of each point that the mixture was fitted to, n
 * @param heldOut the same of each point held out, m
 * @param components the same of each component of the mixture, K
 */
public record SampleClasses(List<String> names, int[] training, int[] heldOut, int[] components) {

    /**
     * Copies the list.
     *
     * @param names the labels
     * @param training number of the class of each point that the mixture was fitted to
     * @param heldOut the same of each point held out
     * @param components the same of each component of the mixture
     */
    public SampleClasses {
        names = List.copyOf(names);
    }

    /**
     * Returns the components of a class.
     *
     * @param label its name
     * @return the numbers of its components, increasing
     */
    public int[] componentsOf(String label) {
        int wanted = names.indexOf(label);
        return IntStream.range(0, components.length)
                .filter(k -> components[k] == wanted)
                .toArray();
    }
}
