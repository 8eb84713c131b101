package org.fokker.fokkerplanck.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.Test;

class EffectiveTransportTest {

    @Test
    void freeDriftAndTheDiffusionOfTheSchemeAreFoundExactly() {
        Edges system = Systems.line(Systems.constant(3, 0.5), 0, 1, Boundary.PERIODIC, Boundary.PERIODIC, 10);
        EffectiveTransport transport = EffectiveTransport.of(system, 0);
        // Scharfetter and Gummel's flux has the drift v and the diffusion D (z/2) coth(z/2), z = v h/D.
        double half = 0.5 * 3 * 0.1 / 0.5;
        assertEquals(3, transport.velocity()[0], 1e-13);
        assertEquals(0.5 * half / Math.tanh(half), transport.diffusion()[0][0], 1e-13);
    }

    @Test
    void nothingGetsFarBetweenWalls() {
        Domain channel = new Domain(
                List.of(0.0, -1.0),
                List.of(2.0, 1.0),
                List.of(Domain.Sides.both(Boundary.PERIODIC), Domain.Sides.both(Boundary.REFLECTING)));
        Edges system =
                Systems.box(TestProcess.affine(new double[2][2], new double[] {1, 0.5}, 0.3, 0, 0.2), channel, 8, 9);
        EffectiveTransport transport = EffectiveTransport.of(system, 0);
        assertEquals(1, transport.velocity()[0], 1e-13);
        assertEquals(0, transport.velocity()[1], 1e-14);
        assertEquals(0, transport.diffusion()[1][1], 1e-14);
        assertEquals(0, transport.diffusion()[0][1], 1e-14);
    }

    @Test
    void shearDispersesAsTaylorSaid() {
        // Flow v = y between reflecting walls at y = ±1: D χ″ = −y with χ′(±1) = 0 gives χ′ = (1 − y²)/2D, and
        // D_eff = D + D ⟨χ′²⟩ = D + 2/(15 D).
        double d = 0.5;
        double exact = d + 2.0 / 15 / d;
        double[] error = new double[2];
        for (int level = 0; level < 2; level++) {
            int n = 20 << level;
            Domain channel = new Domain(
                    List.of(0.0, -1.0),
                    List.of(1.0, 1.0),
                    List.of(Domain.Sides.both(Boundary.PERIODIC), Domain.Sides.both(Boundary.REFLECTING)));
            Edges system = Systems.box(
                    TestProcess.affine(new double[][] {{0, 1}, {0, 0}}, new double[2], d, 0, d), channel, n, n);
            error[level] = EffectiveTransport.of(system, 0).diffusion()[0][0] - exact;
        }
        // h = 1/20 along and 1/10 across: the scheme's own diffusion adds v² h²/12D = 10⁻⁴, and the profile errs by
        // h²/12 of it.
        assertEquals(0, error[1], 1e-3);
        assertEquals(4, error[0] / error[1], 0.1);
    }

    @Test
    void iterationAndEliminationSolveTheSameCellProblem() {
        Domain torus = Domain.box(new double[] {0, 0}, new double[] {2 * Math.PI, 2 * Math.PI}, Boundary.PERIODIC);
        TestProcess process = new TestProcess(2, Interpretation.ITO, true, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                return new double[] {1 + Math.sin(x[1]) + Math.cos(x[0]), Math.cos(x[0] - x[1])};
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return new double[] {0.5, 0, 0.5};
            }
        });
        Edges system = Systems.box(process, torus, 16, 12);
        double[] mass = SteadyState.of(system, 0).density().averages();
        Arrays.setAll(mass, i -> mass[i] * system.grid().volume(i));
        double[] rhs = new double[mass.length];
        Arrays.setAll(rhs, i -> Math.sin(i));
        double mean = 0;
        for (int i = 0; i < mass.length; i++) {
            mean += mass[i] * rhs[i];
        }
        double shift = mean;
        Arrays.setAll(rhs, i -> rhs[i] - shift);
        CellProblem problem = new CellProblem(Chain.of(system, 0), mass);
        // Settled to 10⁻¹³ of a solution of size one.
        assertArrayEquals(problem.solve(rhs), problem.iterate(rhs), 1e-11);
    }
}
