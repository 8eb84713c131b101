package org.fokker.validation.converge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.fokker.statistics.OrderFit;

/**
 * The order in one norm.
 *
 * @param norm name of the norm
 * @param order slope of log error against log size over the asymptotic range
 * @param low lower end of its interval; NaN if unbounded
 * @param high upper end of its interval; NaN if unbounded
 * @param constant C of error = C size^order
 * @param first first level of the range, counted from the coarsest
 * @param points number of levels of the range
 * @param floor the error below which refinement does not lead; NaN if none was met
 */
@JsonPropertyOrder({"norm", "order", "low", "high", "constant", "first", "points", "floor"})
public record NormFit(
        String norm, double order, double low, double high, double constant, int first, int points, double floor) {

    static NormFit of(String norm, OrderFit fit, double floor) {
        return new NormFit(
                norm,
                fit.order(),
                fit.low(),
                fit.high(),
                fit.constant(),
                fit.first(),
                fit.points(),
                Double.isNaN(fit.floor()) ? floor : fit.floor());
    }
}
