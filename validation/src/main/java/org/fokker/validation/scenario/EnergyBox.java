package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.fokker.distribution.Potential;
import org.fokker.fokkerplanck.Domain;

/** Widens a box until the equilibrium exp(−U/kT) has vanished at its sides. */
final class EnergyBox {

    /** e^{−32} = 1.3e-14 times the greatest density is left at the sides. */
    private static final double BARRIER = 32;

    private static final double GROWTH = 0.1;
    private static final int MOST_ROUNDS = 60;

    /** Samples along an axis, by the number of axes. */
    private static final int[] SAMPLES = {0, 257, 65, 25};

    private EnergyBox() {}

    /** Returns the box, or nothing if the potential does not confine the particles or has too many axes to be sampled. */
    static Optional<Box> around(Box start, Equilibrium.Gibbs equilibrium) {
        Potential potential = equilibrium.potential();
        int d = potential.dimension();
        if (d > Scenario.MOST_AXES) {
            return Optional.empty();
        }
        Box box = new Box(start.lower().clone(), start.upper().clone());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double threshold = least(potential, box, -1, 0) + BARRIER * equilibrium.temperature();
            boolean grown = false;
            for (int axis = 0; axis < d; axis++) {
                double step = GROWTH * (box.upper()[axis] - box.lower()[axis]);
                boolean left = !(least(potential, box, axis, box.lower()[axis]) >= threshold);
                boolean right = !(least(potential, box, axis, box.upper()[axis]) >= threshold);
                box.lower()[axis] -= left ? step : 0;
                box.upper()[axis] += right ? step : 0;
                grown |= left || right;
            }
            if (!grown) {
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    /** Returns whether the equilibrium has vanished at all sides of a box. */
    static boolean vanishesAtTheSides(Domain domain, Equilibrium.Gibbs equilibrium) {
        Potential potential = equilibrium.potential();
        if (potential.dimension() > Scenario.MOST_AXES) {
            return false;
        }
        Box box = new Box(domain.lowerCorner(), domain.upperCorner());
        // Boxes are rounded outwards, but may also be given: two digits less are asked for than of a chosen one.
        double threshold = least(potential, box, -1, 0) + 0.85 * BARRIER * equilibrium.temperature();
        for (int axis = 0; axis < potential.dimension(); axis++) {
            if (!(least(potential, box, axis, box.lower()[axis]) >= threshold
                    && least(potential, box, axis, box.upper()[axis]) >= threshold)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the least sampled energy in the box or, if an axis is given, where that coordinate has the given value. */
    private static double least(Potential potential, Box box, int fixedAxis, double value) {
        int d = potential.dimension();
        int samples = SAMPLES[d];
        int n = 1;
        for (int i = 0; i < d; i++) {
            n *= i == fixedAxis ? 1 : samples;
        }
        double[][] x = new double[d][n];
        int stride = 1;
        for (int i = 0; i < d; i++) {
            if (i == fixedAxis) {
                Arrays.fill(x[i], value);
                continue;
            }
            for (int j = 0; j < n; j++) {
                double share = (double) (j / stride % samples) / (samples - 1);
                x[i][j] = box.lower()[i] + share * (box.upper()[i] - box.lower()[i]);
            }
            stride *= samples;
        }
        double[] energy = new double[n];
        potential.energy(x, n, energy);
        return DoubleStream.of(energy).min().orElse(Double.NaN);
    }
}
