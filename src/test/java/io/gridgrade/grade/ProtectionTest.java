package io.gridgrade.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the rules say and whatever grade comes out: nothing adverse to a protected customer, no notice too short. */
@Tag("sampled")
class ProtectionTest {
    private static final List<String> GRADES = List.of("AAA", "AA", "A", "B", "C", "D", "NR", "own");
    private static final List<String> CODES = List.of("life_support", "medical", "winter");
    private static final int CUSTOMERS = 300;
    private static final int SEEDS = Thorough.of(15, 50);

    @Test
    void noRuleIsAdverseToAProtectedCustomerAndNoGradeShortensTheNoticeOfTheLaw() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Random random = new Random(seed);
                int floor = random.nextInt(40);
                int first = 1 + random.nextInt(12);
                int last = 1 + random.nextInt(12);
                int month = 1 + random.nextInt(12);
                rules(warehouse, random, floor, first, last);
                customers(warehouse, random, 202400 + month);

                List<Row> measures = rows(
                        warehouse,
                        "select measure.*, exists (select 1 from star.fact_protection as entry where entry.customer_key ="
                                + " measure.customer_key and entry.began_on <= last_day(make_date(2024, " + month
                                + ", 1)) and coalesce(entry.ended_on >= make_date(2024, " + month + ", 1), true) and"
                                + " (entry.protection_code <> 'winter' or list_contains(" + winter(first, last) + ", "
                                + month + "))) as is_registered, (select max(notice_days) from star.dim_measure) as"
                                + " longest_of_seed from mart.customer_measure as measure");
                assertThat(measures).as("seed " + seed).hasSize(CUSTOMERS);
                for (Row row : measures) {
                    String at = "seed " + seed + ": " + row;
                    assertThat(row.truth("is_protected")).as(at).isEqualTo(row.truth("is_registered"));
                    assertThat(row.integer("notice_days")).as(at).isGreaterThanOrEqualTo(floor);
                    if (row.truth("is_registered")) {
                        assertThat(row.truth("is_cut_allowed")).as(at).isFalse();
                        assertThat(row.decimal("deposit_months").signum())
                                .as(at)
                                .isZero();
                        assertThat(row.integer("notice_days"))
                                .as(at)
                                .isGreaterThanOrEqualTo(
                                        row.isNull("longest_of_seed") ? floor : row.integer("longest_of_seed"));
                    }
                }
                assertThat(warehouse.query(
                                "check/close/protected_treated_adversely",
                                Parameters.none().with("period_key", 202400 + month)))
                        .isEmpty();
            }
        }
    }

    // The months of winter, written out.
    private static String winter(int first, int last) {
        List<Integer> months = new ArrayList<>(List.of(last));
        for (int month = first; month != last; month = month % 12 + 1) {
            months.add(month);
        }
        return months.toString();
    }

    private static void rules(Warehouse warehouse, Random random, int floor, int first, int last) {
        for (String table : List.of(
                "audit.run",
                "star.dim_measure",
                "star.fact_credit_grade",
                "star.fact_grade_override",
                "star.fact_protection")) {
            run(warehouse, "delete from " + table);
        }
        run(
                warehouse,
                "insert into audit.run (run_key, command, started_at, status_code, code_version, settings_hash,"
                        + " settings_json) values (1, 'close', now(), 'done', '1', '-', '{\"measure_notice_days_min\":"
                        + floor + ", \"protection_winter_first_month\": " + first
                        + ", \"protection_winter_last_month\": " + last + "}')");
        // Some grades have no measures: a home may have forgotten them.
        for (String grade : GRADES) {
            if (random.nextInt(5) > 0) {
                run(
                        warehouse,
                        "insert into star.dim_measure values ('" + grade + "', " + random.nextInt(60) + ", "
                                + random.nextInt(5) + ", 1)");
            }
        }
    }

    private static void customers(Warehouse warehouse, Random random, int period) {
        List<String> grades = new ArrayList<>();
        List<String> overrides = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        for (int key = 1; key <= CUSTOMERS; key++) {
            grades.add("(" + period + ", " + key + ", 0, 'A', '" + one(GRADES, random) + "', 'score', false, 1)");
            if (random.nextInt(4) == 0) {
                overrides.add("(" + period + ", " + key + ", 1, 'B', 'B', '" + one(GRADES, random) + "', 1)");
            }
            for (int entry = random.nextInt(3); entry > 0; entry--) {
                int from = random.nextInt(700);
                entries.add("('" + key + "-" + entry + "', " + key + ", '" + one(CODES, random)
                        + "', date '2023-06-01' + " + from + ", "
                        + (random.nextBoolean() ? "null" : "date '2023-06-01' + " + (from + random.nextInt(300)))
                        + ")");
            }
        }
        run(
                warehouse,
                "insert into star.fact_credit_grade (period_key, customer_key, customer_version_key,"
                        + " score_grade_code, grade_code, reason_code, is_default, run_key) values "
                        + String.join(", ", grades));
        run(
                warehouse,
                "insert into star.fact_grade_override (period_key, customer_key, override_no, own_grade_code,"
                        + " asked_grade_code, grade_code, run_key) values " + String.join(", ", overrides));
        run(
                warehouse,
                "insert into star.fact_protection (protection_no, customer_key, protection_code, began_on, ended_on,"
                        + " period_key, run_key) select no, key, code, began_on, ended_on, year(began_on) * 100 +"
                        + " month(began_on), 1 from (values " + String.join(", ", entries)
                        + ") as entry (no, key, code, began_on, ended_on)");
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static void run(Warehouse warehouse, String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    private static List<Row> rows(Warehouse warehouse, String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }
}
