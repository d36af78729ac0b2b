package io.gridgrade.query;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.WrittenWhole;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** An answer in a file: whole, or not at all. A row limit is asked for, and no fault; a time limit is one. */
public final class AnswerFile {
    private AnswerFile() {}

    /**
     * Writes all rows of an answer, up to its row limit; returns how many. Raw CSV has no guard against formulas.
     *
     * @throws UserError when the answer was stopped before its end, or the place cannot be written: what was there before
     *     is still there
     */
    public static long write(QueryAnswer.Table answer, AnswerFormat format, boolean isRaw, Path file) {
        return WrittenWhole.to(file, next -> {
            long rows = format == AnswerFormat.XLSX
                    ? AnswerSheet.write(answer, isRaw, next)
                    : text(answer, format, isRaw, next);
            if (answer.exitCode() != ExitCode.DONE) {
                throw new UserError(
                        answer.exitCode(),
                        answer.stopped().orElse("the answer is not whole") + "; \"" + file + "\" is not written");
            }
            return rows;
        });
    }

    private static long text(QueryAnswer.Table answer, AnswerFormat format, boolean isRaw, Path next)
            throws IOException {
        try (Writer writer = Files.newBufferedWriter(next)) {
            return AnswerWriter.write(answer, format, isRaw, writer, OptionalInt.empty());
        }
    }
}
