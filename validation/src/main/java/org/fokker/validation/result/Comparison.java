package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The distance between the densities of two routes at one time. A number that is not known is NaN.
 *
 * @param time time of the snapshot
 * @param reference name of the route compared with
 * @param route name of the route that is judged
 * @param l1 ∫ |p − q| dx
 * @param l2 (∫ (p − q)² dx)^½
 * @param linf max |p − q|
 * @param kl Kullback–Leibler divergence ∫ p log (p / q) dx of the route p from the reference q: finite for histograms with
 *     empty bins
 * @param hellinger Hellinger distance (½ ∫ (√p − √q)² dx)^½
 * @param wasserstein1 Wasserstein distance of order one
 * @param scoreRms root mean square of ∇log p − ∇log q under the reference
 * @param expected largest L¹ distance that the errors of the two routes explain
 * @param passed whether {@code l1} stays within {@code expected}
 */
@JsonPropertyOrder({
    "time",
    "reference",
    "route",
    "l1",
    "l2",
    "linf",
    "kl",
    "hellinger",
    "wasserstein1",
    "scoreRms",
    "expected",
    "passed"
})
public record Comparison(
        double time,
        String reference,
        String route,
        double l1,
        double l2,
        double linf,
        double kl,
        double hellinger,
        double wasserstein1,
        double scoreRms,
        double expected,
        boolean passed)
        implements Check {}
