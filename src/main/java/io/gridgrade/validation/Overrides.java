package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.validation.Interval;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;

/** What came of the customers whose grade somebody set: whether who overrode knew better than the rules. */
final class Overrides {
    private static final double CONFIDENCE = 0.95;

    private Overrides() {}

    /** Of the cases of the evidence, which must be staged; empty where nobody overrode. */
    static Optional<Section> of(Warehouse warehouse, Evidence evidence) {
        List<Row> rows = warehouse.query(
                "validation/override_outcome",
                Parameters.none()
                        .with("observation_period_key", evidence.observation().key()));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Section section = Section.of(
                "overrides",
                "Overrides of " + evidence.observation() + ", and what came",
                List.of(
                        "direction",
                        "cases",
                        "defaults",
                        "rate",
                        "from",
                        "to",
                        "others of the rules' grade",
                        "others of the grade set"));
        for (Row row : rows) {
            long count = row.longInteger("case_count");
            long defaults = row.longInteger("default_count");
            Interval interval = Interval.ofRate(defaults, count, CONFIDENCE);
            section = section.row(
                    row.text("direction_code"),
                    count,
                    defaults,
                    Section.figure((double) defaults / count, 4),
                    Section.figure(interval.lower(), 4),
                    Section.figure(interval.upper(), 4),
                    rate(row, "other_rate"),
                    rate(row, "set_rate"));
        }
        return Optional.of(
                section.remark("who moved a customer knew better where its rate is nearer to that of the others"
                        + " of the grade set"));
    }

    private static Object rate(Row row, String column) {
        return row.isNull(column) ? null : Section.figure(row.number(column), 4);
    }
}
