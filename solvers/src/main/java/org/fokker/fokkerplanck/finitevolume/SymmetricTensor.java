package org.fokker.fokkerplanck.finitevolume;

/** Symmetric tensors by their upper triangles, row by row. */
final class SymmetricTensor {

    private SymmetricTensor() {}

    /** {@return where D_ij stands} */
    static int entry(int d, int i, int j) {
        int low = Math.min(i, j);
        return low * d - low * (low - 1) / 2 + Math.max(i, j) - low;
    }
}
