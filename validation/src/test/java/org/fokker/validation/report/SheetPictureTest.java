package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.Machine;
import org.fokker.validation.result.Results;
import org.fokker.validation.result.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetPictureTest {

    private static final Sheet SHEET = new Sheet(
            "halves",
            "Halves",
            "A caption.",
            2,
            2,
            -1,
            1,
            List.of(),
            List.of(new Sheet.Row("", List.of(new double[] {1, -1, 0, 7}), false)));

    /** Images are 48 pixels wide, after a margin of 24 and below a title of 64: pixels of the image are squares of 24. */
    @Test
    void everyPixelIsASquareOfItsGrey() {
        BufferedImage image = SheetPicture.of(SHEET);
        int[] expected = {0x000000, 0xffffff, 0x808080, 0x000000};
        for (int k = 0; k < expected.length; k++) {
            for (int corner = 0; corner < 24; corner += 23) {
                int x = 24 + 24 * (k % 2) + corner;
                int y = 64 + 24 * (k / 2) + corner;
                assertEquals(expected[k], image.getRGB(x, y) & 0xffffff, "pixel " + k);
            }
        }
    }

    @Test
    void thePageCarriesThePictureInItself(@TempDir Path directory) throws IOException {
        Demonstration plane = Demonstration.plane();
        Gallery gallery =
                new Gallery(plane.result("t", true).name(), List.of(), List.of(), List.of(), List.of(), List.of(SHEET));
        Results results =
                new Results(1, "0.1.0", 1, new Machine("jvm", "cpu", null, "scalar"), List.of(plane.result("t", true)));
        Report.write(directory, results, List.of(gallery));
        String html = Files.readString(directory.resolve(Report.FILE));
        assertTrue(html.contains("src=\"data:image/png;base64,"));
        assertTrue(html.contains("A caption."));
        Pictures.write(directory, results.scenarios().get(0), gallery);
        assertTrue(Files.exists(directory.resolve(results.scenarios().get(0).name() + "-halves.png")));
    }
}
