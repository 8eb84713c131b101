package org.fokker.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemes of one kind by name. The command line, the scenario files, the orders table and the contract tests all read
 * the registry, so a scheme that stands in it is listed, usable and tested.
 *
 * @param <F> what makes a method of this kind from its parameters
 */
public final class Registry<F> {

    /**
     * One registered scheme.
     *
     * @param name registry name, kebab case
     * @param summary one line for people
     * @param promises what every method of this scheme promises
     * @param factory makes the method from its parameters
     * @param <F> type of the factory
     */
    public record Entry<F>(String name, String summary, Promises promises, F factory) {}

    private final String kind;
    private final Map<String, Entry<F>> entries = new LinkedHashMap<>();

    /**
     * Creates a registry.
     *
     * @param kind what the schemes are, in words, for messages: "time integrator"
     * @param entries the schemes, in the order in which they are listed
     * @throws IllegalArgumentException if a name occurs twice
     */
    public Registry(String kind, List<Entry<F>> entries) {
        this.kind = kind;
        for (Entry<F> entry : entries) {
            if (this.entries.put(entry.name(), entry) != null) {
                throw new IllegalArgumentException(kind + " '" + entry.name() + "' is registered twice");
            }
        }
    }

    /** {@return what the schemes are, in words} */
    public String kind() {
        return kind;
    }

    /** {@return the schemes in the order of registration} */
    public List<Entry<F>> entries() {
        return Collections.unmodifiableList(new ArrayList<>(entries.values()));
    }

    /** {@return the names in the order of registration} */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * Finds a scheme.
     *
     * @param name its name
     * @return the entry
     * @throws UnknownNameException if there is none of that name
     */
    public Entry<F> find(String name) {
        Entry<F> entry = entries.get(name);
        if (entry == null) {
            throw new UnknownNameException(kind, name, names());
        }
        return entry;
    }
}
