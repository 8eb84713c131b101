package org.fokker.validation.command;

import java.util.regex.Pattern;

/** Values of the command line as a scenario file writes them. */
final class Toml {

    /** Numbers, true and false, arrays: what is not a string in TOML. */
    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9][0-9_.eE+-]*|true|false|\\[.*]");

    private Toml() {}

    /** A number, true, false or an array as it is; everything else as a string. */
    static String value(String text) {
        return PLAIN.matcher(text).matches() ? text : string(text);
    }

    static String string(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
