package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;

/**
 * The second backward difference formula on unequal steps, with ω = h/h₋ the ratio to the step before (Hairer, Nørsett and Wanner
 * 1993, section III.5): u₁ = [(1 + ω)² u₀ − ω² u₋]/(1 + 2ω) + h (1 + ω)/(1 + 2ω) F(t+h, u₁). It is L-stable, and zero-stable for
 * ω &lt; 1 + √2. The first step is implicit Euler's: that it is of first order costs O(h²) once, and it damps a start that is not
 * smooth.
 */
final class BackwardDifference implements Stepper {

    private final ShiftedSolve system;
    private final double[] rhs;

    /** State and length of the step before; no length if there was none. */
    private final double[] previous;

    private double previousLength;

    BackwardDifference(ShiftedSolve system) {
        this.system = system;
        rhs = new double[system.grid().size()];
        previous = new double[rhs.length];
    }

    @Override
    public void step(double t, double h, double[] u) {
        double ratio = previousLength > 0 ? h / previousLength : 0;
        double atStart = (1 + ratio) * (1 + ratio) / (1 + 2 * ratio);
        double atPrevious = ratio * ratio / (1 + 2 * ratio);
        for (int i = 0; i < u.length; i++) {
            rhs[i] = atStart * u[i] - atPrevious * previous[i];
            previous[i] = u[i];
        }
        // Without a step before, the ratio 0 makes this implicit Euler.
        system.solveShifted(t + h, h * (1 + ratio) / (1 + 2 * ratio), rhs, u);
        previousLength = h;
    }

    @Override
    public double[] memory() {
        double[] memory = new double[previous.length + 1];
        System.arraycopy(previous, 0, memory, 0, previous.length);
        memory[previous.length] = previousLength;
        return memory;
    }

    @Override
    public void recall(double[] memory) {
        System.arraycopy(memory, 0, previous, 0, previous.length);
        previousLength = memory[previous.length];
    }
}
