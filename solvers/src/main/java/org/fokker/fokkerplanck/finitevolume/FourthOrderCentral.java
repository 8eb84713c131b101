package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.method.Promises;

/** Cubic interpolation of the primitive: on equal cells (−1, 7, 7, −1)/12 for the value, (1, −15, 15, −1)/(12 h) for the slope. */
record FourthOrderCentral() implements WideScheme {

    @Override
    public String name() {
        return "central-4";
    }

    @Override
    public String summary() {
        return "central over four cells: fourth order, linear, not positive";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(4);
    }

    @Override
    public int slopeCells() {
        return 4;
    }

    @Override
    public double valueBound(double[] weights) {
        return Arrays.stream(weights).map(Math::abs).sum();
    }

    @Override
    public boolean linear() {
        return true;
    }

    @Override
    public States states(AxisGeometry geometry, FaceStencils stencils) {
        return (u, left, right) -> {
            for (int f = 0; f < left.length; f++) {
                double[] weight = stencils.value[f];
                int at = stencils.first[f] + GHOSTS;
                double sum = 0;
                for (int k = 0; k < weight.length; k++) {
                    sum += weight[k] * u[at + k];
                }
                left[f] = sum;
                right[f] = sum;
            }
        };
    }
}
