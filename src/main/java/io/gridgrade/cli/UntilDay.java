package io.gridgrade.cli;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The day that an option --until names. */
final class UntilDay {
    private UntilDay() {}

    static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--until is \"" + text + "\", which is not a day; expected YYYY-MM-DD, for example 2025-12-31");
        }
    }
}
