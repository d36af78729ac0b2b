package io.gridgrade.query;

import java.io.IOException;
import java.util.OptionalInt;

/** Writes the rows of an answer. Parquet is not here: the engine writes it, see {@link Gateway#writeParquet}; a sheet neither, see {@link AnswerSheet}. */
public final class AnswerWriter {
    private AnswerWriter() {}

    /**
     * Writes all rows of the answer, as they come; returns how many.
     *
     * <p>An answer stopped by the time limit leaves JSON without its closing bracket: a program that reads on regardless
     * of the exit code then fails instead of taking a part for the whole.
     */
    public static long write(QueryAnswer.Table answer, AnswerFormat format, Appendable out) throws IOException {
        return write(answer, format, false, out, OptionalInt.empty());
    }

    /**
     * The same; raw CSV has no guard against formulas. On a window, of a width, a table that is wider is written a line a
     * value, and CSV shows as its code what would steer the window, where a file has the character itself.
     */
    public static long write(
            QueryAnswer.Table answer, AnswerFormat format, boolean isRaw, Appendable out, OptionalInt windowWidth)
            throws IOException {
        return switch (format) {
            case TABLE -> TableText.write(answer, out, windowWidth.orElse(Integer.MAX_VALUE));
            case CSV -> CsvText.write(answer, isRaw, windowWidth.isPresent(), out);
            case JSON -> JsonText.write(answer, out);
            case XLSX -> throw new IllegalArgumentException("A sheet is written by AnswerSheet");
            case PARQUET -> throw new IllegalArgumentException("Parquet is written by Gateway.writeParquet");
        };
    }
}
