package org.fokker.validation.result;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Writes what samplers have made: one line per point. */
final class SampleFiles {

    /** Points that a file has at most; what more there are comes from the same law. */
    private static final int MOST_POINTS = 10_000;

    private SampleFiles() {}

    static void write(Path directory, List<Ensemble> ensembles) throws IOException {
        FileNames names = new FileNames();
        for (Ensemble ensemble : ensembles) {
            write(directory.resolve(names.unique("samples-" + ensemble.name(), ".csv")), ensemble.points());
        }
    }

    private static void write(Path file, double[][] points) throws IOException {
        List<String> columns =
                IntStream.rangeClosed(1, points.length).mapToObj(i -> "x" + i).toList();
        try (SequenceWriter writer = CsvTable.open(file, columns)) {
            Double[] row = new Double[points.length];
            for (int j = 0; j < Math.min(MOST_POINTS, points[0].length); j++) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = points[i][j];
                }
                writer.write(row);
            }
        }
    }
}
