package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Open months without a fact between months with facts: told after each load, for a wrong year makes many of them. */
final class EmptyMonths {
    // Some utilities bill every quarter.
    private static final int UNTOLD_MONTHS_MAX = 3;
    private static final int TOLD_MAX = 3;

    private final Warehouse warehouse;
    private final List<String> facts;

    EmptyMonths(Warehouse warehouse, List<String> facts) {
        this.warehouse = warehouse;
        this.facts = facts;
    }

    /** Tells the longest stretches of them; refuses the load when one is longer than load.empty_months_max. */
    void tell(Run run, Parameters settings) {
        List<Row> stretches = warehouse
                .query(
                        warehouse
                                .sqlFile("star/empty_months")
                                .withFragments(Map.of(
                                        "fact_months",
                                        each(fact -> "select period_key, count(*) as row_count from star.fact_" + fact
                                                + " group by period_key"))),
                        Parameters.none())
                .stream()
                .filter(stretch -> stretch.integer("month_count") > UNTOLD_MONTHS_MAX)
                .toList();
        if (stretches.isEmpty()) {
            return;
        }
        int most = settings.integer("load_empty_months_max");
        if (stretches.get(0).integer("month_count") > most) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    words(stretches.get(0)) + "; expected at most " + most
                            + " (load.empty_months_max); nothing was loaded; correct the date, or bound dates by"
                            + " load.first_on and load.days_ahead_max, so that such a record is refused alone, or, if the"
                            + " months are meant, raise load.empty_months_max in gridgrade.yml");
        }
        stretches.stream()
                .limit(TOLD_MAX)
                .forEach(stretch -> run.note(words(stretch)
                        + "; if its date is wrong, load it corrected, and the empty months go away again"));
    }

    private String words(Row stretch) {
        Period before = Period.ofKey(stretch.integer("before_period_key"));
        Period after = Period.ofKey(stretch.integer("after_period_key"));
        long beforeCount = stretch.longInteger("before_count");
        long afterCount = stretch.longInteger("after_count");
        // Where few facts lie apart from many, the few are likely wrong.
        boolean isBefore = beforeCount < afterCount;
        return String.format(
                        Locale.ROOT,
                        "%,d empty months between %s and %s, all to be closed: %,d of %,d facts %s of %s",
                        stretch.integer("month_count"),
                        before,
                        after,
                        isBefore ? beforeCount : afterCount,
                        beforeCount + afterCount,
                        (isBefore ? beforeCount : afterCount) == 1 ? "is" : "are",
                        isBefore ? before + " or earlier" : after + " or later")
                + first(isBefore ? before : after);
    }

    private String first(Period period) {
        List<Row> found = warehouse.query(
                warehouse
                        .sqlFile("star/first_of_month")
                        .withFragments(Map.of(
                                "facts",
                                each(fact -> "select '" + fact + "' as landing_table, load_file_key, record_no"
                                        + " from star.fact_" + fact + " where period_key = $period_key"))),
                Parameters.none().with("period_key", period.key()));
        return found.stream()
                .filter(row -> !row.isNull("file_name"))
                .map(row -> ", the first a record of " + row.text("landing_table") + " in " + row.text("file_name")
                        + (row.isNull("record_no") ? "" : " record " + row.longInteger("record_no")))
                .findFirst()
                .orElse("");
    }

    private String each(UnaryOperator<String> query) {
        return facts.stream().map(query).collect(Collectors.joining("\nunion all\n"));
    }
}
