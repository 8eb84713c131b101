package org.fokker.grid;

/** Cells whose edges have a constant ratio: x = lower (upper/lower)^(i/N), on a positive interval. */
record LogarithmicSpacing() implements Spacing {

    @Override
    public String name() {
        return "logarithmic";
    }

    @Override
    public Axis divide(double lower, double upper, int cells) {
        if (!(lower > 0)) {
            throw new IllegalArgumentException("spacing 'logarithmic' needs a positive interval, got [" + lower + ", "
                    + upper + "]; 'half-line' and 'sinh' gather cells at any point");
        }
        double from = Math.log(lower);
        double to = Math.log(upper);
        return Axis.mapped(lower, upper, cells, i -> Math.exp((from * (cells - i) + to * i) / cells));
    }
}
