package io.gridgrade.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.EngineLimits;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample looks like a utility, and not like noise: figures measured on its files, with bounds. */
class SampleShapeTest {
    @TempDir
    static Path folder;

    private static Warehouse engine;

    @BeforeAll
    static void generate() {
        Path sample = folder.resolve("sample");
        GenerateSample.into(sample, 12_000, 18, 11, Period.ofKey(202401), Progress.SILENT);
        engine = Warehouse.scratch(EngineLimits.none(), folder.resolve("engine"));
        for (String name : List.of("truth", "customer")) {
            run("create table " + name + " as from read_csv('" + sample + "/" + name + ".csv')");
        }
        for (String name : List.of("bill", "payment", "consumption", "financial_statement", "contact", "outage")) {
            run("create table " + name + " as from read_csv('" + sample + "/" + name
                    + "/*.csv', quote='\"', delim=',', all_varchar=true)");
        }
        run(
                """
                create table settled as
                select
                    bill.bill_no,
                    any_value(bill.customer_no) as customer_no,
                    any_value(try_cast(bill.billed_on as date)) as billed_on,
                    any_value(try_cast(bill.due_on as date)) as due_on,
                    any_value(try_cast(bill.billed_amount as decimal(18, 2))) as amount,
                    coalesce(sum(try_cast(payment.paid_amount as decimal(18, 2))) filter (
                        where try_cast(payment.paid_on as date) <= try_cast(bill.due_on as date)), 0) as paid_by_due,
                    coalesce(sum(try_cast(payment.paid_amount as decimal(18, 2))) filter (
                        where try_cast(payment.paid_on as date) <= try_cast(bill.due_on as date) + 90), 0) as paid_in_90
                from bill
                left join payment using (bill_no)
                group by bill.bill_no
                having due_on is not null and amount > 0
                """);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void mostCustomersAreResidents() {
        assertThat(number("select avg((customer_class_code = 'residential')::int) from truth"))
                .isBetween(0.84, 0.88);
        assertThat(number("select avg((customer_class_code = 'commercial')::int) from truth"))
                .isBetween(0.08, 0.10);
        assertThat(number("select avg((customer_class_code = 'industrial')::int) from truth"))
                .isBetween(0.02, 0.04);
    }

    @Test
    void twoToSixInAHundredOfEveryClassDefaultWithinAYear() {
        assertThat(numbers("select avg(default_propensity) from truth group by customer_class_code"))
                .hasSize(4)
                .allSatisfy(share -> assertThat(share).isBetween(0.02, 0.06));
        // Bills of the first year that are still open 90 days after they fell due, of customers with 100 or more of
        // them.
        assertThat(
                        number(
                                """
                                select count(*) / (select count(*) from truth)
                                from (
                                    select customer_no
                                    from settled
                                    where due_on < date '2025-01-01'
                                    group by customer_no
                                    having sum(amount - paid_in_90) filter (where paid_in_90 < amount) >= 100
                                )
                                """))
                .isBetween(0.02, 0.06);
    }

    @Test
    void thePlantedPropensityRanksTheDefaultsButDoesNotSettleThem() {
        double gini = number(
                """
                with
                outcome as (
                    select truth.default_propensity, max((settled.paid_in_90 < settled.amount)::int) as is_default
                    from truth
                    join settled using (customer_no)
                    where settled.due_on < date '2025-01-01'
                    group by truth.customer_no, truth.default_propensity
                ),
                ranked as (select is_default, row_number() over (order by default_propensity) as rank from outcome)
                select 2 * (sum(rank) filter (is_default = 1) - sum(is_default) * (sum(is_default) + 1) / 2)
                    / (sum(is_default) * (count(*) - sum(is_default))) - 1
                from ranked
                """);
        assertThat(gini).isBetween(0.5, 0.8);
    }

    @Test
    void nineInTenBillsArePaidInTime() {
        assertThat(number("select avg((paid_by_due >= amount)::int) from settled where due_on < date '2025-06-01'"))
                .isBetween(0.88, 0.95);
    }

    @Test
    void whoWasLateOnceIsLikelierToBeLateAgain() {
        // Draws that depend on the month by the flip of some bits would make this ratio 0.
        double ratio = number(
                """
                with
                late as (
                    select customer_no, billed_on, paid_by_due < amount as is_late
                    from settled
                ),
                pair as (
                    select before.is_late as was_late, later.is_late
                    from late as before
                    join late as later
                        on later.customer_no = before.customer_no
                        and date_trunc('month', later.billed_on) = date_trunc('month', before.billed_on) + to_months(1)
                    where year(before.billed_on) = 2024
                )
                select avg(is_late::int) filter (was_late) / avg(is_late::int) from pair
                """);
        assertThat(ratio).isBetween(2.0, 12.0);
    }

    @Test
    void aFewFirmsUseMostOfTheEnergy() {
        double tailIndex = number(
                """
                with
                used as (
                    select sum(try_cast(energy_kwh as double)) as energy_kwh
                    from consumption
                    group by customer_no
                    order by 1 desc
                    limit 120
                )
                select 1 / avg(ln(energy_kwh / (select min(energy_kwh) from used))) from used
                """);
        assertThat(tailIndex).as("Hill's index of the largest hundredth").isBetween(0.6, 2.5);
    }

    @Test
    void homesCoolInSummerAndFarmsPump() {
        assertThat(seasonRatio("residential", 8, 4)).isBetween(1.3, 2.5);
        assertThat(seasonRatio("agricultural", 6, 1)).isBetween(1.5, 4.0);
    }

    @Test
    void statementsTellOfLiquidity() {
        assertThat(
                        number(
                                """
                                select corr(try_cast(current_assets as double) / try_cast(current_liabilities as double),
                                    liquidity)
                                from financial_statement
                                join truth using (customer_no)
                                """))
                .isBetween(0.4, 0.95);
    }

    @Test
    void theSensitiveCallWhenTheLightsGoOut() {
        assertThat(
                        number(
                                """
                                select
                                    (select avg(service_sensitivity)
                                    from contact join truth using (customer_no)
                                    where reason_code = 'outage') / avg(service_sensitivity)
                                from truth
                                """))
                .isGreaterThan(1.3);
    }

    @Test
    void someValuesAreMissingAndFewAreWrong() {
        assertThat(number("select avg((channel_code is null)::int) from payment"))
                .isBetween(0.005, 0.05);
        assertThat(
                        number(
                                "select avg((industry_code is null)::int) from customer where customer_class_code <> 'residential'"))
                .isBetween(0.002, 0.03);
        assertThat(number("select avg((contract_capacity_kva is null)::int) from customer"))
                .isBetween(0.002, 0.03);
        assertThat(number("select avg((try_cast(due_on as date) is null or customer_no is null)::int) from bill"))
                .isBetween(0.000002, 0.0003);
        assertThat(number("select count(*) from bill where billed_amount like '¥%,%.%'"))
                .isPositive();
    }

    private static double seasonRatio(String classCode, int high, int low) {
        return number("select avg(try_cast(energy_kwh as double)) filter (month(consumed_on::date) = " + high
                + ") / avg(try_cast(energy_kwh as double)) filter (month(consumed_on::date) = " + low
                + ") from consumption join truth using (customer_no) where customer_class_code = '" + classCode + "'");
    }

    private static void run(String sql) {
        engine.execute(new SqlFile("shape", sql), Parameters.none());
    }

    private static double number(String sql) {
        return numbers(sql).get(0);
    }

    private static List<Double> numbers(String sql) {
        return engine.query(new SqlFile("shape", sql), Parameters.none()).stream()
                .map(SampleShapeTest::first)
                .toList();
    }

    private static double first(Row row) {
        return ((Number) row.asMap().values().iterator().next()).doubleValue();
    }
}
