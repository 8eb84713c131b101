package org.fokker.kernel;

/**
 * The transform of Box and Muller (1958): independent uniforms u, v on (0, 1) become the independent standard normals
 * √(−2 log u) cos 2πv and √(−2 log u) sin 2πv. With quadrant q = round(4v) and r = 4v − q in [−½, ½], both exact, the
 * angle is ½π (q + r).
 */
final class BoxMuller {

    private BoxMuller() {}

    /** Turns the uniforms in from … to − 1 into normals in place. */
    static void transform(double[] u, double[] v, int from, int to) {
        for (int j = from; j < to; j++) {
            double radius = Math.sqrt(-2.0 * Elementary.logNormal(u[j]));
            double turns = 4.0 * v[j];
            double shifted = turns + Elementary.ROUNDER;
            double r = turns - (shifted - Elementary.ROUNDER);
            int quadrant = (int) Double.doubleToRawLongBits(shifted) & 3;
            double cosine = Elementary.cosine(r);
            double sine = Elementary.sine(r);
            double x = (quadrant & 1) == 0 ? cosine : sine;
            double y = (quadrant & 1) == 0 ? sine : cosine;
            u[j] = radius * (quadrant == 1 || quadrant == 2 ? -x : x);
            v[j] = radius * (quadrant >= 2 ? -y : y);
        }
    }
}
