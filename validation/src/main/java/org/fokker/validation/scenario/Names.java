package org.fokker.validation.scenario;

import java.util.List;
import java.util.regex.Pattern;

/** What a name may look like: it becomes part of file names and of tables. */
final class Names {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+-]{0,63}");

    private Names() {}

    /** Returns the string of a key after checking that it can be a name. */
    static String checked(Section section, String key) {
        String name = section.string(key);
        if (!ALLOWED.matcher(name).matches()) {
            throw section.error(
                    key, "must be a name of at most 64 letters, digits, blanks and . _ + -, got \"" + name + "\"");
        }
        return name;
    }

    /**
     * Returns the string of a key after checking that it can be a name, and is not the name of another section.
     *
     * @param taken the names that there are; the new one is added
     */
    static String different(Section section, String key, List<String> taken) {
        String name = checked(section, key);
        if (taken.contains(name)) {
            throw section.error(key, "must be a name of its own, '" + name + "' is taken");
        }
        taken.add(name);
        return name;
    }
}
