package org.fokker.validation.expression;

import java.util.ArrayList;
import java.util.List;
import org.fokker.method.UnknownNameException;
import org.fokker.validation.expression.Expression.Application;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.Expression.Negation;
import org.fokker.validation.expression.Expression.Operation;
import org.fokker.validation.expression.Expression.Time;
import org.fokker.validation.expression.Expression.Variable;

/**
 * Recursive descent over
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = [ "-" | "+" ] signed | power
 * power   = primary [ "^" signed ]
 * primary = number | name | function "(" sum ")" | "(" sum ")"
 * </pre>
 */
final class ExpressionParser {

    /** Bounds the depth of the tree, and with it the stack of everything that walks it. */
    private static final int LONGEST = 2000;

    /** How the time is written. */
    static final String TIME = "t";

    private static final int DEEPEST = 100;
    private static final List<String> LETTERS = List.of("x", "y", "z");

    private final String text;
    private final int dimension;
    private final boolean inTime;
    private int position;
    private int depth;

    /**
     * Creates the parser.
     *
     * @param text the formula
     * @param dimension number of coordinates
     * @param inTime whether t may occur
     */
    ExpressionParser(String text, int dimension, boolean inTime) {
        this.text = text;
        this.dimension = dimension;
        this.inTime = inTime;
    }

    Expression parse() {
        if (text.length() > LONGEST) {
            throw new ExpressionException(
                    LONGEST + 1, "a formula has at most " + LONGEST + " characters, got " + text.length());
        }
        Expression expression = sum();
        if (next() != 0) {
            throw unexpected("an operator or the end");
        }
        return expression;
    }

    private Expression sum() {
        Expression left = product();
        while (next() == '+' || next() == '-') {
            Operator operator = text.charAt(position++) == '+' ? Operator.PLUS : Operator.MINUS;
            left = new Operation(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (next() == '*' || next() == '/') {
            Operator operator = text.charAt(position++) == '*' ? Operator.TIMES : Operator.OVER;
            left = new Operation(operator, left, signed());
        }
        return left;
    }

    private Expression signed() {
        if (++depth > DEEPEST) {
            throw new ExpressionException(position + 1, "nested deeper than " + DEEPEST);
        }
        Expression result;
        switch (next()) {
            case '-' -> {
                position++;
                result = new Negation(signed());
            }
            case '+' -> {
                position++;
                result = signed();
            }
            default -> result = power();
        }
        depth--;
        return result;
    }

    private Expression power() {
        Expression base = primary();
        if (next() != '^') {
            return base;
        }
        position++;
        return new Operation(Operator.POWER, base, signed());
    }

    private Expression primary() {
        char first = next();
        if (first == '(') {
            return parenthesised();
        }
        if (isDigit(first) || first == '.') {
            return number();
        }
        if (isLetter(first)) {
            return named();
        }
        throw unexpected("a number, a name or '('");
    }

    private Expression parenthesised() {
        int open = position++;
        Expression inside = sum();
        if (next() != ')') {
            throw unexpected("an operator or ')' for the '(' in column " + (open + 1));
        }
        position++;
        return inside;
    }

    private Expression number() {
        int start = position;
        boolean digits = digits();
        if (peek() == '.') {
            position++;
            digits |= digits();
        }
        if (!digits) {
            throw new ExpressionException(start + 1, "a number needs a digit");
        }
        if ((peek() == 'e' || peek() == 'E') && exponentFollows()) {
            position += isDigit(text.charAt(position + 1)) ? 1 : 2;
            digits();
        }
        String written = text.substring(start, position);
        if (written.endsWith("_")) {
            throw new ExpressionException(position, "an underscore stands between two digits of a number");
        }
        double value = Double.parseDouble(written.replace("_", ""));
        if (Double.isInfinite(value)) {
            throw new ExpressionException(start + 1, "the number " + written + " is too large");
        }
        return new Constant(value);
    }

    /** Skips digits, and underscores behind a digit. */
    private boolean digits() {
        int start = position;
        while (isDigit(peek()) || (peek() == '_' && position > start && text.charAt(position - 1) != '_')) {
            position++;
        }
        return position > start;
    }

    private boolean exponentFollows() {
        int digit = position + 1;
        if (digit < text.length() && (text.charAt(digit) == '-' || text.charAt(digit) == '+')) {
            digit++;
        }
        return digit < text.length() && isDigit(text.charAt(digit));
    }

    private Expression named() {
        int start = position;
        while (isLetter(peek()) || isDigit(peek())) {
            position++;
        }
        String name = text.substring(start, position);
        if (next() == '(') {
            ElementaryFunction function = ElementaryFunction.named(name)
                    .orElseThrow(() -> unknown("function", name, ElementaryFunction.symbols(), start));
            return new Application(function, parenthesised());
        }
        if (name.equals("pi")) {
            return new Constant(Math.PI);
        }
        if (name.equals("e")) {
            return new Constant(Math.E);
        }
        if (ElementaryFunction.named(name).isPresent()) {
            throw unexpected("'(' behind the function " + name);
        }
        if (name.equals(TIME)) {
            if (inTime) {
                return new Time();
            }
            throw new ExpressionException(start + 1, "'t' is the time, on which this formula cannot depend");
        }
        int letter = LETTERS.indexOf(name);
        if (letter >= 0 && letter < dimension) {
            return new Variable(letter, name);
        }
        for (int i = 0; i < dimension; i++) {
            if (name.equals("x" + (i + 1))) {
                return new Variable(i, name);
            }
        }
        throw unknown("name", name, names(), start);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(LETTERS.subList(0, Math.min(dimension, LETTERS.size())));
        for (int i = 1; i <= dimension; i++) {
            names.add("x" + i);
        }
        if (inTime) {
            names.add(TIME);
        }
        names.addAll(List.of("pi", "e"));
        return names;
    }

    private ExpressionException unknown(String kind, String name, List<String> known, int start) {
        String where = kind.equals("name") ? " in dimension " + dimension : "";
        return new ExpressionException(
                start + 1,
                "unknown " + kind + " '" + name + "'" + where + UnknownNameException.suggestion(name, known));
    }

    private ExpressionException unexpected(String expected) {
        char found = next();
        String what =
                found == 0 ? "the end" : "'" + text.substring(position, text.offsetByCodePoints(position, 1)) + "'";
        return new ExpressionException(position + 1, "expected " + expected + ", found " + what);
    }

    /** Skips white space and returns the character that follows, or 0 at the end. */
    private char next() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return peek();
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
