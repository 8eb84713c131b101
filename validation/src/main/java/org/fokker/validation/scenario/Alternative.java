package org.fokker.validation.scenario;

import java.util.Collection;
import java.util.Optional;
import org.fokker.method.UnknownNameException;

/**
 * A value that is a name, or an inline table whose {@code kind} is the name and which has parameters besides.
 *
 * @param plain the name, where it stands alone
 * @param table the table, where there is one
 * @param source the file, for messages
 * @param line where it stands
 */
record Alternative(Optional<String> plain, Optional<Section> table, Source source, int line) {

    /** Returns the name out of a list. */
    String name(String what, Collection<String> known) {
        if (table.isPresent()) {
            return table.get().choice("kind", what, known);
        }
        String name = plain.orElseThrow();
        if (!known.contains(name)) {
            throw source.error(
                    line, "unknown " + what + " '" + name + "'" + UnknownNameException.suggestion(name, known));
        }
        return name;
    }
}
