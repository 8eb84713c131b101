package org.fokker.validation.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.DoubleAdder;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.fokker.execution.Progress;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a scenario: a bar on a terminal, nothing in a pipe. */
final class ProgressDisplay implements Progress, AutoCloseable {

    /** The launcher, which can ask the shell, says whether standard error is a terminal. */
    private static final String TERMINAL = "fokker.terminal";

    private static final int UNITS = 1000;

    private final DoubleAdder done = new DoubleAdder();
    private final @Nullable ProgressBar bar;

    private ProgressDisplay(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Opens the display of a scenario. */
    static ProgressDisplay of(String scenario, PrintWriter err, boolean quiet) {
        if (quiet || !Boolean.getBoolean(TERMINAL)) {
            return new ProgressDisplay(null);
        }
        err.flush();
        return new ProgressDisplay(new ProgressBarBuilder()
                .setTaskName(scenario)
                .setInitialMax(UNITS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) Duration.ofMillis(200).toMillis())
                .hideEta()
                .clearDisplayOnFinish()
                .build());
    }

    /** Names the piece of work that begins. */
    void stage(String name) {
        if (bar != null) {
            bar.setExtraMessage(name);
        }
    }

    @Override
    public void advance(double fraction) {
        done.add(fraction);
        if (bar != null) {
            bar.stepTo(Math.round(UNITS * Math.min(1, done.sum())));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
