package org.fokker.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.fokker.diffusion.score.ScoreEstimator;
import org.fokker.distribution.Distribution;
import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.method.Parameters;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Study;

/** The studies of score estimators: of their error against the number of points, the noise and the bandwidth. */
final class ScoreStudies {

    /** Kind of method. */
    static final String KIND = "score";

    private ScoreStudies() {}

    /** The studies of a registered estimator. */
    static List<Study> of(Registry.Entry<Function<Parameters, ScoreEstimator>> entry) {
        List<Study> studies = new ArrayList<>();
        entry.promises().order(Property.SAMPLE_ORDER).ifPresent(order -> {
            studies.add(ScoreSampleStudy.onTheLine(entry, order));
        });
        if (entry.promises().has(Property.NOISE_ORDER)) {
            // The one that is promised on the line, and what it means in the plane: without a bandwidth 1/n and d + 2.
            studies.add(ScoreSampleStudy.inThePlane(entry, 1));
            studies.add(new ScoreNoiseStudy(entry, 1));
            studies.add(new ScoreNoiseStudy(entry, 2));
        }
        entry.promises()
                .order(Property.BANDWIDTH_ORDER)
                .ifPresent(order -> studies.add(new ScoreBandwidthStudy(entry, order)));
        return studies;
    }

    /** Numbers of points that double. */
    static List<Level> points(int fewest, int levels) {
        return IntStream.range(0, levels)
                .mapToObj(l -> Level.dividing(1, (long) fewest << l))
                .toList();
    }

    /** Independent points of a law: those of one of many training sets of the same size. */
    static EmpiricalDistribution draw(Distribution law, int n, int set, RandomStream stream) {
        double[][] x = new double[law.dimension()][n];
        law.sample(stream, (long) set * n, n, x);
        return EmpiricalDistribution.of(x, n);
    }

    /** The mean error of independent training sets. */
    static Errors errors(int sets, IntToDoubleFunction errorOfSet, double work) {
        Stopwatch watch = new Stopwatch(false);
        Estimate mean = watch.time(() ->
                Estimate.ofMean(IntStream.range(0, sets).mapToDouble(errorOfSet).toArray()));
        return new Errors(
                List.of(mean.value()), List.of(mean.standardError()), 0, List.of(), work, watch.seconds() / sets);
    }
}
