package org.fokker.validation.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A function of one argument that a formula may contain. */
public enum ElementaryFunction {
    /** sin. */
    SIN {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.sin(a[j]);
            }
        }
    },
    /** cos. */
    COS {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.cos(a[j]);
            }
        }
    },
    /** tan. */
    TAN {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.tan(a[j]);
            }
        }
    },
    /** exp. */
    EXP {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.exp(a[j]);
            }
        }
    },
    /** Natural logarithm. */
    LOG {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.log(a[j]);
            }
        }
    },
    /** Square root. */
    SQRT {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.sqrt(a[j]);
            }
        }
    },
    /** tanh. */
    TANH {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.tanh(a[j]);
            }
        }
    },
    /** sinh. */
    SINH {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.sinh(a[j]);
            }
        }
    },
    /** cosh. */
    COSH {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.cosh(a[j]);
            }
        }
    },
    /** Absolute value. */
    ABS {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.abs(a[j]);
            }
        }
    },
    /** Sign: −1, 0 or 1. */
    SIGN {
        @Override
        void apply(double[] a, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.signum(a[j]);
            }
        }
    };

    /** Sets result[j] = f(a[j]) for j = 0 … n − 1; the arrays may be the same. */
    abstract void apply(double[] a, double[] result, int n);

    /** Returns f(a). */
    double value(double a) {
        double[] value = {a};
        apply(value, value, 1);
        return value[0];
    }

    /** Returns how the function is written. */
    String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the function that is written like this. */
    static Optional<ElementaryFunction> named(String symbol) {
        return Arrays.stream(values()).filter(f -> f.symbol().equals(symbol)).findFirst();
    }

    /** Returns how the functions are written. */
    static List<String> symbols() {
        return Arrays.stream(values()).map(ElementaryFunction::symbol).toList();
    }
}
