package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The rules by which the second kernel takes over. */
class TrialTest {

    private static final long LONG_AGO = 3_600_000_000_000L;

    private final Trial<String> trial = new Trial<>("first", "second");

    @Test
    void firstComesFirstAndSecondIsTriedWhenThereIsSomethingToBeat() {
        assertEquals("first", trial.next(1000));
        trial.done("first", 1000, System.nanoTime() - 1_000_000);
        assertEquals("second", trial.next(1000));
        assertEquals("first", trial.next(10));
    }

    @Test
    void secondThatCostsTooMuchIsNotTriedForNow() {
        trial.done("first", 1000, System.nanoTime() - 1_000_000);
        trial.done("second", 1000, System.nanoTime() - LONG_AGO);
        assertEquals("first", trial.next(1000));
        trial.done("first", 1000, System.nanoTime() - 3 * LONG_AGO);
        assertEquals("second", trial.next(1000));
    }

    @Test
    void secondStaysAfterThreeWinsInARow() {
        trial.done("first", 1000, System.nanoTime() - LONG_AGO);
        for (int i = 0; i < 3; i++) {
            assertEquals("first", trial.next(10));
            trial.done("second", 1000, System.nanoTime());
        }
        assertEquals("second", trial.next(10));
        assertEquals(0, trial.start());
    }
}
