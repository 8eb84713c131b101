package org.fokker.validation.scenario;

/**
 * What the domain means.
 *
 * @param tolerance probability that the box may cut off from the law in free space, at time 0 and at every snapshot
 * @param confining whether the walls are part of the problem: then the law in free space is no solution, and nothing is cut
 *     off
 */
public record DomainOptions(double tolerance, boolean confining) {}
