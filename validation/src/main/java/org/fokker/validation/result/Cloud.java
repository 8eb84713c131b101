package org.fokker.validation.result;

/**
 * Positions of the particles of one route at one time. The arrays are kept, not copied, and must not be changed
 * afterwards.
 *
 * @param route name of the route
 * @param time time of the snapshot
 * @param points component i of particle j at {@code points[i][j]}
 */
public record Cloud(String route, double time, double[][] points) {}
