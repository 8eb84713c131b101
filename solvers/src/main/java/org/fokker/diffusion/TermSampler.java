package org.fokker.diffusion;

import java.util.ArrayList;
import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;

/**
 * Estimates the expectations of many terms over q(z_t | x), each from draws of its own.
 *
 * <p>Three things keep the variance low, and none biases the mean. Draws come in antithetic pairs ±ε. The mean of a pair is
 * reduced by b · ½ (εᵀ K ε − tr K), what it would be if the score were linear near the mean of the draws, so nothing of the
 * variance is left for Gaussian data. Half of the pairs are shared out equally and half in proportion to the standard
 * deviations of the terms. The coefficients b and the deviations come from a pilot sample that is not used otherwise.
 */
final class TermSampler {

    /** Pairs of each term in the pilot sample. */
    private static final int PILOT_PAIRS = 8;
    /** Pairs of a block: 1024 points of two dimensions stay in the cache. */
    private static final int BLOCK_PAIRS = 512;
    /** Bits of the path number below that of the term, and of those below that of the purpose. */
    private static final int TERM_SHIFT = 34;

    private static final int PURPOSE_SHIFT = 58;

    private final LikelihoodProblem problem;
    private final double[] x;
    private final RandomStream stream;
    private final Workers workers;
    private long evaluations;

    /**
     * Prepares the sampling.
     *
     * @param problem the model
     * @param x the point
     * @param stream source of the noise
     * @param workers who does the work
     */
    TermSampler(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        this.problem = problem;
        this.x = x;
        this.stream = stream;
        this.workers = workers;
    }

    /** What a term needs to be sampled: K of each output, the coefficient b, and the deviation of a pair. */
    private record Plan(double[][] forms, double coefficient, double deviation) {}

    private record Block(int term, long first, int pairs) {}

    /**
     * The first of the paths that belong to a purpose.
     *
     * @param purpose 0 … 31, a different one for each use of the stream
     */
    static long firstPath(int purpose) {
        return (long) purpose << PURPOSE_SHIFT;
    }

    /**
     * Estimates the expectations.
     *
     * @param terms the terms
     * @param pairs how many pairs for all terms together; the pilot sample comes on top
     * @param purpose number of the purpose of the pilot sample; the sample itself uses the next one
     * @return the moments of each term over its pairs
     */
    List<Moments> sample(List<? extends NoisedTerm> terms, long pairs, int purpose) {
        Plan[] plans = new Plan[terms.size()];
        workers.run(plans.length, i -> plans[i] = plan(terms.get(i), path(purpose, i, 0)));
        List<Block> blocks = blocks(plans, pairs);
        Moments[] parts = new Moments[blocks.size()];
        workers.run(parts.length, i -> {
            Block block = blocks.get(i);
            double[][] means = pairMeans(
                    terms.get(block.term()),
                    plans[block.term()],
                    path(purpose + 1, block.term(), block.first()),
                    block.pairs());
            parts[i] = Moments.of(means, block.pairs());
        });
        List<Moments> result = new ArrayList<>(terms.size());
        for (NoisedTerm term : terms) {
            result.add(new Moments(term.outputs()));
        }
        evaluations += plans.length * (2L * PILOT_PAIRS + 1);
        for (int i = 0; i < parts.length; i++) {
            result.get(blocks.get(i).term()).merge(parts[i]);
            evaluations += 2L * blocks.get(i).pairs();
        }
        return result;
    }

    /** Returns how many points the score has been evaluated at. */
    long evaluations() {
        return evaluations;
    }

    private static long path(int purpose, int term, long pair) {
        return firstPath(purpose) + ((long) term << TERM_SHIFT) + pair;
    }

    private Plan plan(NoisedTerm term, long firstPath) {
        int d = problem.dimension();
        double[][] forms = new double[term.outputs()][d * (d + 1) / 2];
        term.quadraticForms(NoisedDraws.at(problem, x, term.time(), new double[d][1]), forms);
        NoisedDraws draws = NoisedDraws.pairs(
                problem, x, term.time(), stream, firstPath, PILOT_PAIRS, term.usesCurvature());
        double[] response = antithetic(term, draws)[0];
        double[] control = control(forms[0], draws);
        double b = Moments.of(new double[][] {response, control}, PILOT_PAIRS).slope(0, 1);
        for (int j = 0; j < PILOT_PAIRS; j++) {
            response[j] -= b * control[j];
        }
        double variance = Moments.of(new double[][] {response}, PILOT_PAIRS).covarianceOfMeans(0, 0) * PILOT_PAIRS;
        return new Plan(forms, b, Math.sqrt(variance));
    }

    private static List<Block> blocks(Plan[] plans, long pairs) {
        double total = 0;
        for (Plan plan : plans) {
            total += plan.deviation();
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < plans.length; i++) {
            double equal = 1.0 / plans.length;
            double share = total > 0 ? 0.5 * (equal + plans[i].deviation() / total) : equal;
            long wanted = Math.max(2, (long) (share * pairs));
            for (long first = 0; first < wanted; first += BLOCK_PAIRS) {
                blocks.add(new Block(i, first, (int) Math.min(BLOCK_PAIRS, wanted - first)));
            }
        }
        return blocks;
    }

    private double[][] pairMeans(NoisedTerm term, Plan plan, long firstPath, int pairs) {
        NoisedDraws draws =
                NoisedDraws.pairs(problem, x, term.time(), stream, firstPath, pairs, term.usesCurvature());
        double[][] means = antithetic(term, draws);
        for (int o = 0; o < means.length; o++) {
            double[] control = control(plan.forms()[o], draws);
            for (int j = 0; j < pairs; j++) {
                means[o][j] -= plan.coefficient() * control[j];
            }
        }
        return means;
    }

    private static double[][] antithetic(NoisedTerm term, NoisedDraws draws) {
        int pairs = draws.count() / 2;
        double[][] values = new double[term.outputs()][draws.count()];
        term.evaluate(draws, values);
        double[][] means = new double[values.length][pairs];
        for (int o = 0; o < values.length; o++) {
            for (int j = 0; j < pairs; j++) {
                means[o][j] = 0.5 * (values[o][j] + values[o][pairs + j]);
            }
        }
        return means;
    }

    /** ½ (εᵀ K ε − tr K) of each pair. */
    private static double[] control(double[] form, NoisedDraws draws) {
        double[][] noise = draws.noise();
        double[] control = new double[draws.count() / 2];
        for (int i = 0, row = 0; i < noise.length; i++) {
            for (int k = 0; k < i; k++, row++) {
                for (int j = 0; j < control.length; j++) {
                    control[j] += form[row] * noise[i][j] * noise[k][j];
                }
            }
            for (int j = 0; j < control.length; j++) {
                control[j] += 0.5 * form[row] * (noise[i][j] * noise[i][j] - 1);
            }
            row++;
        }
        return control;
    }
}
