package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.process.Denoiser;
import org.fokker.process.Schedule;

/**
 * The probability flow in a clock u, dx/du = [f y + ½ g² ε̂/s] dt/du with y = x − c: in time itself, or in λ with dt/dλ = −2 s²/g².
 * For one thread.
 */
final class FlowField {

    /** What the flow runs in. */
    enum Clock {
        /** t. */
        TIME,
        /** λ = ½ log(a²/s²), the half log-SNR. */
        LOG_SNR
    }

    private final Clock clock;
    private final Denoiser model;
    private final Schedule schedule;
    private final CentredBlocks blocks;

    /**
     * Keeps model and clock.
     *
     * @param model the denoiser
     * @param clock what the flow runs in
     */
    FlowField(Denoiser model, Clock clock) {
        this.clock = clock;
        this.model = model;
        schedule = model.process().schedule();
        blocks = new CentredBlocks(model.process().centre());
    }

    /** Returns what the clock shows at a time of a grid. */
    double at(TimeGrid grid, int k) {
        return clock == Clock.TIME ? grid.time(k) : grid.logSnr(k);
    }

    /**
     * Evaluates the velocity.
     *
     * @param u what the clock shows, with s &gt; 0
     * @param x points, d × (≥ n)
     * @param n how many
     * @param velocity receives c + dx/du, laid out like {@code x}; must not be {@code x}
     */
    void velocity(double u, double[][] x, int n, double[][] velocity) {
        double t = clock == Clock.TIME ? u : schedule.timeOfLogSnr(u);
        double variance = schedule.variance(t);
        double half = 0.5 * schedule.squaredVolatility(t);
        double perClock = clock == Clock.TIME ? 1 : -variance / half;
        model.denoise(t, x, n, velocity);
        // ½ g² ε̂/s = ½ g² (y − a x̂)/s²
        double pull = perClock * half / variance;
        blocks.combine(velocity, n, -pull * schedule.scale(t), pull + perClock * schedule.driftRate(t), x);
    }
}
