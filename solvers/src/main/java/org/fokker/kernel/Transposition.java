package org.fokker.kernel;

/** Transposes a matrix in square tiles that fit into the first-level cache together with their images. */
final class Transposition {

    private static final int TILE = 16;

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
        for (int i0 = 0; i0 < rows; i0 += TILE) {
            int i1 = Math.min(i0 + TILE, rows);
            for (int j0 = 0; j0 < columns; j0 += TILE) {
                int j1 = Math.min(j0 + TILE, columns);
                for (int j = j0; j < j1; j++) {
                    for (int i = i0; i < i1; i++) {
                        target[targetAt + j * targetStride + i] = source[sourceAt + i * sourceStride + j];
                    }
                }
            }
        }
    }
}
