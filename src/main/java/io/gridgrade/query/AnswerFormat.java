package io.gridgrade.query;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.UserError;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How an answer is written. */
public enum AnswerFormat {
    /** For people. */
    TABLE,
    /** RFC 4180. */
    CSV,
    /** An array of objects. */
    JSON,
    /** A file of columns, written by the engine. */
    PARQUET,
    /** A sheet of a spreadsheet. */
    XLSX;

    /** The format of a name such as {@code csv}; another name is the user's error. */
    public static AnswerFormat named(String name) {
        List<String> names = Stream.of(values()).map(AnswerFormat::toString).toList();
        int index = names.indexOf(name.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "format \"" + name + "\" is unknown; expected table, csv, json, parquet or xlsx"
                            + Nearest.hint(name, names));
        }
        return values()[index];
    }

    /** Whether it is written to a file only, for a terminal could show nothing of it. */
    public boolean needsFile() {
        return this == PARQUET || this == XLSX;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
