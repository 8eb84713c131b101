package org.fokker.validation.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The text of a scenario and where it came from.
 *
 * @param origin file or built-in name, as messages name it
 * @param text the TOML
 */
record Source(String origin, String text) {

    /** Returns the whole file as a section. */
    Section parse() {
        var result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError first = result.errors().get(0);
            TomlPosition at = first.position();
            throw error(at.line(), "not TOML: " + first.getMessage() + " (column " + at.column() + ")");
        }
        return new Section(this, "the file", "", result, 1);
    }

    /** Returns the exception for something wrong in a line. */
    ScenarioException error(int line, String message) {
        return new ScenarioException(origin + ":" + line + ": " + message);
    }

    /** Returns the line of a key of a table. */
    int lineOf(TomlTable table, String key) {
        return lineAt(table.inputPositionOf(List.of(key)));
    }

    /**
     * Returns the line at which something begins. The parser's positions of array entries include the blanks, line ends and
     * comments before the entry; these are skipped here.
     */
    int lineAt(@Nullable TomlPosition position) {
        if (position == null) {
            return 1;
        }
        int line = position.line();
        int at = offset(line, position.column());
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                line += c == '\n' ? 1 : 0;
                at++;
            } else {
                break;
            }
        }
        return line;
    }

    private int offset(int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at + column - 1;
    }
}
