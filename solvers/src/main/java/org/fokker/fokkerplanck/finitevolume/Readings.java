package org.fokker.fokkerplanck.finitevolume;

import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.KineticForm;
import org.fokker.process.Reversible;

/** In which reading of the noise each scheme wants its process. */
final class Readings {

    private Readings() {}

    /**
     * The process whose drift is v in J = v p − D ∇p, differentiated over the cells of a grid.
     *
     * @return a process with {@code additiveNoise()} or read as Hänggi and Klimontovich do
     */
    static DiffusionProcess kinetic(FokkerPlanckProblem problem, Grid grid) {
        int d = grid.dimension();
        double[] width = new double[d];
        double[] lower = new double[d];
        double[] upper = new double[d];
        for (int i = 0; i < d; i++) {
            Axis axis = grid.axis(i);
            Domain.Sides sides = problem.domain().boundaries().get(i);
            width[i] = (axis.upper() - axis.lower()) / axis.cells();
            for (int c = 0; c < axis.cells(); c++) {
                width[i] = Math.min(width[i], axis.width(c));
            }
            lower[i] = sides.periodic() ? Double.NEGATIVE_INFINITY : axis.lower();
            upper[i] = sides.periodic() ? Double.POSITIVE_INFINITY : axis.upper();
        }
        return KineticForm.of(problem.process(), width, lower, upper);
    }

    /**
     * The process for fluxes along the axes, which correct the drift by κ ∂_i D_ii between the nodes of a face. In Stratonovich's
     * reading that is the whole correction only if B is diagonal, as it is in one dimension; else it is made beforehand. So is
     * none where a potential is known, whose differences make the drift.
     */
    static DiffusionProcess alongAxes(FokkerPlanckProblem problem, Grid grid) {
        DiffusionProcess process = problem.process();
        boolean needsNoise = grid.dimension() > 1
                && process.interpretation() == Interpretation.STRATONOVICH
                && !(process instanceof Reversible);
        return needsNoise ? kinetic(problem, grid) : process;
    }
}
