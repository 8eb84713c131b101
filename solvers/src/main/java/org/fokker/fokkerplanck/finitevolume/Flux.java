package org.fokker.fokkerplanck.finitevolume;

import java.util.List;
import org.fokker.method.Method;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;

/**
 * A two-point flux: from drift v and diffusion D on a face it makes the two rates of the numerical flux
 * J = a p_left − b p_right that approximates v p − D ∂p. One pair of rates serves both cells of a face, so what leaves
 * one cell enters the other whatever the rates are.
 */
public interface Flux extends Method {

    /**
     * Computes the rates of a run of faces with the same geometry.
     *
     * @param velocity v on the faces, in units of length over time
     * @param diffusion D ≥ 0 on the faces
     * @param n how many faces; they stand at 0 … n − 1 of {@code velocity} and {@code diffusion}
     * @param distance distance δ between the nodes at both sides of the face
     * @param leftWeight θ with p_face = θ p_left + (1 − θ) p_right by linear interpolation; 0 and 1 at walls
     * @param forward receives a at from … from + n − 1
     * @param backward receives b at from … from + n − 1
     * @param from first entry of {@code forward} and {@code backward} to be written
     */
    void rates(
            double[] velocity,
            double[] diffusion,
            int n,
            double distance,
            double leftWeight,
            double[] forward,
            double[] backward,
            int from);

    /**
     * How v is read off an edge where no potential is known. With 0, v = f − κ ∂D with f on the face. With n &gt; 0, v is D on
     * the face times the mean of (f − κ ∂D)/D along the edge: f/D by Gauss and Legendre's rule of n points, ∂D/D exactly, as
     * the difference of log D between the nodes.
     *
     * @return number of points of the rule along an edge
     */
    default int quadraturePoints() {
        return 0;
    }

    /**
     * Returns all fluxes: {@code scharfetter-gummel}, {@code structure-preserving}, {@code central}, {@code upwind}, {@code
     * square-root}.
     *
     * @return the registry
     */
    static Registry<Flux> registry() {
        return new Registry<>(
                "flux",
                List.of(
                        entry(
                                new ScharfetterGummelFlux(),
                                "exponentially fitted: positive at every Péclet number, exact in equilibrium"),
                        entry(
                                new StructurePreservingFlux(StructurePreservingFlux.USUAL_POINTS),
                                "exponentially fitted, drift over diffusion integrated along edges: equilibrium to order "
                                        + 2 * StructurePreservingFlux.USUAL_POINTS),
                        entry(
                                new CentralFlux(),
                                "central differences: second order, positive only below cell Péclet number 2"),
                        entry(new UpwindFlux(), "upwind drift: first order, positive at every Péclet number"),
                        entry(
                                new SquareRootFlux(),
                                "square-root approximation: drift and diffusion too fast at large Péclet numbers")));
    }

    private static Registry.Entry<Flux> entry(Flux flux, String summary) {
        return new Registry.Entry<>(flux.name(), summary, flux.promises(), flux);
    }

    /**
     * What every conservative two-point flux of an order promises.
     *
     * @param order order in the cell width
     * @return the promises
     */
    static Promises conservative(int order) {
        return Promises.none().order(Property.SPACE_ORDER, order).keeping(Property.CONSERVES_MASS);
    }
}
