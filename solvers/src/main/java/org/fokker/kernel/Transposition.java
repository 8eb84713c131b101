package org.fokker.kernel;

/**
 * Transposes a matrix by eight streams that run along its longer side, each with an index that grows by a constant: one load and one
 * store an entry, which is about what a transposition in vector registers reaches.
 */
final class Transposition {

    private static final int STREAMS = 8;

    private Transposition() {}

    static void transpose(
            int rows,
            int columns,
            double[] source,
            int sourceAt,
            int sourceStride,
            double[] target,
            int targetAt,
            int targetStride) {
        if (columns >= rows) {
            int whole = rows - rows % STREAMS;
            for (int i = 0; i < whole; i += STREAMS) {
                alongRows(
                        columns, source, sourceAt + i * sourceStride, sourceStride, target, targetAt + i, targetStride);
            }
            for (int i = whole; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    target[targetAt + j * targetStride + i] = source[sourceAt + i * sourceStride + j];
                }
            }
        } else {
            int whole = columns - columns % STREAMS;
            for (int j = 0; j < whole; j += STREAMS) {
                alongColumns(
                        rows, source, sourceAt + j, sourceStride, target, targetAt + j * targetStride, targetStride);
            }
            for (int j = whole; j < columns; j++) {
                for (int i = 0; i < rows; i++) {
                    target[targetAt + j * targetStride + i] = source[sourceAt + i * sourceStride + j];
                }
            }
        }
    }

    /** Eight rows of the source at once. */
    private static void alongRows(int columns, double[] s, int at, int stride, double[] t, int to, int step) {
        int s1 = at + stride;
        int s2 = s1 + stride;
        int s3 = s2 + stride;
        int s4 = s3 + stride;
        int s5 = s4 + stride;
        int s6 = s5 + stride;
        int s7 = s6 + stride;
        int p = to;
        for (int j = 0; j < columns; j++) {
            t[p] = s[at + j];
            t[p + 1] = s[s1 + j];
            t[p + 2] = s[s2 + j];
            t[p + 3] = s[s3 + j];
            t[p + 4] = s[s4 + j];
            t[p + 5] = s[s5 + j];
            t[p + 6] = s[s6 + j];
            t[p + 7] = s[s7 + j];
            p += step;
        }
    }

    /** Eight columns of the source at once. */
    private static void alongColumns(int rows, double[] s, int at, int stride, double[] t, int to, int step) {
        int t1 = to + step;
        int t2 = t1 + step;
        int t3 = t2 + step;
        int t4 = t3 + step;
        int t5 = t4 + step;
        int t6 = t5 + step;
        int t7 = t6 + step;
        int p = at;
        for (int i = 0; i < rows; i++) {
            t[to + i] = s[p];
            t[t1 + i] = s[p + 1];
            t[t2 + i] = s[p + 2];
            t[t3 + i] = s[p + 3];
            t[t4 + i] = s[p + 4];
            t[t5 + i] = s[p + 5];
            t[t6 + i] = s[p + 6];
            t[t7 + i] = s[p + 7];
            p += stride;
        }
    }
}
