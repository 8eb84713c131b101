package org.fokker.validation.result;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes densities on grids: one line per cell with its centre, the density, where there is one its error, and where cells differ their widths. */
final class DensityFiles {

    private DensityFiles() {}

    static void write(Path directory, List<Profile> profiles) throws IOException {
        FileNames names = new FileNames();
        for (Profile profile : profiles) {
            String stem = "density-" + profile.route() + "-" + FileNames.decimal(profile.time());
            write(directory.resolve(names.unique(stem, ".csv")), profile);
        }
    }

    private static void write(Path file, Profile profile) throws IOException {
        int d = profile.dimension();
        double[] standardError = profile.standardError();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= d; i++) {
            columns.add("x" + i);
        }
        columns.add("density");
        if (standardError != null) {
            columns.add("standardError");
        }
        boolean unequal = !profile.equalCells();
        int first = columns.size();
        for (int i = 1; i <= d && unequal; i++) {
            columns.add("width" + i);
        }
        try (SequenceWriter writer = CsvTable.open(file, columns)) {
            @Nullable Object[] row = new @Nullable Object[columns.size()];
            for (int cell = 0; cell < profile.density().length; cell++) {
                int rest = cell;
                for (int i = d - 1; i >= 0; i--) {
                    double[] axis = profile.axes().get(i);
                    row[i] = finite(axis[rest % axis.length]);
                    if (unequal) {
                        row[first + i] = finite(profile.widths().get(i)[rest % axis.length]);
                    }
                    rest /= axis.length;
                }
                row[d] = finite(profile.density()[cell]);
                if (standardError != null) {
                    row[d + 1] = finite(standardError[cell]);
                }
                writer.write(row);
            }
        }
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
