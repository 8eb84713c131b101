package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fokker.fokkerplanck.Checkpoint;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.TimeIntegrator.StepObserver;
import org.fokker.method.Promises.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CheckpointTest {

    private static final double[] TIMES = {0, 0.07, 0.3};

    /** Takes a checkpoint after every step. */
    private static final class Recorder implements StepObserver {

        final List<Checkpoint> checkpoints = new ArrayList<>();
        final List<Double> times = new ArrayList<>();
        final List<Integer> indices = new ArrayList<>();

        @Override
        public void accept(double t, int index, double[] u) {
            times.add(t);
            indices.add(index);
        }

        @Override
        public void interruptible(Supplier<Checkpoint> here) {
            checkpoints.add(here.get());
        }
    }

    private static SemiDiscretisation system(TimeIntegrator integrator) {
        SemiDiscretisation volumes = TimeSystems.driven(1, 20, true);
        return integrator.requires().isInstance(volumes) ? volumes : TimeSystems.variancePreserving(true, 1, 24);
    }

    /** S-11: a march resumed from a checkpoint ends with the bits of one that was not interrupted. */
    @TestFactory
    Stream<DynamicTest> interruptedMarchesEndWithTheSameBits() {
        return TimeIntegrators.registry().entries().stream()
                .flatMap(entry -> entry.promises().has(Property.ADAPTIVE_STEPS)
                        ? Stream.of(
                                entry.factory().apply(Stepping.fixed(13)),
                                entry.factory().apply(Stepping.adaptive(1e-3)))
                        : Stream.of(entry.factory()
                                .apply(Stepping.fixed(entry.promises().has(Property.STABLE_REAL_INTERVAL) ? 40 : 13))))
                .map(integrator -> DynamicTest.dynamicTest(integrator.toString(), () -> {
                    SemiDiscretisation first = system(integrator);
                    double[] whole = first.initial();
                    Recorder recorder = new Recorder();
                    int steps = integrator.integrate(first, whole, TIMES, recorder);
                    assertEquals(steps, recorder.checkpoints.size());
                    for (int k : new int[] {0, 1, 2, steps / 2, steps - 1}) {
                        Recorder rest = new Recorder();
                        double[] u = new double[whole.length];
                        int further = integrator.resume(system(integrator), u, recorder.checkpoints.get(k), rest);
                        assertEquals(steps - k - 1, further);
                        assertArrayEquals(whole, u, 0);
                        // The observer of the whole march heard of the start as well.
                        assertEquals(recorder.times.subList(k + 2, steps + 1), rest.times);
                        assertEquals(recorder.indices.subList(k + 2, steps + 1), rest.indices);
                    }
                }));
    }

    @Test
    void checkpointsOfOtherMethodsAreRefusedWithBothNames() {
        TimeIntegrator euler = TimeIntegrators.of("implicit-euler", 5);
        SemiDiscretisation system = system(euler);
        Recorder recorder = new Recorder();
        euler.integrate(system, system.initial(), TIMES, recorder);
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> TimeIntegrators.of("bdf2", 5)
                        .resume(system, system.initial(), recorder.checkpoints.get(0), recorder));
        assertTrue(
                refusal.getMessage().contains("bdf2, 5 steps")
                        && refusal.getMessage().contains("implicit-euler, 5 steps"),
                refusal.getMessage());
    }

    @Test
    void checkpointsCannotBeChangedFromOutside() {
        TimeIntegrator bdf2 = TimeIntegrators.of("bdf2", 5);
        SemiDiscretisation system = system(bdf2);
        Recorder recorder = new Recorder();
        bdf2.integrate(system, system.initial(), TIMES, recorder);
        Checkpoint checkpoint = recorder.checkpoints.get(1);
        double[] state = checkpoint.state();
        checkpoint.state()[0] = -1;
        checkpoint.memory()[0] = -1;
        assertArrayEquals(state, checkpoint.state(), 0);
    }
}
