/**
 * Provides JMH benchmarks of the kernels, next to the limits of the machine that they run on.
 *
 * <p>Every score is a throughput per element in elements per nanosecond, that is 10⁹ per second: normals, exponentials,
 * points × components, unknowns, particle steps. {@link org.fokker.benchmarks.MachineLimits} measures in the same run what
 * the machine can do at most: multiply the score of {@code fusedMultiplyAdd} by 2 for GFLOP/s, that of a triad by 24 for
 * GB/s. The parameter {@code kernel} compares the scalar with the SIMD implementation, each in a Java machine of its own;
 * benchmarks without it are limits and baselines.
 *
 * <p>{@link org.fokker.benchmarks.GridBenchmark} and its kind measure whole grids instead, in milliseconds, on one thread and on two;
 * on a machine that is not quiet look at the smallest samples.
 *
 * <p>Everything in a few minutes, one class quickly, and proof that nothing is allocated:
 *
 * <pre>
 *   java -jar benchmarks/target/benchmarks.jar
 *   java -jar benchmarks/target/benchmarks.jar -f 1 -wi 3 -i 5 MixtureBenchmark
 *   java -jar benchmarks/target/benchmarks.jar -prof gc RandomBenchmark
 * </pre>
 *
 * <p>Vector code that is not compiled yet is hundreds of times slower and allocates, so the forks wait for the compiler
 * ({@code -Xbatch}); on a machine that is busy with other things lengthen the warm-up ({@code -w 2s}) until
 * {@code -prof gc} shows next to no allocation. One fork hides that compilation may come out in two ways: repeat with {@code -f 5} before believing a difference of
 * less than a quarter. What reads as a fraction of a limit: a kernel that needs m fused operations per element cannot beat
 * {@code fusedMultiplyAdd}/m, one that moves b bytes per element cannot beat {@code triad}·24/b. A particle step with its
 * normal takes about 45 operations, a mixture component in two dimensions about 35, a tridiagonal unknown moves 72 bytes
 * and divides once.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.benchmarks;
