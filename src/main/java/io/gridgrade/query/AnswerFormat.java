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
    PARQUET;

    /** The format of a name such as {@code csv}; another name is the user's error. */
    public static AnswerFormat named(String name) {
        List<String> names = Stream.of(values()).map(AnswerFormat::toString).toList();
        int index = names.indexOf(name.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "format \"" + name + "\" is unknown; expected table, csv, json or parquet"
                            + Nearest.hint(name, names));
        }
        return values()[index];
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
