package org.fokker.validation.result;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Hands out file names that every file system accepts, no two of them the same, not even where case is ignored. */
public final class FileNames {

    private static final int LONGEST = 100;

    private final Set<String> taken = new HashSet<>();

    /** Starts with no name taken. */
    public FileNames() {}

    /**
     * Makes a new file name out of any text.
     *
     * @param text what the file is called by its owner
     * @param extension ending with its dot, or empty
     * @return a name of letters, digits, dots, hyphens and underscores, not returned before by this object
     */
    public String unique(String text, String extension) {
        String stem = safe(text);
        String name = stem + extension;
        for (int count = 2; !taken.add(name.toLowerCase(Locale.ROOT)); count++) {
            name = stem + "-" + count + extension;
        }
        return name;
    }

    /**
     * Replaces what a file name should not hold.
     *
     * @param text any text
     * @return a name of letters, digits, dots, hyphens and underscores that does not begin with a dot or hyphen
     */
    public static String safe(String text) {
        String name = text.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]+", "_");
        if (name.isEmpty()) {
            return "_";
        }
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /**
     * Writes a time as a plain decimal number.
     *
     * @param time a finite number
     * @return its digits without exponent and without trailing zeros
     */
    public static String decimal(double time) {
        BigDecimal exact = BigDecimal.valueOf(time);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
