package org.fokker.validation.scenario;

/**
 * Which way a route runs through time. A reverse route starts at the end time and integrates dX = [f − ½(1+λ²) g² s] dt +
 * λ g dW̄ backwards.
 *
 * @param reverse whether time runs backwards
 * @param lambda λ ≥ 0, the share of the noise; 1 for a forward route, where it has no meaning
 * @param withScore whether the score s is there; without it the route is the naive reversal, an ill-posed backward heat
 *     equation. False for a forward route
 * @param startFromReference whether a reverse route starts from the reference law N(0, v I) instead of the exact p_T
 */
public record Direction(boolean reverse, double lambda, boolean withScore, boolean startFromReference) {

    /** From the target to the end time. */
    public static final Direction FORWARD = new Direction(false, 1, false, false);
}
