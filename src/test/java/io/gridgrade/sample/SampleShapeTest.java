package io.gridgrade.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
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
        for (String name : List.of("truth", "customer", "observer", "shock")) {
            run("create table " + name + " as from read_csv('" + sample + "/" + name + ".csv')");
        }
        for (String name : List.of(
                "bill",
                "payment",
                "consumption",
                "financial_statement",
                "contact",
                "outage",
                "credit_event",
                "instalment",
                "security",
                "truth_month")) {
            run("create table " + name + " as from read_csv('" + sample + "/" + name
                    + "/*.csv', quote='\"', delim=',', all_varchar=true, filename=true)");
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
                -- Who names no bill, or pays ahead, is told by settlement alone.
                anti join (select customer_no from truth where pays_unnamed or pays_ahead) as other using (customer_no)
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

    @Test
    void archetypesAreFoundInTheFilesNearlyAsWellAsAnIdealObserverFindsThem() {
        // Naive Bayes on six plain measures of the files: learnt on every other customer, tried on those between.
        run(
                """
                create or replace table measured as
                with
                used as (
                    select
                        customer_no,
                        avg(ln(energy_kwh::double)) as level,
                        case
                            when regr_sxx(1.0, cos(pi() * (month(consumed_on::date) - 7.5) / 3)) > 1
                                then regr_slope(ln(energy_kwh::double), cos(pi() * (month(consumed_on::date) - 7.5) / 3))
                        end as season
                    from consumption
                    where energy_kwh::double > 10
                    group by customer_no
                ),
                paid as (
                    select
                        settled.customer_no,
                        avg((paid_by_due < amount)::int) as late_share,
                        avg(greatest(payment.paid_on::date - due_on, -30)) filter (payment.paid_on::date <= due_on)
                            as early_days,
                        avg(payment.paid_on::date - due_on) filter (payment.paid_on::date > due_on) as late_days
                    from settled
                    left join payment on payment.bill_no = settled.bill_no and try_cast(payment.paid_on as date) is not null
                    group by settled.customer_no
                ),
                called as (
                    select customer_no, count(*) as contact_count
                    from contact
                    where reason_code <> 'outage'
                    group by customer_no
                )
                select
                    truth.customer_no,
                    truth.archetype,
                    truth.customer_class_code = 'residential' as is_resident,
                    truth.customer_no[-1]::int % 2 = 0 as is_tried,
                    unnest([
                        {name: 'level', value: level - avg(level) over (partition by truth.customer_class_code)},
                        {name: 'season', value: season},
                        {name: 'late_share', value: sqrt(late_share)},
                        {name: 'early_days', value: early_days},
                        {name: 'late_days', value: ln(1 + coalesce(late_days, 0))},
                        {name: 'contacts', value: sqrt(coalesce(contact_count, 0))}
                    ], recursive := true)
                from truth
                join used using (customer_no)
                join paid using (customer_no)
                left join called using (customer_no)
                """);
        run(
                """
                create or replace table classified as
                with
                learnt as (
                    select
                        is_resident, archetype, name, avg(value) as mean,
                        greatest(stddev_samp(value), 0.02) as deviation,
                        ln(count(*)) as weight
                    from measured
                    where not is_tried
                    group by all
                    having count(value) > 10
                ),
                scored as (
                    select
                        measured.customer_no, measured.archetype as planted, learnt.archetype as found,
                        any_value(learnt.weight)
                            + sum(-ln(deviation) - 0.5 * pow((value - mean) / deviation, 2)) as score
                    from measured
                    join learnt using (is_resident, name)
                    where is_tried and value is not null
                    group by all
                )
                select customer_no, any_value(planted) as planted, arg_max(found, score) as found
                from scored
                group by customer_no
                """);
        double found = number(
                """
                with
                cell as (select found, planted, count(*) as n from classified group by all),
                pairs as (
                    select
                        (select sum(n * (n - 1) / 2) from cell) as both_pairs,
                        (select sum(n * (n - 1) / 2) from (select sum(n) as n from cell group by found)) as found_pairs,
                        (select sum(n * (n - 1) / 2) from (select sum(n) as n from cell group by planted)) as planted_pairs,
                        (select sum(n) * (sum(n) - 1) / 2 from cell) as all_pairs
                )
                select (both_pairs - found_pairs * planted_pairs / all_pairs)
                    / ((found_pairs + planted_pairs) / 2 - found_pairs * planted_pairs / all_pairs)
                from pairs
                """);
        double ideal = number("select value from observer where subject = 'archetype' and figure = 'adjusted_rand'");
        assertThat(ideal).isBetween(0.75, 0.97);
        assertThat(found / ideal).isBetween(0.8, 1.02);
    }

    @Test
    void theIdealObserverForeseesDefaultsBetterThanTheBaseRateAndNoBetterThanTheTruth() {
        assertThat(figure("default", "defaults")).isGreaterThan(500);
        assertThat(figure("default", "observer_auc")).isBetween(0.78, 0.95);
        assertThat(figure("default", "truth_auc")).isBetween(figure("default", "observer_auc"), 0.97);
        assertThat(
                        numbers(
                                """
                        select max(value) filter (figure = 'base_rate_brier') - max(value) filter (figure = 'observer_brier')
                        from observer
                        where subject = 'default'
                        group by period_key
                        """))
                .hasSize(7)
                .allSatisfy(gain -> assertThat(gain).isPositive());
        // Nobody foresees better than by the truth, but by chance.
        assertThat(figure("default", "truth_brier")).isLessThan(figure("default", "observer_brier"));
        // What is said to be likely comes to be as often as is said.
        assertThat(figure("default", "truth_mean") / figure("default", "default_share"))
                .isBetween(0.85, 1.15);
        assertThat(figure("default", "observer_mean") / figure("default", "default_share"))
                .isBetween(0.8, 1.2);
    }

    @Test
    void theTrueProbabilityIsThatOfTheDefaultsThatTheFilesShow() {
        // A bill of 100 and more in all that is not paid ninety days after it fell due, by the files alone.
        assertThat(
                        number(
                                """
                                with
                                seen as (
                                    select customer_no
                                    from settled
                                    where billed_on >= date '2024-04-01' and due_on < date '2025-01-01'
                                    group by customer_no
                                    having sum(amount - paid_in_90) filter (where paid_in_90 < amount) >= 100
                                ),
                                planted as (
                                    select customer_no, bool_or(is_default::boolean) as defaults
                                    from truth_month
                                    where filename like '%2024%' or filename like '%20250%'
                                    group by customer_no
                                )
                                select avg(planted.defaults::int)
                                from seen
                                join planted using (customer_no)
                                """))
                .isGreaterThan(0.9);
    }

    @Test
    void lifeCycleAndSensitivityCanBeFoundInPart() {
        assertThat(figure("life_cycle", "adjusted_rand")).isBetween(0.3, 0.95);
        assertThat(figure("life_cycle", "accuracy")).isBetween(0.7, 0.98);
        assertThat(figure("sensitivity", "correlation")).isBetween(0.35, 0.9);
        assertThat(figure("sensitivity", "surveyed_correlation")).isGreaterThan(figure("sensitivity", "correlation"));
    }

    @Test
    void somebodyDefaultsTwice() {
        assertThat(
                        number(
                                """
                                select count(*)
                                from (
                                    select customer_no
                                    from credit_event
                                    where event_code = 'second_reminder'
                                    group by customer_no
                                    having count(*) > 1
                                )
                                """))
                .isGreaterThan(20);
    }

    @Test
    void aCutCutsWhatIsUsed() {
        assertThat(
                        number(
                                """
                                select sum(after.energy_kwh::double) / sum(before.energy_kwh::double)
                                from credit_event as event
                                join consumption as before
                                    on before.customer_no = event.customer_no
                                    and before.consumed_on::date = date_trunc('month', event.occurred_on::date) - to_months(1)
                                join consumption as after
                                    on after.customer_no = event.customer_no
                                    and after.consumed_on::date = date_trunc('month', event.occurred_on::date) + to_months(1)
                                where event.event_code = 'cut'
                                """))
                .isLessThan(0.5);
    }

    @Test
    void energyAndDemandBelongTogether() {
        assertThat(number("select corr(ln(energy_kwh::double), ln(demand_kw_max::double)) from consumption"
                        + " where energy_kwh::double > 100 and demand_kw_max::double > 1"))
                .isGreaterThan(0.9);
        // Nobody uses more in a month than at the highest demand in all its hours, but for what an estimate left over.
        assertThat(
                        number(
                                """
                                select avg((energy_kwh::double > demand_kw_max::double * 24 * 31)::int)
                                from consumption
                                where demand_kw_max::double > 1
                                """))
                .isLessThan(0.01);
    }

    @Test
    void theBookDoesNotStartCleanAndBillsAreOfManyKinds() {
        assertThat(number("select count(*) from bill where bill_no like 'A202401%'"))
                .as("arrears brought forward")
                .isBetween(20.0, 400.0);
        assertThat(numbers("select distinct try_cast(due_on as date) - try_cast(billed_on as date) as days from bill"
                        + " where bill_no like 'B%' and days > 0 order by days"))
                .as("terms")
                .containsSubsequence(10.0, 15.0, 20.0, 30.0);
        assertThat(number("select count(*) from bill where try_cast(billed_amount as double) < 0"))
                .as("credit bills")
                .isBetween(5.0, 2_000.0);
    }

    @Test
    void everyInstalmentPaidIsAPaymentThatNamesNoBill() {
        assertThat(number("select count(*) from instalment where paid_on is not null"))
                .isBetween(50.0, 2_000.0);
        assertThat(
                        number(
                                """
                                select count(*)
                                from instalment
                                anti join (from payment where bill_no is null) as payment
                                    using (customer_no, paid_on)
                                where paid_on is not null
                                """))
                .isZero();
        assertThat(
                        number(
                                """
                                select count(*)
                                from instalment
                                join payment using (customer_no, paid_on)
                                where payment.bill_no is null
                                    and payment.paid_amount::double = instalment.instalment_amount::double
                                """))
                .as("of the instalment's amount")
                .isGreaterThanOrEqualTo(number("select count(*) from instalment where paid_on is not null"));
    }

    @Test
    void aRecoveredDebtIsPaidOnceWhateverThePlanHasPaidOfIt() {
        // Who kept to a plan and then paid the rest: what was billed is what was paid, but for what was rounded up,
        // paid
        // on account or not yet due. Paid twice, a plan's amounts would be left over: of six in ten, not of one in
        // twenty.
        assertThat(
                        number(
                                """
                                with
                                planned as (
                                    select customer_no, sum(instalment_amount::double) as plan_amount
                                    from instalment
                                    where paid_on is not null
                                    group by customer_no
                                    having sum(instalment_amount::double) > 40
                                ),
                                billed as (
                                    select customer_no, sum(try_cast(billed_amount as double)) as amount
                                    from bill
                                    group by customer_no
                                ),
                                paid as (
                                    select customer_no, sum(try_cast(paid_amount as double)) as amount
                                    from payment
                                    group by customer_no
                                )
                                select avg((paid.amount > billed.amount + 0.5 * plan_amount)::int)
                                from planned
                                join billed using (customer_no)
                                join paid using (customer_no)
                                anti join (select customer_no from truth where pays_ahead) as ahead using (customer_no)
                                """))
                .isLessThan(0.2);
    }

    @Test
    void aLeaversDepositIsSetAgainstTheFinalBillAndNotPaidAgain() {
        assertThat(
                        number(
                                """
                                select count(*)
                                from payment
                                where channel_code = 'deposit'
                                """))
                .isBetween(4.0, 200.0);
        assertThat(
                        number(
                                """
                                with
                                final_bill as (
                                    select bill.bill_no, max(bill.billed_amount::double) as amount,
                                        sum(paid.paid_amount::double) as paid,
                                        bool_and(customer.closed_on < bill.billed_on::date) as is_final
                                    from payment as deposit
                                    join bill using (bill_no)
                                    join (from customer where valid_from is null) as customer
                                        on customer.customer_no = bill.customer_no
                                    join payment as paid on paid.bill_no = bill.bill_no
                                    where deposit.channel_code = 'deposit'
                                    group by bill.bill_no
                                )
                                select count(*)
                                from final_bill
                                -- Rounded up to ten at most.
                                where not is_final or paid > amount + 10
                                """))
                .isZero();
        assertThat(
                        number(
                                """
                                select count(*)
                                from payment
                                anti join (from security where security_code = 'deposit') as security using (customer_no)
                                where channel_code = 'deposit'
                                """))
                .as("without a deposit")
                .isZero();
    }

    @Test
    void someHaveGoneWithADebtThatTheFilesShow() {
        assertThat(number("select count(*) from truth where has_gone_with_debt"))
                .isBetween(20.0, 400.0);
        assertThat(
                        number(
                                """
                                with
                                billed as (
                                    select customer_no, sum(try_cast(billed_amount as double)) as amount
                                    from bill
                                    group by customer_no
                                ),
                                paid as (
                                    select customer_no, sum(try_cast(paid_amount as double)) as amount
                                    from payment
                                    group by customer_no
                                )
                                select avg((billed.amount > coalesce(paid.amount, 0))::int)
                                from truth
                                join billed using (customer_no)
                                left join paid using (customer_no)
                                where has_gone_with_debt
                                """))
                .isGreaterThan(0.97);
    }

    @Test
    void aReadingMakesGoodTheEstimateBeforeItAndNothingMore() {
        // Were the correction itself corrected, a customer's use would swing up and down for ever after: the change of
        // a
        // month would go with that of two months before.
        assertThat(
                        number(
                                """
                                with
                                use as (
                                    select
                                        customer_no,
                                        consumed_on::date as consumed_on,
                                        ln(energy_kwh::double) - avg(ln(energy_kwh::double)) over (
                                            partition by consumed_on
                                        ) as level
                                    from consumption
                                    join truth using (customer_no)
                                    where truth.customer_class_code = 'residential'
                                        and default_month_count = 0
                                        and try_cast(energy_kwh as double) > 20
                                ),
                                change as (
                                    select
                                        customer_no,
                                        consumed_on,
                                        level - lag(level) over (partition by customer_no order by consumed_on) as change
                                    from use
                                )
                                select corr(now.change, before.change)
                                from change as now
                                join change as before
                                    on before.customer_no = now.customer_no
                                    and before.consumed_on = now.consumed_on - interval 2 months
                                """))
                .isBetween(-0.1, 0.1);
    }

    @Test
    void shocksShow() {
        assertThat(number("select count(*) from shock where shock_code = 'region'"))
                .isPositive();
        // More come under strain where a shock is, in its months, than elsewhere in the same months.
        assertThat(
                        number(
                                """
                                with
                                struck as (
                                    select
                                        truth_month.filename[-10:-5] as month,
                                        truth_month.credit_state = 'strained' as is_strained,
                                        exists (
                                            select 1
                                            from shock
                                            where shock.shock_code = 'region'
                                                and customer.region_no[:3] = shock.region_no
                                                and strftime(date '2024-01-01' + to_months(shock.first_month::int + 1), '%Y%m')
                                                    <= truth_month.filename[-10:-5]
                                                and strftime(date '2024-01-01' + to_months(shock.last_month::int), '%Y%m')
                                                    >= truth_month.filename[-10:-5]
                                        ) as is_struck
                                    from truth_month
                                    join (select customer_no, min(region_no) as region_no from customer group by customer_no)
                                        as customer using (customer_no)
                                )
                                select avg(is_strained::int) filter (is_struck) / avg(is_strained::int) filter (not is_struck)
                                from struck
                                """))
                .isGreaterThan(1.25);
    }

    private static double figure(String subject, String figure) {
        return number("select value from observer where period_key is null and subject = '" + subject
                + "' and figure = '" + figure + "'");
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
