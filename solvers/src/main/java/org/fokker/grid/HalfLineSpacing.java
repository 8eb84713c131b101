package org.fokker.grid;

import org.fokker.method.ParameterException;

/**
 * The algebraic map of a half line, x = lower + L η/(1 − η), with equal steps of η up to where x is the upper edge. About half
 * of the cells lie within L of the lower edge; from there to R = upper − lower they widen by the factor (1 + R/L)².
 *
 * @param scale L &gt; 0, in units of x; {@link #USUAL_SHARE} of the interval if it is NaN
 */
record HalfLineSpacing(double scale) implements Spacing {

    /** Share of the interval that is taken for L where no scale is given. */
    static final double USUAL_SHARE = 0.1;

    HalfLineSpacing {
        if (scale <= 0 || Double.isInfinite(scale)) {
            throw new ParameterException("scale", "must be positive and finite, got " + scale);
        }
    }

    @Override
    public String name() {
        return "half-line";
    }

    @Override
    public Axis divide(double lower, double upper, int cells) {
        double length = upper - lower;
        double unit = Double.isNaN(scale) ? USUAL_SHARE * length : scale;
        // With η = (i/N) R/(R + L), cleared of fractions.
        return Axis.mapped(lower, upper, cells, i -> lower + unit * length * i / (unit * cells + length * (cells - i)));
    }
}
