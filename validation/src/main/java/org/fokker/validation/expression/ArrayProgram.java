package org.fokker.validation.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fokker.validation.expression.Expression.Application;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.Expression.Negation;
import org.fokker.validation.expression.Expression.Operation;
import org.fokker.validation.expression.Expression.Time;
import org.fokker.validation.expression.Expression.Variable;

/**
 * Formulas as a sequence of array operations, one pass over a block of points for each operation. Equal parts, within one
 * formula or between several, are computed once; small integer powers become products. Immutable and safe for use by
 * many threads: the scratch belongs to the call.
 */
final class ArrayProgram {

    /** Points in a block: short enough that the arrays of a formula stay in the first-level cache. */
    private static final int BLOCK = 128;

    private static final int LARGEST_PRODUCT = 16;

    /** One pass over a block: registers[target] = operation on other registers. */
    @FunctionalInterface
    private interface Pass {

        void run(double[][] registers, int n);
    }

    private final Map<Expression, Integer> registerOf = new HashMap<>();
    private final Map<Integer, Double> constants = new HashMap<>();
    private final Map<Integer, Integer> coordinates = new HashMap<>();
    private final List<Integer> times = new ArrayList<>();
    private final List<Pass> passes = new ArrayList<>();
    private final int[] outputs;
    private int registers;

    /**
     * Translates formulas.
     *
     * @param formulas what is to be computed at every point
     */
    ArrayProgram(List<Expression> formulas) {
        outputs = formulas.stream().mapToInt(this::register).toArray();
    }

    /**
     * Evaluates the formulas at n points.
     *
     * @param t time; of no effect if no formula depends on it
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param values values[k] receives formula k at 0 … n − 1
     */
    void run(double t, double[][] x, int n, double[][] values) {
        int block = Math.min(BLOCK, n);
        double[][] scratch = new double[registers][block];
        constants.forEach((register, value) -> Arrays.fill(scratch[register], value));
        times.forEach(register -> Arrays.fill(scratch[register], t));
        for (int from = 0; from < n; from += block) {
            int count = Math.min(block, n - from);
            int start = from;
            coordinates.forEach((register, i) -> System.arraycopy(x[i], start, scratch[register], 0, count));
            for (Pass pass : passes) {
                pass.run(scratch, count);
            }
            for (int k = 0; k < outputs.length; k++) {
                System.arraycopy(scratch[outputs[k]], 0, values[k], from, count);
            }
        }
    }

    /** Returns the register that holds a formula, after making sure that it is computed. */
    private int register(Expression expression) {
        Integer known = registerOf.get(expression);
        if (known != null) {
            return known;
        }
        int register = translate(expression);
        registerOf.put(expression, register);
        return register;
    }

    private int translate(Expression expression) {
        if (expression instanceof Constant constant) {
            constants.put(registers, constant.value());
            return registers++;
        } else if (expression instanceof Variable variable) {
            coordinates.put(registers, variable.index());
            return registers++;
        } else if (expression instanceof Time) {
            times.add(registers);
            return registers++;
        } else if (expression instanceof Negation negation) {
            int a = register(negation.operand());
            return add(target -> (r, n) -> negate(r[a], r[target], n));
        } else if (expression instanceof Application application) {
            int a = register(application.argument());
            return add(target -> (r, n) -> application.function().apply(r[a], r[target], n));
        }
        return operation((Operation) expression);
    }

    private int operation(Operation operation) {
        if (operation.operator() == Operator.POWER
                && operation.right() instanceof Constant exponent
                && exponent.value() == Math.rint(exponent.value())
                && exponent.value() >= 2
                && exponent.value() <= LARGEST_PRODUCT) {
            return integerPower(operation.left(), (int) exponent.value());
        }
        int a = register(operation.left());
        int b = register(operation.right());
        return add(target -> (r, n) -> operation.operator().apply(r[a], r[b], r[target], n));
    }

    /** a^m = (a^⌊m/2⌋)² [a], whose parts other powers of a share. */
    private int integerPower(Expression base, int m) {
        if (m == 1) {
            return register(base);
        }
        Expression power = new Operation(Operator.POWER, base, new Constant(m));
        Integer known = registerOf.get(power);
        if (known != null) {
            return known;
        }
        int half = integerPower(base, m / 2);
        int register = times(half, half);
        if (m % 2 == 1) {
            register = times(register, register(base));
        }
        registerOf.put(power, register);
        return register;
    }

    private int times(int a, int b) {
        return add(target -> (r, n) -> Operator.TIMES.apply(r[a], r[b], r[target], n));
    }

    private int add(java.util.function.IntFunction<Pass> pass) {
        passes.add(pass.apply(registers));
        return registers++;
    }

    private static void negate(double[] a, double[] result, int n) {
        for (int j = 0; j < n; j++) {
            result[j] = -a[j];
        }
    }
}
