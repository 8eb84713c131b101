package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.validation.result.Sheet;
import org.fokker.validation.scenario.ImageShape;
import org.fokker.validation.scenario.SampleData;
import org.fokker.validation.scenario.Scenario;

/** Shows what a scenario does with images: how they are noised, and what samplers make. */
final class ImageSheets {

    /** Images in a row. */
    private static final int ACROSS = 12;

    /** Images that are noised. */
    private static final int NOISED = 6;

    private final Scenario scenario;
    private final SampleData data;
    private final ImageShape shape;

    private ImageSheets(Scenario scenario, SampleData data, ImageShape shape) {
        this.scenario = scenario;
        this.data = data;
        this.shape = shape;
    }

    /** Returns the sheets of a scenario, none if its coordinates are no image. */
    static List<Sheet> of(Scenario scenario, List<SamplerRuns.Made> made, List<Posteriors.Drawn> drawn, long seed) {
        return scenario.target()
                .samples()
                .flatMap(data -> data.image().map(shape -> new ImageSheets(scenario, data, shape)))
                .map(sheets -> sheets.all(made, drawn, seed))
                .orElse(List.of());
    }

    private List<Sheet> all(List<SamplerRuns.Made> made, List<Posteriors.Drawn> drawn, long seed) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(noising(new RandomStream(seed, Streams.IMAGES)));
        List<SamplerRuns.Made> whole =
                made.stream().filter(each -> each.result().label() == null).toList();
        if (!whole.isEmpty()) {
            sheets.add(samples(whole));
        }
        List<SamplerRuns.Made> classes =
                made.stream().filter(each -> each.result().label() != null).toList();
        if (!classes.isEmpty()) {
            sheets.add(classes(classes));
        }
        if (!drawn.isEmpty()) {
            sheets.add(new CompletedImages(shape, drawn, new RandomStream(seed, Streams.IMAGES + 1)).sheet());
        }
        return sheets;
    }

    /** X_t = a x_0 + (1 − a) c + s ε with one ε for each image at all times, so that it is seen to drown. */
    private Sheet noising(RandomStream stream) {
        MixtureDiffusion law = scenario.closedForm().requiredMixture();
        AffineGaussianProcess process = law.process();
        Schedule schedule = process.schedule();
        double[][] clean = data.training();
        int d = clean.length;
        List<String> columns = new ArrayList<>(List.of("0"));
        scenario.time().snapshots().forEach(t -> columns.add(Double.toString(t)));
        int shown = Math.min(NOISED, clean[0].length);
        double[][] noises = new double[d][shown];
        GaussianMixture.standardNormal(d).sample(stream, 0, shown, noises);
        List<Sheet.Row> rows = new ArrayList<>();
        for (int j = 0; j < shown; j++) {
            double[] image = image(clean, j);
            double[] noise = image(noises, j);
            List<double[]> strip = new ArrayList<>(List.of(image));
            for (double t : scenario.time().snapshots()) {
                double a = schedule.scale(t);
                double s = Math.sqrt(schedule.variance(t));
                double[] shift = process.shift(t);
                strip.add(IntStream.range(0, d)
                        .mapToDouble(i -> a * image[i] + shift[i] + s * noise[i])
                        .toArray());
            }
            rows.add(new Sheet.Row("", strip, false));
        }
        return sheet(
                "noising",
                "Images drown in noise",
                "Rows of the table that the mixture is fitted to, under the forward process at the snapshots; the noise of a row"
                        + " is the same at all times.",
                columns,
                rows);
    }

    private Sheet samples(List<SamplerRuns.Made> made) {
        List<Sheet.Row> rows = new ArrayList<>();
        for (SamplerRuns.Made each : made) {
            List<double[]> samples = new ArrayList<>();
            List<double[]> nearest = new ArrayList<>();
            for (int j = 0; j < Math.min(ACROSS, each.points()[0].length); j++) {
                samples.add(image(each.points(), j));
                nearest.add(image(data.training(), Nearest.to(each.points(), j, data.training())));
            }
            rows.add(new Sheet.Row(each.name(), samples, true));
            rows.add(new Sheet.Row("nearest training images", nearest, false));
        }
        return sheet(
                "samples",
                "What samplers make of noise",
                "The first samples of each sampler, and below each the training image nearest to it: a model that has learnt makes"
                        + " new images, one that has memorised repeats them.",
                List.of(),
                rows);
    }

    private Sheet classes(List<SamplerRuns.Made> made) {
        List<Sheet.Row> rows = new ArrayList<>();
        for (SamplerRuns.Made each : made) {
            List<double[]> samples = new ArrayList<>();
            for (int j = 0; j < Math.min(ACROSS, each.points()[0].length); j++) {
                samples.add(image(each.points(), j));
            }
            rows.add(new Sheet.Row(each.name(), samples, false));
        }
        return sheet("classes", "One class at a time", "Samples with the exact score of one class.", List.of(), rows);
    }

    private Sheet sheet(String name, String title, String caption, List<String> columns, List<Sheet.Row> rows) {
        return new Sheet(
                name, title, caption, shape.rows(), shape.columns(), shape.paper(), shape.ink(), columns, rows);
    }

    /** Returns point j of points by component. */
    static double[] image(double[][] points, int j) {
        double[] image = new double[points.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = points[i][j];
        }
        return image;
    }
}
