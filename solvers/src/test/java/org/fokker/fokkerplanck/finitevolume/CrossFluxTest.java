package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.Test;

class CrossFluxTest {

    private static final double T = 0.3;

    private static final Axis[] EQUAL = {Axis.uniform(-1, 1, 7), Axis.uniform(-1, 1, 6), Axis.uniform(-1, 1, 13)};

    private static final Axis[] UNEVEN = {
        Axis.of(-1, -0.7, -0.2, 0.1, 0.5, 1), Axis.uniform(-1, 1, 4), Axis.of(-1, -0.8, 0, 0.4, 1)
    };

    private static List<Domain.Sides> walls(int turn, int d) {
        List<Domain.Sides> sides = Arrays.asList(
                new Domain.Sides(Boundary.ABSORBING, Boundary.REFLECTING),
                Domain.Sides.both(Boundary.PERIODIC),
                new Domain.Sides(Boundary.REFLECTING, Boundary.ABSORBING),
                Domain.Sides.both(Boundary.REFLECTING));
        Collections.rotate(sides, turn);
        return sides.subList(0, d);
    }

    private static CrossFlux flux(DiffusionProcess process, List<Domain.Sides> sides, Axis... axes) {
        Grid grid = new Grid(List.of(axes));
        Domain domain = new Domain(
                Arrays.stream(grid.lowerCorner()).boxed().toList(),
                Arrays.stream(grid.upperCorner()).boxed().toList(),
                sides);
        CrossFlux flux = CrossFlux.of(
                new FokkerPlanckProblem(process, GaussianMixture.standardNormal(axes.length), domain, 0, 1), grid);
        flux.update(T, TaskRunner.SERIAL);
        return flux;
    }

    private static double[] image(CrossFlux flux, double[] u) {
        double[] du = new double[u.length];
        flux.add(0, flux.grid.axis(0).cells(), 1, u, du);
        return du;
    }

    /** ∂_j u in the middle of a cell: central, one-sided beside a reflecting wall, by a parabola beside one of density 0. */
    private static double derivative(CrossFlux flux, Domain.Sides sides, int j, int p, double[] u) {
        int stride = flux.grid.stride(j);
        int cells = flux.grid.axis(j).cells();
        double h = flux.grid.axis(j).width(0);
        int e = p / stride % cells;
        double above = e < cells - 1 ? u[p + stride] : u[p + (1 - cells) * stride];
        double below = e > 0 ? u[p - stride] : u[p + (cells - 1) * stride];
        if (sides.periodic() || (e > 0 && e < cells - 1)) {
            return (above - below) / (2 * h);
        }
        boolean absorbs = (e == 0 ? sides.lower() : sides.upper()) == Boundary.ABSORBING;
        if (e == 0) {
            return absorbs ? (u[p] + above / 3) / h : (above - u[p]) / h;
        }
        return absorbs ? -(u[p] + below / 3) / h : (u[p] - below) / h;
    }

    /** D_ij times the mean of ∂_j u on the upper face of a cell along axis i, 0 on walls. */
    private static double onUpperFace(
            CrossFlux flux, DiffusionProcess process, List<Domain.Sides> sides, int i, int j, int p, double[] u) {
        Grid grid = flux.grid;
        int stride = grid.stride(i);
        int cells = grid.axis(i).cells();
        boolean last = p / stride % cells == cells - 1;
        if (last && !sides.get(i).periodic()) {
            return 0;
        }
        double[][] x = new double[flux.d][1];
        for (int k = 0; k < flux.d; k++) {
            int c = p / grid.stride(k) % grid.axis(k).cells();
            x[k][0] = k == i ? grid.axis(k).edge(c + 1) : grid.axis(k).centre(c);
        }
        double[][] tensor = new double[flux.d * (flux.d + 1) / 2][1];
        process.diffusionTensor(T, x, 1, tensor);
        int next = last ? p + (1 - cells) * stride : p + stride;
        double sum = derivative(flux, sides.get(j), j, p, u) + derivative(flux, sides.get(j), j, next, u);
        return 0.5 * tensor[SymmetricTensor.entry(flux.d, i, j)][0] * sum;
    }

    @Test
    void mixedDerivativesAreDifferencesOfTheirFluxesUpToEveryKindOfWall() {
        for (int d = 2; d <= 3; d++) {
            DiffusionProcess process = TensorProcesses.curved(d, 0.2);
            for (int turn = 0; turn < 4; turn++) {
                List<Domain.Sides> sides = walls(turn, d);
                CrossFlux flux = flux(process, sides, Arrays.copyOf(EQUAL, d));
                double[] u = new Random(turn).doubles(flux.grid.size()).toArray();
                double[] du = image(flux, u);
                for (int p = 0; p < u.length; p++) {
                    double expected = 0;
                    for (int i = 0; i < d; i++) {
                        int stride = flux.grid.stride(i);
                        int cells = flux.grid.axis(i).cells();
                        int before = p / stride % cells == 0 ? p + (cells - 1) * stride : p - stride;
                        for (int j = 0; j < d; j++) {
                            if (j != i) {
                                double out = onUpperFace(flux, process, sides, i, j, p, u);
                                double in = onUpperFace(flux, process, sides, i, j, before, u);
                                expected += (out - in) / flux.grid.axis(i).width(0);
                            }
                        }
                    }
                    // Some ten roundings of each of at most 48 terms |D_ij u|/(h_i h_j) < 0.22 · 3.5 · 6.5, and those
                    // of faces
                    // and widths.
                    assertEquals(expected, du[p], 480 * 0x1p-53 * 5);
                }
            }
        }
    }

    @Test
    void oneTensorOnAllFacesIsTheConstantTensor() {
        double[][] tensors = {{1, -0.3, 1}, {1, -0.3, 0.2, 1, -0.1, 1}};
        for (Axis[] axes : new Axis[][] {EQUAL, UNEVEN}) {
            for (int d = 2; d <= 3; d++) {
                TestProcess constant = TestProcess.affine(new double[d][d], new double[d], tensors[d - 2]);
                TestProcess repeated = new TestProcess(d, Interpretation.ITO, false, constant.field());
                for (int turn = 0; turn < 4; turn++) {
                    CrossFlux expected = flux(constant, walls(turn, d), Arrays.copyOf(axes, d));
                    CrossFlux actual = flux(repeated, walls(turn, d), Arrays.copyOf(axes, d));
                    double bound = expected.columnBound();
                    assertEquals(bound, actual.columnBound());
                    double[] u = new Random(turn).doubles(expected.grid.size()).toArray();
                    // Some ten roundings of terms whose sum of absolute values is at most that of a row, which here is
                    // below
                    // twice that of a column.
                    assertArrayEquals(image(expected, u), image(actual, u), 20 * 0x1p-53 * bound);
                }
            }
        }
    }

    @Test
    void divisionIntoSlabsDoesNotChangeTheBits() {
        for (Axis[] axes : new Axis[][] {EQUAL, UNEVEN}) {
            CrossFlux flux = flux(TensorProcesses.curved(3, 0.2), walls(1, 3), axes);
            double[] u = new Random(4).doubles(flux.grid.size()).toArray();
            double[] du = new double[u.length];
            for (int slab = flux.grid.axis(0).cells() - 1; slab >= 0; slab--) {
                flux.add(slab, slab + 1, 1, u, du);
            }
            assertArrayEquals(image(flux, u), du);
        }
    }
}
