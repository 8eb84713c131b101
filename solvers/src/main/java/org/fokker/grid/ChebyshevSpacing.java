package org.fokker.grid;

/**
 * Edges at Chebyshev's extreme points, x = ½(lower + upper) − ½(upper − lower) cos(πi/N), for collocation. They gather at both
 * ends, where the map has no slope: the first widths are O(1/N²) and grow in the ratios 1 : 3 : 5 …, whatever N is.
 */
record ChebyshevSpacing() implements Spacing {

    @Override
    public String name() {
        return "chebyshev";
    }

    @Override
    public boolean smooth() {
        return false;
    }

    @Override
    public Axis divide(double lower, double upper, int cells) {
        double middle = 0.5 * (lower + upper);
        double half = 0.5 * (upper - lower);
        // The sine of an angle that changes sign with the side: an axis symmetric about zero is so bit for bit.
        return Axis.mapped(
                lower, upper, cells, i -> middle + half * Math.sin(Math.PI * (2 * i - cells) / (2.0 * cells)));
    }
}
