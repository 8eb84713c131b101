package org.fokker.validation.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fokker.validation.result.FileNames;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.result.Sheet;

/** Draws a scenario as PNG files, for readers without a browser. */
public final class Pictures {

    private Pictures() {}

    /**
     * Writes {@code <scenario>-density.png} (the routes at the snapshots), {@code <scenario>-time.png} (densities over
     * time, or snapshots with particles in the plane), {@code <scenario>-errors.png} (distances between routes) and
     * {@code <scenario>-likelihood.png} (estimates of log-likelihoods), and {@code <scenario>-<sheet>.png} for each sheet of images. A picture that would be empty is not written;
     * densities of three and more dimensions are not drawn.
     *
     * @param directory an existing directory
     * @param result the results of the scenario
     * @param gallery its densities and particles
     * @throws IOException if writing fails
     */
    public static void write(Path directory, ScenarioResult result, Gallery gallery) throws IOException {
        DensityPictures densities = new DensityPictures(result, gallery);
        save(densities.snapshots(), directory, result, "density");
        save(densities.overTime(), directory, result, "time");
        save(CheckPictures.errors(result), directory, result, "errors");
        save(CheckPictures.likelihood(result), directory, result, "likelihood");
        for (Sheet sheet : gallery.sheets()) {
            save(Optional.of(SheetPicture.of(sheet)), directory, result, sheet.name());
        }
    }

    private static void save(Optional<BufferedImage> image, Path directory, ScenarioResult result, String kind)
            throws IOException {
        if (image.isPresent()) {
            Path file = directory.resolve(FileNames.safe(result.name()) + "-" + kind + ".png");
            ImageIO.setUseCache(false);
            if (!ImageIO.write(image.get(), "png", file.toFile())) {
                throw new IOException("This Java runtime cannot write PNG pictures; " + file + " is missing");
            }
        }
    }
}
