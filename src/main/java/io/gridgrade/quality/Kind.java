package io.gridgrade.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of expectations, with what each is declared by beside its column. */
enum Kind {
    NOT_NULL(true, "column max_share"),
    UNIQUE(true, "column"),
    RANGE(true, "column min max max_share"),
    SET(true, "column values max_share"),
    REFERENCE(true, "column references max_share"),
    MATCH(true, "column references by max_share"),
    FRESHNESS(false, "column max_days"),
    SUM(false, "column min max equals of_month tolerance"),
    DRIFT(false, "column of max_share");

    private final boolean isOfRows;
    private final String keys;

    Kind(boolean isOfRows, String keys) {
        this.isOfRows = isOfRows;
        this.keys = keys;
    }

    /** Whether each row holds it or not; otherwise it is about all rows of a month together. */
    boolean isOfRows() {
        return isOfRows;
    }

    Set<String> keys() {
        return Set.of(keys.split(" ", -1));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Kind::code).toList();
    }

    static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
