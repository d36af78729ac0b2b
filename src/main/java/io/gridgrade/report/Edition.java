package io.gridgrade.report;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Period;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Where the figures of a month come from, printed on every page so that a page found on a desk can be traced. The time
 * is that of the close, not of the printing: the same month printed twice is the same bytes.
 */
public record Edition(
        Period period,
        LocalDate lastOn,
        int editionNo,
        Instant closedAt,
        long runKey,
        String codeVersion,
        String currencyCode,
        String gradeModels,
        String groupModels,
        boolean hasPrevious) {

    /** Whether the month was closed before, and this takes the place of what was said then. */
    public boolean isRestated() {
        return editionNo > 1;
    }

    static Edition of(Row row) {
        return new Edition(
                Period.ofKey(row.integer("period_key")),
                row.date("last_on"),
                row.integer("edition_no"),
                Instant.parse(row.text("closed_at_text")),
                row.longInteger("run_key"),
                row.text("code_version"),
                row.text("currency_code"),
                row.text("grade_models"),
                row.text("group_models"),
                row.truth("has_previous"));
    }
}
