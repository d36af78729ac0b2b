package io.gridgrade.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long the times are for which a measure is asked. */
enum Grain {
    MONTH(1, "period_key"),
    QUARTER(3, "quarter"),
    YEAR(12, "year");

    private final int months;
    private final String column;

    Grain(int months, String column) {
        this.months = months;
        this.column = column;
    }

    static Optional<Grain> named(String name) {
        return Arrays.stream(values())
                .filter(grain -> grain.toString().equals(name))
                .findFirst();
    }

    int months() {
        return months;
    }

    /** The name of its column in an answer. */
    String column() {
        return column;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
