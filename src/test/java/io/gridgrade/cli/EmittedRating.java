package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs the statement of a month's rating in an engine, and holds what it answers to what the close kept. */
final class EmittedRating {
    private static final String GRADE = "period_key, customer_key, customer_version_key, index_score, score_grade_code,"
            + " grade_code, previous_grade_code, reason_code, is_default, model_key, discriminant_score,"
            + " default_probability, credit_score, master_scale_code";

    private EmittedRating() {}

    /** Every customer of a closed month, on the published copy; returns how many there are. */
    static long sameAsPublished(Home home, String month) {
        CommandLineRun run =
                CommandLineRun.of("model", "sql", month, "--home", home.folder().toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        try (Warehouse published = Warehouse.openFile(home.publishedFile(), home, EngineLimits.none(), true)) {
            return same(published, run.out(), Period.parse(month));
        }
    }

    /** Every customer of a month that has been graded in a warehouse. */
    static long same(Warehouse warehouse, String statement, Period month) {
        run(warehouse, "create or replace temp table emitted as " + statement);
        String kept = " from star.fact_credit_grade where period_key = " + month.key();
        assertThat(count(warehouse, "select " + GRADE + " from emitted except all select " + GRADE + kept))
                .as("customers of " + month + " whom the statement rates otherwise")
                .isZero();
        long customers = count(warehouse, "select customer_key from emitted");
        assertThat(count(warehouse, "select customer_key" + kept)).isEqualTo(customers);
        List<Row> codes = ask(
                warehouse,
                "select indicator_code from mart.month_indicator where is_graded and is_computed and period_key = "
                        + month.key());
        assertThat(codes).hasSizeGreaterThan(20);
        assertThat(count(
                        warehouse,
                        "select 1 from star.fact_indicator as kept join emitted using (period_key, customer_key) where "
                                + codes.stream()
                                        .map(row -> row.text("indicator_code").toLowerCase(Locale.ROOT))
                                        .flatMap(code -> List.of(code, code + "_points").stream())
                                        .map(column -> "kept." + column + " is distinct from emitted." + column)
                                        .collect(Collectors.joining(" or "))))
                .as("values and points of " + month)
                .isZero();
        sameSubGrades(warehouse, month, codes);
        return customers;
    }

    // Of at most some thousand customers: the view has a row for each indicator of each.
    private static void sameSubGrades(Warehouse warehouse, Period month, List<Row> codes) {
        String subGrades = codes.stream()
                .map(row -> row.text("indicator_code"))
                .map(code -> "select customer_key, '" + code + "' as indicator_code, "
                        + code.toLowerCase(Locale.ROOT) + "_sub_grade_code as sub_grade_code from emitted"
                        + " where customer_key < 5000")
                .collect(Collectors.joining(" union all "));
        String pairs = "select kept.sub_grade_code as kept_code, emitted.sub_grade_code as emitted_code from"
                + " mart.indicator as kept join (" + subGrades
                + ") as emitted using (customer_key, indicator_code) where kept.customer_key < 5000"
                + " and kept.period_key = " + month.key();
        assertThat(count(warehouse, pairs)).isGreaterThan(1000);
        assertThat(count(
                        warehouse,
                        "select 1 from (" + pairs + ") as pair where kept_code is distinct from emitted_code"))
                .as("sub-grades of " + month)
                .isZero();
    }

    static long count(Warehouse warehouse, String query) {
        return ask(warehouse, "select count(*) as n from (" + query + ")")
                .get(0)
                .longInteger("n");
    }

    static List<Row> ask(Warehouse warehouse, String query) {
        return warehouse.query(new SqlFile("test", query), Parameters.none());
    }

    static void run(Warehouse warehouse, String statement) {
        warehouse.execute(new SqlFile("test", statement), Parameters.none());
    }
}
