package org.fokker.validation.expression;

/** A binary operator. */
public enum Operator {
    /** a + b. */
    PLUS('+', 1) {
        @Override
        void apply(double[] a, double[] b, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = a[j] + b[j];
            }
        }
    },
    /** a − b. */
    MINUS('-', 1) {
        @Override
        void apply(double[] a, double[] b, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = a[j] - b[j];
            }
        }
    },
    /** a · b. */
    TIMES('*', 2) {
        @Override
        void apply(double[] a, double[] b, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = a[j] * b[j];
            }
        }
    },
    /** a / b. */
    OVER('/', 2) {
        @Override
        void apply(double[] a, double[] b, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = a[j] / b[j];
            }
        }
    },
    /** a to the power of b; groups to the right, and binds stronger than a minus sign before it. */
    POWER('^', 4) {
        @Override
        void apply(double[] a, double[] b, double[] result, int n) {
            for (int j = 0; j < n; j++) {
                result[j] = Math.pow(a[j], b[j]);
            }
        }
    };

    /** Between the products and the power: −x^2 is −(x^2), and −x·y is (−x)·y. */
    static final int PRECEDENCE_OF_NEGATION = 3;

    private final char symbol;
    private final int precedence;

    Operator(char symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    /** Sets result[j] = a[j] ∘ b[j] for j = 0 … n − 1; the arrays may be the same. */
    abstract void apply(double[] a, double[] b, double[] result, int n);

    /** Returns a ∘ b. */
    double value(double a, double b) {
        double[] value = {a};
        apply(value, new double[] {b}, value, 1);
        return value[0];
    }

    /** Returns how the operator is written. */
    char symbol() {
        return symbol;
    }

    /** Returns how strongly it binds. */
    int precedence() {
        return precedence;
    }
}
