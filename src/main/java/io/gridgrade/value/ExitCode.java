package io.gridgrade.value;

import java.util.Arrays;

/** What a command tells the shell; the numbers are stable. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    WRONG_USAGE(2),
    DATA_QUALITY(3),
    PRECONDITION(4),
    PERIOD_CLOSED(5),
    VERIFICATION_FAILED(6),
    PLAN_HAS_CHANGES(10),
    INTERNAL(70),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number given to the shell. */
    public int number() {
        return number;
    }

    /** The code of a number. */
    public static ExitCode of(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No exit code " + number));
    }
}
