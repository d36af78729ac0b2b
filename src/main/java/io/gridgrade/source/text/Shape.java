package io.gridgrade.source.text;

/**
 * How the bytes of a CSV file are put together, as one pass over them found it, independently of the engine. Lines count from
 * 1, as a person counts them, blank ones too; 0 is no line. The header is a record. Its signs are plain where each stands for
 * itself, as {@link PlainSigns} tells.
 */
public record Shape(
        long records,
        long blankLines,
        long multiLineRecords,
        int lineEndKinds,
        boolean hasOddLineEnds,
        long longestRecordBytes,
        long swallowedLines,
        boolean hasNul,
        long openQuoteLine,
        long lines,
        boolean hasPlainSigns) {
    /** What the engine reads as one record at most, less a little. */
    public static final int RECORD_BYTES_MAX = 2_000_000 - 100;

    /** Whether the engine reads it as it stands, and reads what a person would. */
    public boolean isSound() {
        return lineEndKinds <= 1
                && !hasOddLineEnds
                && longestRecordBytes <= RECORD_BYTES_MAX
                && swallowedLines == 0
                && !hasNul
                && openQuoteLine == 0;
    }

    /** Whether each record is one line, and the other way round. */
    public boolean isLineByLine() {
        return blankLines == 0 && multiLineRecords == 0;
    }
}
