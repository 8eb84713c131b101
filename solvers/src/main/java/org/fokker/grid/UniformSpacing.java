package org.fokker.grid;

/** Equal cells. */
final class UniformSpacing implements Spacing {

    static final Spacing INSTANCE = new UniformSpacing();

    private UniformSpacing() {}

    @Override
    public String name() {
        return "uniform";
    }

    @Override
    public Axis divide(double lower, double upper, int cells) {
        return Axis.uniform(lower, upper, cells);
    }
}
