package org.fokker.validation.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns texts and numbers into HTML. */
final class Html {

    private static final String ABSENT = "<span class=\"absent\">–</span>";

    private Html() {}

    /** Escapes a text for use between tags and in quoted attributes. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    /** Makes a JSON text safe inside a script element: it can close no element and open no comment. */
    static String script(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** A number with four significant digits, as a decimal or with a power of ten. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e5) {
            int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
            return minus(String.format(Locale.ROOT, "%." + digits + "f", value));
        }
        return power(String.format(Locale.ROOT, "%.3e", value));
    }

    /** A number that may not be known. */
    static String known(@Nullable Double value) {
        return number(value == null ? Double.NaN : value);
    }

    /** A number with up to four significant digits and no zeros at the end: for times, points and parameters. */
    static String plain(double value) {
        String number = number(value);
        int power = number.indexOf('·');
        String digits = power < 0 ? number : number.substring(0, power);
        if (!Double.isFinite(value) || digits.indexOf('.') < 0) {
            return number;
        }
        String stripped = digits.replaceFirst("\\.?0+$", "");
        return power < 0 ? stripped : stripped + number.substring(power);
    }

    /** The shortest digits that read back as the same number, the same on every Java version. */
    static String full(double value) {
        return Double.isFinite(value) ? power(NumberOutput.toString(value, true).replace('E', 'e')) : ABSENT;
    }

    /** A count with its thousands set apart. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(",", "\u202f");
    }

    private static String power(String scientific) {
        int e = scientific.indexOf('e');
        if (e < 0) {
            return minus(scientific);
        }
        int exponent = Integer.parseInt(scientific.substring(e + 1));
        return minus(scientific.substring(0, e)) + "·10<sup>" + minus(Integer.toString(exponent)) + "</sup>";
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
