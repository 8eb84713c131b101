package org.fokker.validation.result;

import java.util.List;

/**
 * Images in rows, drawn as one picture.
 *
 * @param name short name in kebab case, another one for each sheet of a scenario; it becomes part of a file name
 * @param title one line for readers
 * @param caption what is seen
 * @param height pixels of an image from top to bottom
 * @param width pixels of an image from left to right
 * @param paper the value that is drawn white
 * @param ink the value that is drawn black; values beyond the two are drawn like the nearer one
 * @param columns headings of the columns; possibly none
 * @param rows the rows from top to bottom
 */
public record Sheet(
        String name,
        String title,
        String caption,
        int height,
        int width,
        double paper,
        double ink,
        List<String> columns,
        List<Row> rows) {

    /**
     * Copies the lists.
     *
     * @param name short name in kebab case
     * @param title one line for readers
     * @param caption what is seen
     * @param height pixels of an image from top to bottom
     * @param width pixels of an image from left to right
     * @param paper the value that is drawn white
     * @param ink the value that is drawn black
     * @param columns headings of the columns
     * @param rows the rows from top to bottom
     */
    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Images side by side.
     *
     * @param label what they are
     * @param images from left to right, each height × width values, row by row
     * @param apart whether a gap sets them off from the row above
     */
    public record Row(String label, List<double[]> images, boolean apart) {

        /**
         * Copies the list.
         *
         * @param label what they are
         * @param images from left to right
         * @param apart whether a gap sets them off from the row above
         */
        public Row {
            images = List.copyOf(images);
        }
    }
}
