package org.fokker.fokkerplanck.manufactured;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Values of a smooth function u(x, t) at many points with its derivatives: ∂_i u and ∂_t u, and the second derivatives ∂_i∂_j u
 * in space. Arithmetic on jets carries the derivatives along by the rules of Leibniz and Faà di Bruno, exactly but for rounding
 * (forward differentiation). Immutable.
 *
 * <p>Jets that are combined must come from the same points and have the same depth; this is not checked.
 */
public final class Jet {

    private final int dimension;
    private final double[] value;
    /** ∂_1 … ∂_d, ∂_t; no rows at depth 0. */
    private final double[][] first;
    /** ∂_i∂_j, upper triangle by rows; no rows below depth 2. */
    private final double[][] second;

    private Jet(int dimension, double[] value, double[][] first, double[][] second) {
        this.dimension = dimension;
        this.value = value;
        this.first = first;
        this.second = second;
    }

    /**
     * The coordinates and the time as jets.
     *
     * @param t time
     * @param x points by component, d × (≥ from + n)
     * @param from first point
     * @param n how many points
     * @param depth order up to which derivatives are carried, 0, 1 or 2
     * @return x_1 … x_d, t
     */
    static Jet[] variables(double t, double[][] x, int from, int n, int depth) {
        int d = x.length;
        Jet[] variables = new Jet[d + 1];
        for (int i = 0; i <= d; i++) {
            double[] value = new double[n];
            if (i < d) {
                System.arraycopy(x[i], from, value, 0, n);
            } else {
                Arrays.fill(value, t);
            }
            double[][] first = new double[depth >= 1 ? d + 1 : 0][n];
            if (depth >= 1) {
                Arrays.fill(first[i], 1);
            }
            variables[i] = new Jet(d, value, first, new double[depth >= 2 ? d * (d + 1) / 2 : 0][n]);
        }
        return variables;
    }

    /** {@return u at the points; not to be changed} */
    double[] values() {
        return value;
    }

    /**
     * {@return ∂_i u at the points; not to be changed}
     *
     * @param i axis, or d for the time
     */
    double[] slope(int i) {
        return first[i];
    }

    /**
     * {@return ∂_i∂_j u at the points; not to be changed}
     *
     * @param i axis
     * @param j axis, ≥ i
     */
    double[] curvature(int i, int j) {
        return second[row(i, j)];
    }

    private int row(int i, int j) {
        return i * dimension - i * (i - 1) / 2 + j - i;
    }

    /**
     * {@return a constant at the points of this jet}
     *
     * @param c its value
     */
    public Jet constant(double c) {
        return map(u -> c, u -> 0, u -> 0);
    }

    /**
     * {@return u + v}
     *
     * @param v another jet
     */
    public Jet plus(Jet v) {
        return combine(1, v);
    }

    /**
     * {@return u + c}
     *
     * @param c a constant
     */
    public Jet plus(double c) {
        double[] sum = value.clone();
        for (int p = 0; p < sum.length; p++) {
            sum[p] += c;
        }
        return new Jet(dimension, sum, first, second);
    }

    /**
     * {@return u − v}
     *
     * @param v another jet
     */
    public Jet minus(Jet v) {
        return combine(-1, v);
    }

    private Jet combine(double factor, Jet v) {
        Jet sum = times(1);
        axpy(factor, v.value, sum.value);
        for (int k = 0; k < first.length; k++) {
            axpy(factor, v.first[k], sum.first[k]);
        }
        for (int k = 0; k < second.length; k++) {
            axpy(factor, v.second[k], sum.second[k]);
        }
        return sum;
    }

    private static void axpy(double factor, double[] from, double[] to) {
        for (int p = 0; p < to.length; p++) {
            to[p] += factor * from[p];
        }
    }

    /**
     * {@return c u}
     *
     * @param c a constant
     */
    public Jet times(double c) {
        return new Jet(dimension, scaled(c, value), scaled(c, first), scaled(c, second));
    }

    private static double[][] scaled(double c, double[][] rows) {
        double[][] scaled = new double[rows.length][];
        Arrays.setAll(scaled, k -> scaled(c, rows[k]));
        return scaled;
    }

    private static double[] scaled(double c, double[] values) {
        double[] scaled = new double[values.length];
        axpy(c, values, scaled);
        return scaled;
    }

    /**
     * {@return u v}
     *
     * @param v another jet
     */
    public Jet times(Jet v) {
        int n = value.length;
        double[] product = new double[n];
        addProduct(value, v.value, product);
        double[][] slopes = new double[first.length][n];
        for (int k = 0; k < first.length; k++) {
            addProduct(first[k], v.value, slopes[k]);
            addProduct(value, v.first[k], slopes[k]);
        }
        double[][] curvatures = new double[second.length][n];
        for (int i = 0; i < dimension && second.length > 0; i++) {
            for (int j = i; j < dimension; j++) {
                int k = row(i, j);
                addProduct(second[k], v.value, curvatures[k]);
                addProduct(first[i], v.first[j], curvatures[k]);
                addProduct(first[j], v.first[i], curvatures[k]);
                addProduct(value, v.second[k], curvatures[k]);
            }
        }
        return new Jet(dimension, product, slopes, curvatures);
    }

    private static void addProduct(double[] a, double[] b, double[] to) {
        for (int p = 0; p < to.length; p++) {
            to[p] += a[p] * b[p];
        }
    }

    /**
     * {@return u / v}
     *
     * @param v another jet, zero nowhere
     */
    public Jet over(Jet v) {
        return times(v.power(-1));
    }

    /** {@return eᵘ} */
    public Jet exp() {
        double[] exp = each(Math::exp);
        return compose(exp, exp, exp);
    }

    /** {@return log u; NaN where u &lt; 0} */
    public Jet log() {
        return map(Math::log, u -> 1 / u, u -> -1 / (u * u));
    }

    /** {@return sin u} */
    public Jet sin() {
        double[] sin = each(Math::sin);
        return first.length == 0 ? compose(sin, sin, sin) : compose(sin, each(Math::cos), scaled(-1, sin));
    }

    /** {@return cos u} */
    public Jet cos() {
        double[] cos = each(Math::cos);
        return first.length == 0 ? compose(cos, cos, cos) : compose(cos, each(u -> -Math.sin(u)), scaled(-1, cos));
    }

    /** {@return tanh u} */
    public Jet tanh() {
        return map(Math::tanh, Jet::squaredSecant, u -> -2 * Math.tanh(u) * squaredSecant(u));
    }

    private static double squaredSecant(double u) {
        double cosh = Math.cosh(u);
        return 1 / (cosh * cosh);
    }

    /**
     * {@return uᵃ}
     *
     * @param a any exponent; where u is zero the derivatives exist only for a = 0, 1 and a ≥ 2
     */
    public Jet power(double a) {
        return map(
                u -> Math.pow(u, a),
                u -> a == 0 ? 0 : a * Math.pow(u, a - 1),
                u -> a == 0 || a == 1 ? 0 : a * (a - 1) * Math.pow(u, a - 2));
    }

    /**
     * Any smooth function of u.
     *
     * @param f the function
     * @param slope f′
     * @param curvature f″
     * @return f(u)
     */
    public Jet map(DoubleUnaryOperator f, DoubleUnaryOperator slope, DoubleUnaryOperator curvature) {
        double[] image = each(f);
        return compose(image, first.length == 0 ? image : each(slope), second.length == 0 ? image : each(curvature));
    }

    private double[] each(DoubleUnaryOperator f) {
        double[] image = new double[value.length];
        for (int p = 0; p < image.length; p++) {
            image[p] = f.applyAsDouble(value[p]);
        }
        return image;
    }

    /** f(u) from the values of f, f′ and f″, of which those beyond the depth are not looked at. */
    private Jet compose(double[] f, double[] f1, double[] f2) {
        int n = value.length;
        double[][] slopes = new double[first.length][n];
        for (int k = 0; k < first.length; k++) {
            addProduct(f1, first[k], slopes[k]);
        }
        double[][] curvatures = new double[second.length][n];
        for (int i = 0; i < dimension && second.length > 0; i++) {
            double[] bent = new double[n];
            addProduct(f2, first[i], bent);
            for (int j = i; j < dimension; j++) {
                addProduct(f1, second[row(i, j)], curvatures[row(i, j)]);
                addProduct(bent, first[j], curvatures[row(i, j)]);
            }
        }
        return new Jet(dimension, f, slopes, curvatures);
    }
}
