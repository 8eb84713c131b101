package org.fokker.validation.converge;

import java.util.List;

/**
 * What a study is about.
 *
 * @param name unique name in kebab case: the method, a dot, the problem
 * @param title one line for readers
 * @param method registry name of the method
 * @param kind kind of the method: {@code space}, {@code time}, …
 * @param problem what it is tried on; studies of one problem are compared by what their errors cost
 * @param refined what is refined
 * @param norms names of the norms; the promise is about the first
 * @param promise what is promised
 */
public record Subject(
        String name,
        String title,
        String method,
        String kind,
        String problem,
        Refined refined,
        List<String> norms,
        Promise promise) {

    /**
     * Copies the list.
     *
     * @param name unique name in kebab case
     * @param title one line for readers
     * @param method registry name of the method
     * @param kind kind of the method
     * @param problem what it is tried on
     * @param refined what is refined
     * @param norms names of the norms, at least one
     * @param promise what is promised
     */
    public Subject {
        norms = List.copyOf(norms);
        if (norms.isEmpty()) {
            throw new IllegalArgumentException("study " + name + " needs a norm");
        }
    }
}
