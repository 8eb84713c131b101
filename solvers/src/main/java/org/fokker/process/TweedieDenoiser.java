package org.fokker.process;

/**
 * A score in the form of a denoiser.
 *
 * @param process the process that makes the noise
 * @param field ∇ log p_t
 */
record TweedieDenoiser(AffineGaussianProcess process, ScoreField field) implements Denoiser {

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        field.score(t, x, n, mean);
        double s2 = process.schedule().variance(t);
        double inverse = Math.exp(-process.schedule().logScale(t));
        double[] shift = process.shift(t);
        for (int i = 0; i < shift.length; i++) {
            double[] xi = x[i];
            double[] row = mean[i];
            double b = shift[i];
            for (int j = 0; j < n; j++) {
                row[j] = (xi[j] - b + s2 * row[j]) * inverse;
            }
        }
    }

    @Override
    public void score(double t, double[][] x, int n, double[][] score) {
        field.score(t, x, n, score);
    }
}
