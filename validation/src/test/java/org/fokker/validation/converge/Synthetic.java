package org.fokker.validation.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fokker.method.Promises.Property;

/** Studies of errors that are made by formula. */
public final class Synthetic {

    private Synthetic() {}

    /** A study in one norm whose error is a function of the size. */
    public static Study study(String name, Promise promise, double doubt, DoubleUnaryOperator error) {
        return new Study() {
            @Override
            public Subject subject() {
                return new Subject(
                        name + ".formula",
                        name + " on a formula",
                        name,
                        "synthetic",
                        "formula",
                        Refined.TIME_STEP,
                        List.of("L1"),
                        promise);
            }

            @Override
            public List<Level> ladder(boolean quick) {
                return Synthetic.ladder(quick ? 4 : 8);
            }

            @Override
            public Errors measure(Level level, boolean quick, long seed) {
                double e = error.applyAsDouble(level.size());
                return new Errors(List.of(e), List.of(), doubt, List.of(1 + e), level.count(), 1e-6 * level.count());
            }
        };
    }

    /** Sizes 1/4, 1/8, … */
    public static List<Level> ladder(int levels) {
        List<Level> ladder = new ArrayList<>();
        for (int l = 0; l < levels; l++) {
            ladder.add(Level.dividing(1, 4L << l));
        }
        return ladder;
    }

    /** The result of a study of a formula. */
    public static StudyResult result(Promise promise, double doubt, DoubleUnaryOperator error) {
        Study study = study("scheme", promise, doubt, error);
        List<Errors> errors = study.ladder(false).stream()
                .map(level -> study.measure(level, false, 1))
                .toList();
        return Measurement.of(study.subject(), study.ladder(false), errors);
    }

    /** A promised order in time. */
    public static Promise order(double order) {
        return Promise.exactly(Property.TIME_ORDER, order);
    }
}
