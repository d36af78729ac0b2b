package io.gridgrade.report;

import java.util.List;
import java.util.Optional;

/**
 * A table as a file of a report's folder declares it; {@link TableTemplate} makes a template of it. Sizes are in points.
 *
 * @param name the file, without its end
 * @param query the query in {@code sql/report} whose rows it shows
 * @param above a chart of all rows, above the head; a table without columns is all chart
 * @param aboveHeight of that chart
 * @param headHeight of the row of headings
 * @param rowHeight of a row, without the rule below it
 * @param columns from the left; their widths add up to {@link #WIDTH}
 */
record Table(
        String name,
        String query,
        Optional<Cell> above,
        int aboveHeight,
        int headHeight,
        int rowHeight,
        List<Column> columns) {
    /** What the paper leaves between its margins. */
    static final int WIDTH = 511;

    /** Where the words of a column stand. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** A method of {@link Figures} or {@link Charts}, and the columns of the query that it is given. */
    record Cell(String method, List<String> columns) {}

    /**
     * A column: what is written in it, or drawn, or both.
     *
     * @param heading the key of its words, if any
     * @param headChart what is drawn in place of a heading
     * @param text what is written in a row
     * @param words the beginning of the key of the words of a row, where the first column named has its end and the others
     *     go into the places of the words
     * @param chart what is drawn in a row
     * @param chartHeight how high
     * @param hasBar whether a bar below the figure holds it against the largest
     * @param otherwise the key of the words of a row that has no value
     * @param indent what is left free at the left
     * @param gap what is left free at the right
     */
    record Column(
            Optional<String> heading,
            Optional<Cell> headChart,
            int width,
            Optional<Cell> text,
            Optional<Cell> words,
            Optional<Cell> chart,
            int chartHeight,
            boolean hasBar,
            Optional<String> otherwise,
            Align align,
            int indent,
            int gap) {}
}
