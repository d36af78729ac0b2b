package io.gridgrade.quality;

import java.util.List;

/** One thing that is expected of a table of the star, as {@code quality.yml} declares it. */
record Expectation(
        int order,
        String code,
        StarTable table,
        List<String> columns,
        Kind kind,
        Severity severity,
        String limitText,
        String descriptionEn,
        String descriptionZh,
        Rule rule) {
    /** The condition on which a row fails; only for kinds that look at each row. */
    String fault() {
        return rule instanceof Rule.Once once ? once.fault() : ((Rule.OfRow) rule).fault();
    }
}
