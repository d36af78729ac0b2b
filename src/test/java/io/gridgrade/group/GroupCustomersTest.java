package io.gridgrade.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCustomersTest {
    private static final Period JANUARY = Period.parse("2024-01");
    private static final Parameters SETTINGS = Parameters.of(Map.of(
            "group_count",
            4,
            "group_refit_months",
            12,
            "group_refit_gain_min",
            new BigDecimal("0.05"),
            "group_rounds_max",
            50,
            "random_seed",
            20240601L));

    private final Warehouse warehouse = Warehouse.inMemory();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void prepare() {
        Seeds.apply(warehouse);
        run("insert into star.dim_customer by name select range as customer_version_key, range as customer_key, "
                + "'C' || range as customer_no, 'residential' as customer_class_code, 0 as region_key, "
                + "date '2020-01-01' as valid_from, date '9999-12-31' as valid_to, true as is_first, "
                + "true as is_current, false as is_inferred, 0 as run_key from range(1, 801)");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private long run(String sql) {
        return warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    private List<Row> ask(String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }

    /** 800 customers of four kinds: large or small, prompt or late; every ninth without measured consumption. */
    private void month(Period period) {
        run("insert into star.fact_customer_month by name select * exclude (is_large, is_late, noise) from (select "
                + period.key() + " as period_key, range as customer_key, range as customer_version_key, "
                + "range % 2 = 0 as is_large, range % 4 < 2 as is_late, (hash(range, 7) % 1000)::integer as noise, "
                + "'residential' as customer_class_code, 1 as bill_count, 100 as billed_amount, 12 as due_bill_count, "
                + "case when is_late then 3 else 12 end as on_time_bill_count, 0 as late_bill_count, 1 as payment_count, 100 as paid_amount, "
                + "1000 as settled_amount, case when is_late then 20000 + noise else 0 end as late_amount_days, 0 as open_amount, 0 as overdue_amount, "
                + "0 as overdue_amount_days, 0 as arrears_days, 0 as event_points, 0 as cut_count, 0 as "
                + "write_off_count, 0 as instalment_due_count, 0 as instalment_kept_count, 0 as breach_count, "
                + "0 as theft_count, 0 as injury_count, 0 as contact_count, 12 as bill_count_12m, "
                + "12 as billed_month_count_12m, 12 * (case when is_large then 50000 else 80 end + noise / 20) as "
                + "billed_amount_12m, 12 as due_bill_count_12m, case when is_late then 3 else 12 end as "
                + "on_time_bill_count_12m, 0 as late_bill_count_12m, 1200 as paid_amount_12m, 1000 as "
                + "settled_amount_12m, case when is_late then 20000 + noise else 0 end as late_amount_days_12m, "
                + "0 as instalment_due_count_12m, 0 as instalment_kept_count_12m, 0 as contact_count_12m, "
                + "0 as energy_kwh_12m, case when range % 9 > 0 then 100 end as energy_kwh, case when range % 9 > 0 then 1000000 + "
                + "(hash(range, 8) % 100000)::integer end as energy_relative_ppm, false as is_default, 0 as run_key "
                + "from range(1, 801))");
        run("insert into star.fact_indicator by name select " + period.key()
                + " as period_key, range as customer_key, 'resident' as population_code, 0 as run_key "
                + "from range(1, 801)");
    }

    private long group(Period period, Parameters settings) {
        return Run.of(
                warehouse,
                "test",
                Optional.empty(),
                settings,
                new Progress() {
                    @Override
                    public void note(String line) {
                        told.add(line);
                    }
                },
                run -> warehouse.transaction(() -> new GroupCustomers().run(run, warehouse, settings, period)));
    }

    @Test
    void groupsAreNumberedByTheirBillAndNamedFromTheirProfile() {
        month(JANUARY);

        assertThat(group(JANUARY, SETTINGS)).isEqualTo(800);
        List<Row> groups = ask("select * from star.dim_group order by group_no");
        assertThat(groups).hasSize(4);
        double before = Double.MAX_VALUE;
        for (Row row : groups) {
            double bill =
                    Json.read(row.text("profile_json")).get("monthly_bill").asDouble();
            assertThat(bill).isLessThan(before);
            before = bill;
        }
        assertThat(groups.stream().map(row -> row.text("group_name_en")).toList())
                .doesNotHaveDuplicates()
                .filteredOn(name -> name.startsWith("Large, "))
                .hasSize(2);
        assertThat(groups.stream().map(row -> row.text("group_name_zh")).toList())
                .doesNotHaveDuplicates()
                .filteredOn(name -> name.startsWith("小用户·"))
                .hasSize(2);
        // Everyone of a kind is in one group.
        assertThat(ask("select count(distinct (customer_key % 2 = 0, customer_key % 4 < 2)) as kinds "
                        + "from star.fact_customer_group group by group_no"))
                .hasToString("[{kinds=1}, {kinds=1}, {kinds=1}, {kinds=1}]");
        // What no customer has, or all have alike, is named as left out.
        Row model = ask("select * from star.dim_model").get(0);
        assertThat(Json.read(model.text("diagnostics_json")).get("excluded").toString())
                .isEqualTo("[\"season_slope\"]");
        assertThat(ask("select sum(customer_count) as n from star.dim_group")).hasToString("[{n=800}]");
    }

    @Test
    void whomNoSourceHasStatedIsInNoGroupAndMovesNone() {
        month(JANUARY);
        run("delete from star.fact_customer_month where customer_key > 400");
        group(JANUARY, SETTINGS);
        String groups = "select group_no, group_name_en, customer_count, centre_json, profile_json from star.dim_group "
                + "order by group_no";
        String before = ask(groups).toString();
        run("delete from star.fact_customer_month");
        run("delete from star.fact_indicator");
        month(JANUARY);
        run("update star.fact_customer_month set is_stated = customer_key <= 400");

        assertThat(group(JANUARY, SETTINGS)).isEqualTo(400);
        assertThat(ask(groups)).hasToString(before);
        assertThat(ask("select max(customer_key) as last from star.fact_customer_group"))
                .hasToString("[{last=400}]");
    }

    @Test
    void theSameInputsGiveTheSameGroups() {
        month(JANUARY);
        group(JANUARY, SETTINGS);
        String groups = "select group_no, group_name_en, customer_count, centre_json, profile_json from star.dim_group "
                + "order by group_no";
        String rows =
                "select customer_key, group_no, centre_distance from star.fact_customer_group order by customer_key";
        String before = ask(groups) + " " + ask(rows);
        run("create temp table shuffled as select * from star.fact_customer_month order by hash(customer_key, 3)");
        run("delete from star.fact_customer_month");
        run("insert into star.fact_customer_month select * from shuffled");
        group(JANUARY, SETTINGS);

        assertThat(ask(groups) + " " + ask(rows)).isEqualTo(before);
        assertThat(ask("select count(*) as n from star.dim_model")).hasToString("[{n=1}]");
    }

    /** The same 800 customers, but loaded in another order: other keys, the same numbers. */
    @Test
    void groupsDoNotDependOnTheOrderOfLoading() {
        String groups = "select group_no, group_name_en, customer_count, centre_json, profile_json from star.dim_group "
                + "order by group_no";
        String rows = "select customer_no, group_no, centre_distance from star.fact_customer_group "
                + "join star.dim_customer using (customer_key) order by customer_no";
        Parameters settings = SETTINGS.with("group_count", 7);
        month(JANUARY);
        group(JANUARY, settings);
        String before = ask(groups) + " " + ask(rows);
        for (String table : List.of("dim_customer", "fact_customer_month")) {
            run("update star." + table + " set customer_key = 801 - customer_key, "
                    + "customer_version_key = 801 - customer_version_key");
        }
        run("update star.fact_indicator set customer_key = 801 - customer_key");
        group(JANUARY, settings);

        assertThat(ask(groups) + " " + ask(rows)).isEqualTo(before);
    }

    /** Who has settled nothing has no day late on what it settled: that is not "quick to pay". */
    @Test
    void aGroupInDefaultIsNamedSo() {
        month(JANUARY);
        run("update star.fact_customer_month set is_default = true, settled_amount = 0, late_amount_days = 0, "
                + "on_time_bill_count = 0, overdue_amount = billed_amount_12m, "
                + "overdue_amount_days = billed_amount_12m * 120 where customer_key % 4 = 1");
        group(JANUARY, SETTINGS);

        assertThat(ask("select group_name_en like 'In default, small%' and group_name_zh like '违约·小用户%' as is_so, "
                        + "customer_key % 4 = 1 as is_in_default, count(*) as n from star.fact_customer_group "
                        + "join star.dim_group using (model_key, group_no) group by all order by all"))
                .hasToString("[{is_so=false, is_in_default=false, n=600}, {is_so=true, is_in_default=true, n=200}]");
    }

    @Test
    void betweenFitsCustomersGoToTheStoredCentres() {
        month(JANUARY);
        month(JANUARY.plusMonths(1));
        month(JANUARY.plusMonths(2));
        group(JANUARY.plusMonths(1), SETTINGS);
        group(JANUARY.plusMonths(2), SETTINGS);

        assertThat(ask("select count(distinct model_key) as models, count(*) as n from star.fact_customer_group"))
                .hasToString("[{models=1, n=1600}]");
        assertThat(ask("select count(*) as n from star.fact_customer_group as a join star.fact_customer_group as b "
                        + "using (customer_key, group_no) where a.period_key < b.period_key"))
                .hasToString("[{n=800}]");
    }

    /** Of a year's features a home's first month says little: groups are fitted anew each time that twice as much is known. */
    @Test
    void aModelIsFittedAnewWhenTwiceAsManyMonthsAreKnown() {
        for (int i = 0; i < 9; i++) {
            month(JANUARY.plusMonths(i));
            group(JANUARY.plusMonths(i), SETTINGS);
        }

        assertThat(ask("select string_agg(period_key, ' ' order by period_key) as fitted from star.dim_model"))
                .hasToString("[{fitted=202401 202402 202404 202408}]");
    }

    @Test
    void anOldModelAndOtherSettingsAreFittedAnew() {
        month(JANUARY);
        month(JANUARY.plusMonths(1));
        month(JANUARY.plusMonths(12));
        group(JANUARY, SETTINGS);
        group(JANUARY.plusMonths(1), SETTINGS.with("group_count", 3));
        group(JANUARY.plusMonths(12), SETTINGS.with("group_count", 3).with("group_refit_months", 11));

        assertThat(ask("select model_key, period_key from star.dim_model order by model_key"))
                .hasToString("[{model_key=1, period_key=202401}, {model_key=2, period_key=202402}, "
                        + "{model_key=3, period_key=202501}]");
        assertThat(ask("select count(*) as n from star.dim_group where model_key = 3"))
                .hasToString("[{n=3}]");
    }

    /** Two stations: one without supply for two hours half a year ago and for one two years ago, the other never. */
    @Test
    void aStationWithoutAnOutageIsWithoutSupplyForNoHourOnceOutagesAreKnown() {
        run(
                "insert into star.dim_region by name select range as region_key, 'S' || range as region_no, "
                        + "'station' as region_level_code, 'x' as region_name, 'x' as region_name_en, 0 as run_key from range(1, 3)");
        Parameters month = SETTINGS.forPeriod(JANUARY);
        CustomerFeatures.stageSources(warehouse, month);
        assertThat(ask("from station_supply")).isEmpty();

        run("insert into star.fact_outage by name select 'O' || range as outage_no, 1 as region_key, "
                + "case range when 0 then 202202 else 202307 end as period_key, range = 0 as is_planned, "
                + "case range when 0 then timestamp '2022-02-03 10:00' else timestamp '2023-07-03 10:00' end as started_at, "
                + "started_at + to_hours(1 + range) as ended_at, 0 as run_key from range(2)");
        CustomerFeatures.stageSources(warehouse, month);
        // Three hours in two years; of twelve months only the last is told.
        assertThat(ask("select region_key, outage_count, unplanned_count, outage_minutes, hours_a_year, "
                        + "round(unplanned_chance, 1) as chance from station_supply order by region_key"))
                .hasToString("[{region_key=1, outage_count=1, unplanned_count=1, outage_minutes=120, hours_a_year=1.5, "
                        + "chance=50.0}, {region_key=2, outage_count=null, unplanned_count=null, outage_minutes=null, "
                        + "hours_a_year=0.0, chance=50.0}]");
    }

    private static final String WHO = "select group_key, group_no, group_name_en, group_name_zh from star.dim_group "
            + "where model_key = (select max(model_key) from star.dim_group) order by group_no";

    @Test
    void aRefitMovesNobodyWhereNothingChanged() {
        month(JANUARY);
        month(JANUARY.plusMonths(12));
        group(JANUARY, SETTINGS);
        String before = ask(WHO).toString();
        group(JANUARY.plusMonths(12), SETTINGS);

        assertThat(ask(WHO)).hasToString(before);
        assertThat(ask("select diagnostics_json ->> '$.origin' as origin, diagnostics_json ->> '$.moved' as moved, "
                        + "diagnostics_json ->> '$.grouped_before' as before from star.dim_model where model_key = 2"))
                .hasToString("[{origin=kept, moved=0, before=800}]");
    }

    /** Who became large moves, with the refit as without it; nobody else does, and the refit moves nobody. */
    @Test
    void aRefitMovesThoseWhoChangedAndNobodyElse() {
        month(JANUARY);
        month(JANUARY.plusMonths(12));
        group(JANUARY, SETTINGS);
        run("update star.fact_customer_month set billed_amount_12m = 12 * 50000 "
                + "where period_key = 202501 and customer_key % 20 = 1");
        group(JANUARY.plusMonths(12), SETTINGS);

        assertThat(ask("select count(*) as moved, count(*) filter (where customer_key % 20 = 1) as changed "
                        + "from star.fact_customer_group as a join star.fact_customer_group as b using (customer_key) "
                        + "where a.period_key < b.period_key and a.group_no <> b.group_no"))
                .hasToString("[{moved=40, changed=40}]");
        assertThat(ask(
                        "select diagnostics_json ->> '$.moved' as moved, diagnostics_json ->> '$.moved_by_fit' as by_fit "
                                + "from star.dim_model where model_key = 2"))
                .hasToString("[{moved=40, by_fit=0}]");
    }

    /** A group most of whose customers moved of their own goes on where the model of before has it. */
    @Test
    void aGroupGoesOnWhereTheModelOfBeforeHasItWhenItsCustomersMovedOfTheirOwn() {
        month(JANUARY);
        group(JANUARY, SETTINGS);
        month(JANUARY.plusMonths(12));
        // Half of the large and prompt become small, and half of the small and prompt become large.
        run("update star.fact_customer_month set billed_amount_12m = 12 * (case when customer_key % 8 = 2 then 80 "
                + "else 50000 end + customer_key % 50) where period_key = 202501 and customer_key % 8 in (2, 3)");
        group(JANUARY.plusMonths(12), SETTINGS.with("group_rounds_max", 49));

        assertThat(ask("select group_no from star.dim_group where model_key = 2 order by group_no"))
                .hasToString("[{group_no=1}, {group_no=2}, {group_no=3}, {group_no=4}]");
        assertThat(ask(
                        "select diagnostics_json ->> '$.origin' as origin, diagnostics_json ->> '$.moved_by_fit' as by_fit "
                                + "from star.dim_model where model_key = 2"))
                .hasToString("[{origin=continued, by_fit=0}]");
    }

    /** Groups are numbered by their bill once only: when the small become the largest, their number stays theirs. */
    @Test
    void aGroupGoesOnWhereMostOfItsCustomersAreAndANewOneHasANumberOfItsOwn() {
        month(JANUARY);
        group(JANUARY, SETTINGS);
        month(JANUARY.plusMonths(12));
        run("update star.fact_customer_month set billed_amount_12m = 1e6 * billed_amount_12m "
                + "where period_key = 202501 and customer_key % 4 = 1");
        run("update star.fact_customer_month set billed_amount_12m = 12, on_time_bill_count = 9 "
                + "where period_key = 202501 and customer_key % 4 = 2 and customer_key > 300");
        group(JANUARY.plusMonths(12), SETTINGS.with("group_count", 5));

        assertThat(ask("select max(is_same::integer) as same from (select before.group_no = now.group_no as is_same "
                        + "from star.fact_customer_group as before join star.fact_customer_group as now "
                        + "using (customer_key) where before.period_key = 202401 and now.period_key = 202501 "
                        + "and customer_key % 4 = 1)"))
                .hasToString("[{same=1}]");
        assertThat(ask("select group_no, group_key from star.dim_group where model_key = 2 order by group_no"))
                .hasToString("[{group_no=1, group_key=1}, {group_no=3, group_key=3}, {group_no=5, group_key=5}, "
                        + "{group_no=6, group_key=6}, {group_no=7, group_key=7}]");
        assertThat(ask("select diagnostics_json ->> '$.retired' as retired from star.dim_model where model_key = 2"))
                .hasToString("[{retired=[2,4]}]");
    }

    @Test
    void aGroupWithTooFewCustomersIsGivenUp() {
        month(JANUARY);
        run("update star.fact_customer_month set billed_amount_12m = 1e12 where customer_key <= 3");
        run("update star.dim_group_theme set share_min = 0.01");
        group(JANUARY, SETTINGS.with("group_count", 5));

        assertThat(ask("select min(customer_count) >= 8 as is_large, sum(customer_count) as n from star.dim_group"))
                .hasToString("[{is_large=true, n=800}]");
    }

    /** Of a theme all of whose features are constant or missing nothing can be told apart. */
    @Test
    void aThemeWithoutAnyFeatureThatDiffersHasOneGroup() {
        month(JANUARY);
        run("update star.dim_group_feature set feature_sql = case when feature_order = 1 then '7' else 'null' end");

        assertThat(group(JANUARY, SETTINGS)).isEqualTo(800);
        assertThat(ask("select group_no, group_name_en, customer_count from star.dim_group"))
                .hasToString("[{group_no=1, group_name_en=Ordinary customers, customer_count=800}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'nan'::double", "'-infinity'::double", "1e300"})
    void aFeatureWithoutANumberIsNamedWithACustomerAndNothingIsKept(String value) {
        month(JANUARY);
        run("update star.dim_group_feature set feature_sql = 'case when customer_no in (''C7'', ''C9'') then "
                + value.replace("'", "''") + " else snapshot.billed_amount end', transform_code = 'identity' "
                + "where feature_code = 'season_slope'");

        assertThatThrownBy(() -> group(JANUARY, SETTINGS))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.details())
                        .singleElement()
                        .asString()
                        .startsWith("seeds/group_feature.csv: the feature season_slope is ")
                        .contains(" for 2 customers, such as C7; expected "));
        assertThat(ask("select count(*) as n from star.dim_model")).hasToString("[{n=0}]");
    }

    @Test
    void whatIsLeftOutAndWhatIsMissedOfTheNumberAskedForIsTold() {
        month(JANUARY);
        run("update star.dim_group_feature set feature_sql = '7' where feature_code = 'use_level'");
        run("update star.fact_customer_month set billed_amount_12m = 1200, late_amount_days_12m = 0, "
                + "late_amount_days = 0");
        group(JANUARY, SETTINGS.with("group_count", 6));

        assertThat(told)
                .anySatisfy(line -> assertThat(line)
                        .contains("use_level (the same for everybody)")
                        .contains("season_slope (nobody has it)"))
                .anySatisfy(line -> assertThat(line).contains("theme overall: 2 of the 6 asked for"));
    }

    /** Somebody of the group's own, nearest to its centre, and what lies farthest out first. */
    @Test
    void aGroupHasASentenceAndACustomerThatStandsForIt() {
        month(JANUARY);
        group(JANUARY, SETTINGS);

        assertThat(ask("select count(*) as n from star.dim_group as known join star.fact_customer_group as held "
                        + "on held.model_key = known.model_key and held.customer_key = known.exemplar_customer_key "
                        + "and held.group_no = known.group_no and held.centre_distance = (select min(centre_distance) "
                        + "from star.fact_customer_group as other where other.group_no = known.group_no)"))
                .hasToString("[{n=4}]");
        assertThat(ask("select sentence_en, sentence_zh from star.dim_group where group_no = 1")
                        .toString())
                .contains(
                        "Set apart by mean days late in 36 months",
                        " 20.5 days (+1.0 SD); ",
                        "; mean monthly bill 50,026 (+1.0 SD).")
                .contains("特征：", "20.5天（+1.0 个标准差）；", "；月均电费50,026（+1.0 个标准差）。");
    }

    @Test
    void customersAllAlikeAreOneGroup() {
        month(JANUARY);
        run("delete from star.fact_customer_month where customer_key > 1");

        assertThat(group(JANUARY, SETTINGS)).isEqualTo(1);
        assertThat(ask("select group_no, group_name_en, group_name_zh from star.dim_group"))
                .hasToString("[{group_no=1, group_name_en=Ordinary customers, group_name_zh=一般用户}]");
    }

    @Test
    void aMonthWithoutCustomersHasNoModel() {
        assertThat(group(JANUARY, SETTINGS)).isZero();
        assertThat(ask("select count(*) as n from star.dim_model")).hasToString("[{n=0}]");
    }

    /** Ranks in the month: a giant is no farther out than the next largest. */
    @Test
    void quantilesAreAllowedToo() {
        month(JANUARY);
        run("update star.dim_group_feature set transform_code = 'quantile'");

        assertThat(group(JANUARY, SETTINGS)).isEqualTo(800);
        assertThat(ask("select max(centre_distance) < 10 as is_near from star.fact_customer_group"))
                .hasToString("[{is_near=true}]");
    }

    private static GroupNames.Profile at(
            Map<String, Double> centre, Map<String, Double> means, Optional<GroupNames.Name> before) {
        return new GroupNames.Profile(centre, means, 0, before);
    }

    private static GroupNames.Profile at(Map<String, Double> centre, Map<String, Double> means) {
        return at(centre, means, Optional.empty());
    }

    private List<String> names(GroupNames.Profile... groups) {
        return GroupTheme.all(warehouse, SETTINGS).get(0).words().of(List.of(groups)).stream()
                .map(name -> name.english() + " / " + name.chinese())
                .toList();
    }

    @Test
    void namesAlikeAreToldApart() {
        Map<String, Double> means = Map.of("monthly_bill", 900.0, "late_rate", 1.0, "use_level", 0.5, "days_late", 1.0);
        Map<String, Double> first = Map.of("monthly_bill", 2.0, "late_rate", -1.0, "use_level", -1.0, "days_late", 0.0);
        Map<String, Double> other =
                Map.of("monthly_bill", 1.0, "late_rate", -1.0, "use_level", -1.0, "days_late", -0.2);

        assertThat(names(at(first, means), at(other, means), at(other, means)))
                .containsExactly(
                        "Large, light use, prompt / 大用户·用电少·按时缴费",
                        "Large, light use, prompt, quick to pay / 大用户·用电少·按时缴费·缴费快",
                        "Large, light use, prompt, quick to pay 2 / 大用户·用电少·按时缴费·缴费快2");
    }

    /** Where all use little, those who use most of them are not heavy users; where all pay late, the best are not prompt. */
    @Test
    void aWordIsSaidOnlyWhereTheGroupsOwnMeanBearsItOut() {
        Map<String, Double> centre =
                Map.of("monthly_bill", 0.1, "late_rate", -1.5, "use_level", 2.0, "days_late", -1.0);
        Map<String, Double> means =
                Map.of("monthly_bill", 80.0, "late_rate", 40.0, "use_level", 0.9, "days_late", 25.0);

        assertThat(names(at(centre, means))).containsExactly("Ordinary customers / 一般用户");
    }

    @Test
    void aGroupKeepsItsNameForAsLongAsItsProfileBearsItOut() {
        GroupNames.Name large = new GroupNames.Name("Large", "大用户", List.of("monthly_bill high"));
        Map<String, Double> means = Map.of("monthly_bill", 900.0, "late_rate", 40.0);
        Map<String, Double> still = Map.of("monthly_bill", 0.3, "late_rate", 0.6);
        Map<String, Double> noMore = Map.of("monthly_bill", 0.1, "late_rate", 0.6);

        assertThat(names(at(still, means, Optional.of(large)))).containsExactly("Large / 大用户");
        assertThat(names(at(noMore, means, Optional.of(large)))).containsExactly("Often late / 常逾期");
        // What was called so before comes first, and no other takes its name.
        assertThat(names(at(Map.of("monthly_bill", 2.0), means), at(still, means, Optional.of(large))))
                .containsExactly("Large 2 / 大用户2", "Large / 大用户");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"})
    void ofFewerCustomersThanGroupsEveryoneHasAGroup(String algorithm) {
        month(JANUARY);
        run("update star.dim_group_theme set algorithm_code = '" + algorithm + "'");
        run("delete from star.fact_customer_month where customer_key > 3");

        assertThat(group(JANUARY, SETTINGS.with("group_count", 6))).isEqualTo(3);
        assertThat(ask("select count(*) as n, count(distinct group_no) <= 3 as is_few, "
                        + "bool_and(isfinite(centre_distance)) as is_near from star.fact_customer_group"))
                .hasToString("[{n=3, is_few=true, is_near=true}]");
    }

    /** A hundred of one kind and a hundred of another, each the same to the last digit: there are no more than two groups. */
    @ParameterizedTest
    @ValueSource(strings = {"k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"})
    void duplicatesAreInOneGroupWhateverTheNumberAskedFor(String algorithm) {
        month(JANUARY);
        run("update star.dim_group_theme set algorithm_code = '" + algorithm + "'");
        run("delete from star.fact_customer_month where customer_key > 200");
        run(
                "update star.fact_customer_month set energy_kwh = 100, energy_relative_ppm = 1000000, "
                        + "late_amount_days = 0, late_amount_days_12m = 0, on_time_bill_count = 12, "
                        + "on_time_bill_count_12m = 12, billed_amount_12m = case when customer_key % 2 = 0 then 600000 else 960 end");

        assertThat(group(JANUARY, SETTINGS)).isEqualTo(200);
        assertThat(ask(
                        "select count(distinct group_no) as groups, count(distinct (group_no, customer_key % 2)) as kinds, "
                                + "max(centre_distance) < 0.001 as is_near from star.fact_customer_group"))
                .hasToString("[{groups=2, kinds=2, is_near=true}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"})
    void aThemeFindsItsGroupsTheWayItAsksFor(String algorithm) {
        month(JANUARY);
        run("update star.dim_group_theme set algorithm_code = '" + algorithm + "'");
        run("update star.fact_customer_month set is_stated = customer_key <= 200");

        assertThat(group(JANUARY, SETTINGS)).isEqualTo(200);
        Row model = ask("select * from star.dim_model").get(0);
        assertThat(Json.read(model.text("settings_json")).get("algorithm").asText())
                .isEqualTo(algorithm);
        assertThat(Json.read(model.text("diagnostics_json"))
                        .get("quality")
                        .get("silhouette")
                        .asDouble())
                .isGreaterThan(.5);
        // Everyone of a kind is in one group.
        assertThat(ask("select count(distinct (customer_key % 2 = 0, customer_key % 4 < 2)) as kinds "
                        + "from star.fact_customer_group group by group_no"))
                .hasToString("[{kinds=1}, {kinds=1}, {kinds=1}, {kinds=1}]");
        // Asked anew, nobody moves.
        Period later = JANUARY.plusMonths(12);
        month(later);
        run("update star.fact_customer_month set is_stated = customer_key <= 200");
        group(later, SETTINGS);
        assertThat(ask(
                        "select count(*) as moved from star.fact_customer_group as one join star.fact_customer_group as two "
                                + "using (customer_key, theme_code) where one.period_key < two.period_key "
                                + "and one.group_no <> two.group_no"))
                .hasToString("[{moved=0}]");
    }
}
