package org.fokker.fokkerplanck.spectral;

import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Discrete Fourier transforms along one axis of a grid: multiplies the transform of every line by a symbol. Two real lines
 * make one complex transform, which is right for symbols of real operators, s(−k) = conj s(k).
 */
final class FourierAxis {

    static {
        // Lines are shared between our own threads; the library's would only compete with them.
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    /** Pairs of lines gathered together, so that whole cache lines are read where the lines run across memory. */
    private static final int PAIRS = 4;

    private static final int TASKS = 16;

    private final int cells;
    private final int stride;
    private final int outer;
    private final double[] waveNumber;
    private final DoubleFFT_1D transform;
    private final double[][] buffers = new double[TASKS][];

    FourierAxis(Grid grid, int number) {
        Axis axis = grid.axis(number);
        cells = axis.cells();
        stride = grid.stride(number);
        outer = grid.size() / (cells * stride);
        transform = new DoubleFFT_1D(cells);
        waveNumber = new double[cells];
        double unit = 2 * Math.PI / (axis.upper() - axis.lower());
        for (int m = 0; m < cells; m++) {
            waveNumber[m] = unit * (m <= cells / 2 ? m : m - cells);
        }
    }

    int cells() {
        return cells;
    }

    /** k in the order of the transform: 0, 1, …, N/2, −(N−1)/2, …, −1 times 2π/L. */
    double[] waveNumber() {
        return waveNumber;
    }

    /** Largest |k|. */
    double largestWaveNumber() {
        return waveNumber[cells / 2];
    }

    /**
     * The symbol i k of ∂. The mode N/2 of an even N is its own mirror image: the interpolant carries it as a cosine, whose
     * derivative vanishes at all nodes.
     *
     * @return the imaginary part
     */
    double[] derivative() {
        double[] symbol = waveNumber.clone();
        if (cells % 2 == 0) {
            symbol[cells / 2] = 0;
        }
        return symbol;
    }

    /**
     * Adds to {@code out}, or writes, the lines of {@code in} with their transforms multiplied by a symbol.
     *
     * @param in values; may be {@code out} if {@code add} is false
     * @param symbol a real or an imaginary symbol, N
     * @param imaginary whether the symbol is i times the given numbers
     * @param out result
     * @param add whether to add to what is there
     * @param runner runs the strips of lines
     */
    void multiply(double[] in, double[] symbol, boolean imaginary, double[] out, boolean add, TaskRunner runner) {
        int lines = outer * stride;
        int perStrip = 2 * PAIRS;
        int perBlock = stride == 1 ? 0 : (stride + perStrip - 1) / perStrip;
        int strips = stride == 1 ? (lines + perStrip - 1) / perStrip : outer * perBlock;
        int tasks = Math.min(TASKS, strips);
        runner.run(tasks, task -> {
            double[] buffer = buffer(task);
            for (int s = (int) ((long) strips * task / tasks); s < (int) ((long) strips * (task + 1) / tasks); s++) {
                int base;
                int between;
                int n;
                if (stride == 1) {
                    base = s * perStrip * cells;
                    between = cells;
                    n = Math.min(perStrip, lines - s * perStrip);
                } else {
                    int from = s % perBlock * perStrip;
                    base = s / perBlock * cells * stride + from;
                    between = 1;
                    n = Math.min(perStrip, stride - from);
                }
                strip(in, base, between, n, symbol, imaginary, out, add, buffer);
            }
        });
    }

    private double[] buffer(int task) {
        if (buffers[task] == null) {
            buffers[task] = new double[PAIRS * 2 * cells];
        }
        return buffers[task];
    }

    private void strip(
            double[] in,
            int base,
            int between,
            int n,
            double[] symbol,
            boolean imaginary,
            double[] out,
            boolean add,
            double[] buffer) {
        int pairs = (n + 1) / 2;
        for (int i = 0; i < cells; i++) {
            for (int p = 0; p < pairs; p++) {
                int at = base + i * stride + 2 * p * between;
                int to = (p * cells + i) * 2;
                buffer[to] = in[at];
                buffer[to + 1] = 2 * p + 1 < n ? in[at + between] : 0;
            }
        }
        for (int p = 0; p < pairs; p++) {
            int offset = p * 2 * cells;
            transform.complexForward(buffer, offset);
            for (int m = 0; m < cells; m++) {
                double re = buffer[offset + 2 * m];
                double im = buffer[offset + 2 * m + 1];
                buffer[offset + 2 * m] = imaginary ? -symbol[m] * im : symbol[m] * re;
                buffer[offset + 2 * m + 1] = imaginary ? symbol[m] * re : symbol[m] * im;
            }
            transform.complexInverse(buffer, offset, true);
        }
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < n; j++) {
                int at = base + i * stride + j * between;
                double value = buffer[((j >> 1) * cells + i) * 2 + (j & 1)];
                out[at] = add ? out[at] + value : value;
            }
        }
    }
}
