package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a small utility's closed months say of groups under every theme of the preset. */
class GroupThemesTest {
    @TempDir
    static Path folder;

    private static Home home;

    @BeforeAll
    static void close() {
        String place = folder.resolve("home").toString();
        String sample = folder.resolve("sample").toString();
        done("init", place, "--preset", "themes");
        done("sample", sample, "--customers", "150", "--months", "3");
        done("load", "sample", sample, "--home", place);
        done("close", "--all", "--home", place);
        home = Home.at(Path.of(place));
    }

    private static void done(String... command) {
        CommandLineRun run = CommandLineRun.of(command);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    }

    private static String ask(String sql) {
        try (Warehouse published = PublishedCopy.open(home, EngineLimits.none())) {
            return published.query(new SqlFile("test", sql), Parameters.none()).toString();
        }
    }

    @Test
    void everyStatedCustomerIsInOneGroupOfEachThemeEveryMonth() {
        assertThat(
                        ask(
                                "select count(distinct theme_code) as themes, count(distinct period_key) as months, "
                                        + "max(n) as most, bool_and(n = stated) as is_all from (select period_key, theme_code, "
                                        + "count(*) as n, count(distinct customer_key) as stated from mart.customer_group group by all)"))
                .contains("themes=6, months=3", "is_all=true");
        assertThat(ask("select period_key from (select period_key, theme_code, count(*) as n from mart.customer_group "
                        + "group by all) group by period_key having min(n) <> max(n)"))
                .isEqualTo("[]");
    }

    @Test
    void noTwoGroupsOfAThemeHaveTheSameName() {
        assertThat(ask("select model_key, group_name_en from mart.group_definition group by all having count(*) > 1"))
                .isEqualTo("[]");
        assertThat(ask("select model_key, group_name_zh from mart.group_definition group by all having count(*) > 1"))
                .isEqualTo("[]");
    }

    @Test
    void aThemesModelIsKeptByTheMethodThatFoundIt() {
        assertThat(ask("select distinct model_code, population_code from mart.model where population_code in "
                        + "('all', 'arrears', 'safety') order by all"))
                .isEqualTo("[{model_code=fuzzy-c-means, population_code=arrears}, "
                        + "{model_code=k-means, population_code=all}, {model_code=ward, population_code=safety}]");
    }

    @Test
    void everyCustomerOfTheMonthBeforeStaysGoesOrLeaves() {
        assertThat(ask("select count(*) as wrong from (select period_key, theme_code, sum(customer_count) filter "
                        + "(to_group_key is not null) as n from mart.group_transition group by all) as told join "
                        + "(select period_key, theme_code, count(*) as n from mart.customer_group group by all) as held "
                        + "using (period_key, theme_code) where told.n <> held.n"))
                .isEqualTo("[{wrong=0}]");
        assertThat(ask("select count(distinct period_key) as months from mart.group_transition"))
                .isEqualTo("[{months=2}]");
    }

    @Test
    void howFarCustomersDriftIsToldOfEveryMonthAndOfNoFitThatOneIsDue() {
        assertThat(ask("select count(*) as n, count(*) filter (where is_refit_due and period_key = fitted_period_key) "
                        + "as wrong, max(far_share) filter (where period_key = fitted_period_key) <= 0.03 as is_near "
                        + "from mart.grouping_drift"))
                .isEqualTo("[{n=18, wrong=0, is_near=true}]");
    }

    @Test
    void howTheSizesOfGroupsShiftedSinceTheFitIsTheirPopulationStabilityIndex() {
        String shares =
                "(select period_key, model_key, group_key, count(*) / sum(count(*)) over (partition by period_key, "
                        + "model_key) as share from mart.customer_group group by period_key, model_key, group_key)";
        assertThat(ask("with share as " + shares + ", told as (select drift.period_key, drift.model_key, "
                        + "any_value(drift.stability_index) as told, sum((now.share - was.share) * ln(now.share / was.share)) "
                        + "as expected from mart.grouping_drift as drift join share as now on now.period_key = "
                        + "drift.period_key and now.model_key = drift.model_key join share as was on was.period_key = "
                        + "drift.fitted_period_key and was.model_key = drift.model_key and was.group_key = now.group_key "
                        + "group by drift.period_key, drift.model_key) "
                        + "select count(*) as n, count(*) filter (where told > 0) > 0 as is_some, "
                        + "max(abs(told - expected)) < 1e-12 as is_so from told"))
                .isEqualTo("[{n=18, is_some=true, is_so=true}]");
    }

    @Test
    void everyGroupHasItsEffectSizesASentenceAndAnExemplar() {
        assertThat(ask("select count(*) filter (where sentence_en is null or sentence_zh is null "
                        + "or exemplar_customer_no is null) as without from mart.group_definition"))
                .isEqualTo("[{without=0}]");
        assertThat(ask("select count(*) filter (where abs(standardised_difference) < 10) = count(*) as is_so "
                        + "from mart.group_feature where apart_rank = 1"))
                .isEqualTo("[{is_so=true}]");
    }
}
