package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.diffusion.conditional.LinearMeasurement;
import org.fokker.distribution.GaussianMixture;
import org.fokker.random.RandomStream;
import org.fokker.validation.result.Sheet;
import org.fokker.validation.scenario.ImageShape;

/** Images of which a part is measured, and what the exact law and each method put into the rest. */
final class CompletedImages {

    /** Samples in a row, behind the truth, what was seen of it, and the mean. */
    private static final int SAMPLES = 8;

    private final ImageShape shape;
    private final List<Posteriors.Drawn> drawn;
    private final RandomStream stream;

    CompletedImages(ImageShape shape, List<Posteriors.Drawn> drawn, RandomStream stream) {
        this.shape = shape;
        this.drawn = drawn;
        this.stream = stream;
    }

    Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        for (Measurements.Problem problem :
                drawn.stream().map(Posteriors.Drawn::problem).distinct().toList()) {
            rows.add(row(
                    "exact law",
                    problem,
                    exact(problem.posterior()),
                    problem.posterior().mean(),
                    true));
            for (Posteriors.Drawn each : drawn) {
                if (each.problem().equals(problem)) {
                    rows.add(row(each.result().name(), problem, each.points(), mean(each.points()), false));
                }
            }
        }
        return new Sheet(
                "completed",
                "Images completed from what was measured",
                "The truth, what was measured of it with its noise (grey where nothing was), the mean of the completions, and"
                        + " some of them.",
                shape.rows(),
                shape.columns(),
                shape.paper(),
                shape.ink(),
                List.of("truth", "seen", "mean", "drawn"),
                rows);
    }

    private Sheet.Row row(String label, Measurements.Problem problem, double[][] points, double[] mean, boolean first) {
        double[] seen = seen(problem.measurement());
        double[] truth = problem.truth();
        List<double[]> images = new ArrayList<>(List.of(truth == null ? seen : truth, seen, mean));
        for (int j = 0; j < Math.min(SAMPLES, points[0].length); j++) {
            images.add(ImageSheets.image(points, j));
        }
        return new Sheet.Row(label, images, first);
    }

    private double[][] exact(GaussianMixture posterior) {
        double[][] points = new double[posterior.dimension()][SAMPLES];
        posterior.sample(stream, 0, SAMPLES, points);
        return points;
    }

    private static double[] mean(double[][] points) {
        return Arrays.stream(points)
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                .toArray();
    }

    /** The values of rows that measure a single pixel in its place, and grey elsewhere. */
    private double[] seen(LinearMeasurement measurement) {
        double[] image = new double[measurement.dimension()];
        Arrays.fill(image, 0.5 * (shape.paper() + shape.ink()));
        double[][] matrix = measurement.matrix();
        for (int k = 0; k < matrix.length; k++) {
            int pixel = -1;
            int weighed = 0;
            for (int i = 0; i < image.length; i++) {
                if (matrix[k][i] != 0) {
                    pixel = i;
                    weighed++;
                }
            }
            if (weighed == 1) {
                image[pixel] = measurement.values()[k] / matrix[k][pixel];
            }
        }
        return image;
    }
}
