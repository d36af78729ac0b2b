package io.gridgrade.shell;

import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.AnswerSheet;
import io.gridgrade.query.AnswerWriter;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.WrittenWhole;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/** Where an answer goes: a file, whole or not at all. */
final class AnswerOutput {
    private AnswerOutput() {}

    /** The format that a file's ending says. */
    static AnswerFormat formatOf(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        int point = name.lastIndexOf('.');
        String ending = point < 0 ? "" : name.substring(point + 1);
        return switch (ending) {
            case "csv", "json", "parquet", "xlsx" -> AnswerFormat.named(ending);
            case "txt" -> AnswerFormat.TABLE;
            default ->
                throw new UserError(
                        ExitCode.WRONG_USAGE,
                        "the ending of \"" + file.getFileName() + "\" tells no format; expected .csv, .json, .parquet,"
                                + " .xlsx or .txt");
        };
    }

    /** Writes rows to a file in the format of its ending; returns how many. */
    static long write(QueryAnswer.Table answer, AnswerFormat format, Path file) {
        return WrittenWhole.to(
                file,
                next -> format == AnswerFormat.XLSX
                        ? AnswerSheet.write(answer, false, next)
                        : text(answer, format, next));
    }

    private static long text(QueryAnswer.Table answer, AnswerFormat format, Path next) throws IOException {
        try (Writer writer = new BufferedWriter(Files.newBufferedWriter(next))) {
            return AnswerWriter.write(answer, format, false, writer, OptionalInt.empty());
        }
    }
}
