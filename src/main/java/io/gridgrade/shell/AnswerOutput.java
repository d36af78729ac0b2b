package io.gridgrade.shell;

import io.gridgrade.query.AnswerFormat;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.nio.file.Path;
import java.util.Locale;

/** Where an answer goes: a file. */
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
}
