package org.fokker.kernel;

/** Cell by cell. The flux of a face is the same number, to the bit, for the cells at both of its sides. */
final class ScalarStencilKernel implements StencilKernel {

    @Override
    public void add(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double[] scale,
            int scaleAt,
            double[] du) {
        for (int j = 0; j < n; j++) {
            double v = u[own + j];
            double in = Math.fma(a[lower + j], u[left + j], -(b[lower + j] * v));
            double out = Math.fma(a[upper + j], v, -(b[upper + j] * u[right + j]));
            du[own + j] = Math.fma(in - out, scale[scaleAt + j], du[own + j]);
        }
    }

    @Override
    public void addRow(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double scale,
            double[] du) {
        for (int j = 0; j < n; j++) {
            double v = u[own + j];
            double in = Math.fma(a[lower + j], u[left + j], -(b[lower + j] * v));
            double out = Math.fma(a[upper + j], v, -(b[upper + j] * u[right + j]));
            du[own + j] = Math.fma(in - out, scale, du[own + j]);
        }
    }

    @Override
    public void addSharedRow(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double scale,
            double[] du) {
        for (int j = 0; j < n; j++) {
            double v = u[own + j];
            double in = Math.fma(a[lower], u[left + j], -(b[lower] * v));
            double out = Math.fma(a[upper], v, -(b[upper] * u[right + j]));
            du[own + j] = Math.fma(in - out, scale, du[own + j]);
        }
    }
}
