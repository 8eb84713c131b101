package org.fokker.method;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Thrown for a name that does not exist; its message names the kind, the name and the nearest known ones. */
public final class UnknownNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** More names than this are a page of text in which nobody finds what he meant. */
    private static final int MOST_NAMED = 40;

    private static final int NEAREST = 5;

    /**
     * Creates the exception.
     *
     * @param kind what was looked for, in words
     * @param name what was given
     * @param known the names that exist
     */
    public UnknownNameException(String kind, String name, Collection<String> known) {
        super("unknown " + kind + " '" + name + "'" + suggestion(name, known));
    }

    /**
     * Creates the exception where there is a place that shows all names.
     *
     * @param kind what was looked for, in words
     * @param name what was given
     * @param known the names that exist
     * @param shown what shows them all, to stand before "shows them all"
     */
    public UnknownNameException(String kind, String name, Collection<String> known, String shown) {
        super("unknown " + kind + " '" + name + "'" + suggestion(name, known) + " (" + shown + " shows them all)");
    }

    /**
     * Says which known name was probably meant.
     *
     * @param name what was given
     * @param known the names that exist
     * @return "; did you mean 'x'?" if one is near, else the list of all, or of the five nearest if there are more than forty
     */
    public static String suggestion(String name, Collection<String> known) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = editDistance(name, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        // A third of the letters wrong is a slip of the fingers; more is another word, and the whole list helps better.
        if (least <= Math.max(1, nearest.length() / 3)) {
            return "; did you mean '" + nearest + "'?";
        }
        if (known.size() > MOST_NAMED) {
            return "; nearest of " + known.size() + ": "
                    + known.stream()
                            .sorted(Comparator.comparingInt(candidate -> remoteness(name, candidate)))
                            .limit(NEAREST)
                            .collect(Collectors.joining(", "));
        }
        return known.isEmpty() ? "" : "; known: " + String.join(", ", known);
    }

    /** The distance, in which a name that holds the other or is held by it comes before all that merely resemble it. */
    private static int remoteness(String name, String candidate) {
        int distance = editDistance(name, candidate);
        boolean part = !name.isEmpty() && (candidate.contains(name) || name.contains(candidate));
        return part ? distance : distance + name.length() + candidate.length();
    }

    /**
     * The distance of optimal string alignment: the least number of insertions, deletions, substitutions and transpositions of
     * neighbouring letters, where no letter is touched twice. By rows.
     */
    private static int editDistance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, 1 + Math.min(last[j], row[j - 1]));
                boolean transposed =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (transposed) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
        }
        return row[b.length()];
    }
}
