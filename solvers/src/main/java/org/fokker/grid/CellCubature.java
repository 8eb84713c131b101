package org.fokker.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.fokker.distribution.Density;

/**
 * Integrals of a density over the cells of a grid: tensor Gauss–Legendre with 7 points an axis, compared with 3 points an
 * axis; boxes where the two differ are halved along every axis.
 *
 * <p>For a Gaussian of deviation σ the rules err by 7·10⁻⁶ (h/σ)⁶ and 9·10⁻¹⁵ (h/σ)¹⁴ of the peak in a box of width h. A
 * difference of {@link #TOLERANCE} means h ≈ σ/2; where it is small by accident, at a zero of the sixth derivative, the fine
 * rule is still good to 10⁻¹⁴ up to h = σ.
 */
final class CellCubature {

    private static final double TOLERANCE = 1e-7;

    /** Points evaluated in one go. */
    private static final int BATCH = 4096;

    /**
     * How often a cell is halved to follow a jump, divided by d²: down to 2⁻³² of a cell in one dimension; in more, where
     * the boxes along a jump multiply, as deep as time allows.
     */
    private static final int DEPTH = 32;

    private final Density density;
    private final Grid grid;
    private final BiPredicate<double[], double[]> resolves;
    private final int d;
    private final Rule fine;
    private final Rule coarse;
    private final double[][] x;
    private final double[] logDensity;

    /**
     * Prepares the integrals.
     *
     * @param density the integrand
     * @param grid the cells
     * @param resolves whether a box (lower, upper corner) is small enough for the rules to see what is in it
     */
    CellCubature(Density density, Grid grid, BiPredicate<double[], double[]> resolves) {
        this.density = density;
        this.grid = grid;
        this.resolves = resolves;
        d = grid.dimension();
        fine = new Rule(7, d);
        coarse = new Rule(3, d);
        int points = Math.max(BATCH, fine.size() + coarse.size());
        x = new double[d][points];
        logDensity = new double[points];
    }

    /** {@return the averages} */
    double[] averages() {
        double[] integral = new double[grid.size()];
        double[] difference = new double[grid.size()];
        List<Box> boxes = new ArrayList<>();
        int perBatch = perBatch();
        for (int first = 0; first < integral.length; first += perBatch) {
            int end = Math.min(integral.length, first + perBatch);
            boxes.clear();
            for (int c = first; c < end; c++) {
                boxes.add(cell(c));
            }
            evaluate(boxes, 0, boxes.size(), integral, difference, first);
        }
        double peak = 0;
        for (int c = 0; c < integral.length; c++) {
            peak = Math.max(peak, integral[c] / grid.volume(c));
        }
        refine(integral, difference, peak);
        for (int c = 0; c < integral.length; c++) {
            integral[c] /= grid.volume(c);
        }
        return integral;
    }

    private int perBatch() {
        return Math.max(1, x[0].length / (fine.size() + coarse.size()));
    }

    private void refine(double[] integral, double[] difference, double peak) {
        List<Box> open = new ArrayList<>();
        for (int c = 0; c < integral.length; c++) {
            Box box = cell(c);
            if (difference[c] > TOLERANCE * peak * box.volume() || !resolves.test(box.lower, box.upper)) {
                open.add(box);
                integral[c] = 0;
            }
        }
        for (int depth = 1; !open.isEmpty(); depth++) {
            List<Box> halves = new ArrayList<>(open.size() << d);
            for (Box box : open) {
                box.halve(halves);
            }
            open = level(halves, integral, peak, depth);
        }
    }

    /** Integrates boxes; what is good enough is added to its cell, what is not is returned. */
    private List<Box> level(List<Box> boxes, double[] integral, double peak, int depth) {
        List<Box> open = new ArrayList<>();
        int perBatch = perBatch();
        double[] value = new double[perBatch];
        double[] difference = new double[perBatch];
        for (int first = 0; first < boxes.size(); first += perBatch) {
            int end = Math.min(boxes.size(), first + perBatch);
            evaluate(boxes, first, end, value, difference, 0);
            for (int b = first; b < end; b++) {
                Box box = boxes.get(b);
                boolean settled =
                        difference[b - first] <= TOLERANCE * peak * grid.volume(box.owner) * Math.pow(0.5, depth)
                                || depth >= DEPTH / (d * d);
                if (!resolves.test(box.lower, box.upper) || !settled) {
                    open.add(box);
                } else {
                    integral[box.owner] += value[b - first];
                }
            }
        }
        return open;
    }

    /** Writes ∫ by the fine rule and its difference to the coarse rule, from entry {@code to} on. */
    private void evaluate(List<Box> boxes, int first, int end, double[] value, double[] difference, int to) {
        int points = fine.size() + coarse.size();
        for (int b = first; b < end; b++) {
            fine.place(boxes.get(b), x, (b - first) * points);
            coarse.place(boxes.get(b), x, (b - first) * points + fine.size());
        }
        density.logDensity(x, (end - first) * points, logDensity);
        for (int b = first; b < end; b++) {
            double volume = boxes.get(b).volume();
            double better = fine.sum(logDensity, (b - first) * points) * volume;
            double worse = coarse.sum(logDensity, (b - first) * points + fine.size()) * volume;
            value[to + b - first] = better;
            difference[to + b - first] = Math.abs(better - worse);
        }
    }

    private Box cell(int index) {
        double[] lower = new double[d];
        double[] upper = new double[d];
        int rest = index;
        for (int i = d - 1; i >= 0; i--) {
            Axis axis = grid.axis(i);
            lower[i] = axis.edge(rest % axis.cells());
            upper[i] = axis.edge(rest % axis.cells() + 1);
            rest /= axis.cells();
        }
        return new Box(index, lower, upper);
    }

    /** A part of a cell. */
    private static final class Box {
        final int owner;
        final double[] lower;
        final double[] upper;

        Box(int owner, double[] lower, double[] upper) {
            this.owner = owner;
            this.lower = lower;
            this.upper = upper;
        }

        double volume() {
            double volume = 1;
            for (int i = 0; i < lower.length; i++) {
                volume *= upper[i] - lower[i];
            }
            return volume;
        }

        void halve(List<Box> halves) {
            for (int corner = 0; corner < 1 << lower.length; corner++) {
                double[] from = lower.clone();
                double[] to = upper.clone();
                for (int i = 0; i < from.length; i++) {
                    double middle = 0.5 * (lower[i] + upper[i]);
                    if ((corner >> i & 1) == 0) {
                        to[i] = middle;
                    } else {
                        from[i] = middle;
                    }
                }
                halves.add(new Box(owner, from, to));
            }
        }
    }

    /** Tensor Gauss–Legendre on the unit cube. */
    private static final class Rule {
        private final double[][] nodes;
        private final double[] weights;

        Rule(int order, int d) {
            GaussIntegrator line = new GaussIntegratorFactory().legendre(order, 0, 1);
            int size = 1;
            for (int i = 0; i < d; i++) {
                size *= order;
            }
            nodes = new double[d][size];
            weights = new double[size];
            Arrays.fill(weights, 1);
            for (int point = 0; point < size; point++) {
                int rest = point;
                for (int i = 0; i < d; i++) {
                    nodes[i][point] = line.getPoint(rest % order);
                    weights[point] *= line.getWeight(rest % order);
                    rest /= order;
                }
            }
        }

        int size() {
            return weights.length;
        }

        void place(Box box, double[][] x, int at) {
            for (int i = 0; i < x.length; i++) {
                double width = box.upper[i] - box.lower[i];
                for (int point = 0; point < weights.length; point++) {
                    x[i][at + point] = box.lower[i] + width * nodes[i][point];
                }
            }
        }

        double sum(double[] logDensity, int at) {
            double sum = 0;
            for (int point = 0; point < weights.length; point++) {
                sum += weights[point] * Math.exp(logDensity[at + point]);
            }
            return sum;
        }
    }
}
