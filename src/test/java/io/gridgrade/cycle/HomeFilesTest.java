package io.gridgrade.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.settings.Settings;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in a home's seeds and SELECTs is told with file, line, column, what was expected and the nearest name. */
class HomeFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatShipsHasNoMistake() throws IOException {
        for (String seed :
                List.of("dimension", "gate", "grade", "group_feature", "group_theme", "group_word", "indicator")) {
            write("seeds/" + seed + ".csv", Resources.shipped().text("warehouse/seeds/" + seed + ".csv"));
        }
        write("sql/indicator/value.sql", Resources.shipped().text("sql/indicator/value.sql"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void aHomeReplacesNoSqlButTheSelectsOfIndicators() throws IOException {
        write("sql/grade/grade_rules.sql", "select 1;\n");
        write("sql/index/own.sql", "select 1;\n");

        assertThat(problems())
                .containsExactly(
                        "sql/grade/grade_rules.sql is not read; expected of a home's SQL only sql/indicator/*.sql; remove it",
                        "sql/index/own.sql is not read; expected of a home's SQL only sql/indicator/*.sql; remove it");
        assertThat(Resources.of(Home.at(folder)).text("sql/grade/grade_rules.sql"))
                .isEqualTo(Resources.shipped().text("sql/grade/grade_rules.sql"));
    }

    @Test
    void aSummaryIsOfWhatThereIs() throws IOException {
        write(
                "summaries.yml",
                "summaries:\n  - {name: own, table: customer_month, dimensions: [period_key], sum: [billed_amout]}\n");

        assertThat(problems())
                .containsExactly(
                        "summaries.yml line 2, column 72: sum: there is no column \"billed_amout\"; did you mean"
                                + " \"billed_amount\"?");
    }

    @Test
    void cellsAreOfTheTypesOfTheirColumnsAndCodesAreKnown() throws IOException {
        edit("grade", "B,4,60", "B,four,60.0001");
        edit("indicator", "PAY1,1,payment", "PAY1,1,paymnt");
        assertThat(problems())
                .containsExactly(
                        "seeds/grade.csv line 5, column 3: grade_order is \"four\"; expected a whole number",
                        "seeds/grade.csv line 5, column 8: score_floor is \"60.0001\"; expected a number such as 12.5,"
                                + " with at most 3 decimals");

        Files.delete(folder.resolve("seeds/grade.csv"));
        assertThat(problems())
                .containsExactly(
                        "seeds/indicator.csv line 2, column 8: dimension_code \"paymnt\" is unknown; did you mean"
                                + " \"payment\"?; expected one of those of seeds/dimension.csv (the one that ships): payment,"
                                + " consumption, financial, equipment, social, security, sensitivity, value");
    }

    @Test
    void aRiskFactorIsMeasuredByIndicatorsThatThereAre() throws IOException {
        // What ships may name an indicator that the home does without, and does not stand in its way.
        write(
                "seeds/indicator.csv",
                Resources.shipped().text("warehouse/seeds/indicator.csv").replaceAll("(?m)^CON1,.*\\R", ""));
        assertThat(problems()).allMatch(line -> line.startsWith("sql/indicator/consumption.sql gives column \"con1\""));

        Files.delete(folder.resolve("seeds/indicator.csv"));
        edit("risk_factor", ",CON1,1", ",CON99,1");
        assertThat(problems())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("seeds/risk_factor.csv line ")
                .contains("indicator_code \"CON99\" is unknown; did you mean \"CON")
                .contains("expected one of those of seeds/indicator.csv (the one that ships): PAY1, PAY2,");
    }

    @Test
    void headersRowsAndQuotesAreLookedAt() throws IOException {
        write("seeds/grades.csv", "a\n");
        write(
                "seeds/grade.csv",
                "grade_code,grade_order,score_flor,grade_name_en,grade_name_en\nAAA,1,90\n\"AA,2,80,Good,Good\n");
        assertThat(problems())
                .contains(
                        "seeds/grades.csv is the name of no seed; did you mean \"grade\"?; expected one of"
                                + " credit_event.csv, customer_class.csv, dimension.csv, gate.csv, grade.csv,"
                                + " group_feature.csv, group_theme.csv, group_word.csv, indicator.csv, life_stage.csv,"
                                + " master_scale.csv, measure.csv, risk_factor.csv, service_input.csv, service_resource.csv, service_rule.csv,"
                                + " survey_item.csv",
                        "seeds/grade.csv line 3, column 1: the quote that opens here is not closed; expected another \"",
                        "seeds/grade.csv line 1, column 49: column \"grade_name_en\" stands there twice; expected each"
                                + " column once",
                        "seeds/grade.csv line 2 has 3 values; expected 5, as the header has; a value with a comma in it"
                                + " stands in quotes")
                .anyMatch(line -> line.startsWith("seeds/grade.csv line 1, column 24: column \"score_flor\" is unknown;"
                        + " did you mean \"score_floor\"?"));
    }

    @Test
    void whatIsScarceIsNeededByARuleOfItsRoleAndEveryActionUsesSomeOfIt() throws IOException {
        edit("service_resource", "inspector,,visits,次,,1,", "inspector,S1,visits,次,9,0.000,");
        edit("service_resource", "field_service,S11,generators,台,,1", "field_service,S111,generators,台,2,1");
        assertThat(problems())
                .containsExactly(
                        "seeds/service_resource.csv line 3, column 55: use_per_action of inspectors is 0.000; expected more"
                                + " than 0, since what no action needs is not scarce",
                        "seeds/service_resource.csv line 3, column 41: the rule S1 is done by service_manager, and not by"
                                + " inspector; expected service_manager as owner_role_code, or a rule of inspector",
                        "seeds/service_resource.csv line 5, column 65: service_rule_code \"S111\" is no rule; did you mean"
                                + " \"S11\"?; expected one of seeds/service_rule.csv (the one that ships), or nothing for"
                                + " all of the role");

        // Of what there is enough nothing is asked: a home may have taken the rule out.
        Files.delete(folder.resolve("seeds/service_resource.csv"));
        edit("service_resource", "field_service,S11,", "field_service,S111,");
        assertThat(problems()).isEmpty();

        Files.delete(folder.resolve("seeds/service_resource.csv"));
        edit("service_resource", "inspector,,visits,次,,1,0.2", "inspektor,,visits,次,7,1,1.5");
        edit("service_resource", "collector,,visits,次,,1,", "collector,,visits,次,-3,1,");
        assertThat(problems())
                .hasSize(3)
                .anyMatch(line -> line.contains("\"inspektor\" is unknown; did you mean \"inspector\"?"))
                .anyMatch(line -> line.contains("floor_share is 1.5; expected a number from 0 to 1"))
                .anyMatch(line -> line.contains("capacity_month is -3; expected a number from 0"));
        edit("service_resource", ",-3,1,", ",three,1,");
        assertThat(problems()).singleElement().asString().contains("capacity_month is \"three\"; expected a number");
    }

    @Test
    void scalesBandsAndGatesAreInOrderAndConditionsAreUnderstood() throws IOException {
        edit("grade", "AA,2,80", "AA,2,95");
        assertThat(problems())
                .containsExactly("seeds/grade.csv line 3, column 6: score_floor is 95, of a better grade in line 2 90;"
                        + " expected floors that fall from the best grade to the poorest");

        Files.delete(folder.resolve("seeds/grade.csv"));
        edit("indicator", "99,95,90,80", "99,95,96,80");
        assertThat(problems()).singleElement().asString().contains("bound_3 is 96 after 95", "so falling");

        Files.delete(folder.resolve("seeds/indicator.csv"));
        edit("gate", "is_default,", "is_defalt,");
        edit("gate", "overdue_amount > 0", "overdue_amount");
        assertThat(problems())
                .containsExactly(
                        "seeds/gate.csv line 2, column 17: Referenced column \"is_defalt\" not found in FROM clause!; did"
                                + " you mean \"is_default\"?; expected one expression in DuckDB's SQL over"
                                + " sql/grade/gate_input.sql",
                        "seeds/gate.csv line 6, column 23: the condition is of the type DECIMAL(18,2); expected a truth,"
                                + " such as overdue_amount > 0");
    }

    @Test
    void everyPopulationOfAClassHasAColumnOfWeights() throws IOException {
        edit("customer_class", "industrial,enterprise", "industrial,high_voltage");
        assertThat(problems())
                .containsExactly(
                        "seeds/dimension.csv (the one that ships) line 1: column weight_high_voltage is missing;"
                                + " expected the columns of star.dim_dimension, and weight_ with each population_code of"
                                + " seeds/customer_class.csv: dimension_code, dimension_order, dimension_name_en,"
                                + " dimension_name_zh, is_mandatory, weight_enterprise, weight_high_voltage, weight_resident");

        edit("dimension", "is_mandatory", "is_mandatory,weight_highvoltage");
        edit("dimension", ",true", ",true,100");
        edit("dimension", ",false", ",false,0");
        assertThat(problems()).hasSize(2).anySatisfy(problem -> assertThat(problem)
                .startsWith("seeds/dimension.csv line 1, column 115: column \"weight_highvoltage\" is unknown;"
                        + " did you mean \"weight_high_voltage\"?"));

        edit("dimension", "weight_highvoltage", "weight_high_voltage");
        assertThat(problems()).isEmpty();

        edit("dimension", ",true,100", ",true,90");
        assertThat(problems())
                .containsExactly(
                        "seeds/dimension.csv line 2, column 35: weight_high_voltage is 90 in all rows together;"
                                + " expected 100, of which each row has its share");

        edit("customer_class", "commercial,enterprise", "commercial,Low Voltage");
        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem).contains("population_code is \"Low Voltage\""));
    }

    @Test
    void aSelectIsOneOfNumbersByIndicator() throws IOException {
        assertThat(problemsOf("select customer_key, pay_1 as pay1\nfrom star.fact_customer_mont\n"))
                .containsExactly("sql/indicator/mine.sql line 2, column 6: Table with name fact_customer_mont does not"
                        + " exist!; did you mean \"fact_customer_month\"?; expected one SELECT in DuckDB's SQL");
        assertThat(problemsOf("-- Mine; it's so.\nselect customer_key, /* a\n ; */ billed_amont as fin1\n"
                        + "from star.fact_customer_month where period_key = $period_key"))
                .singleElement()
                .asString()
                .startsWith("sql/indicator/mine.sql line 3, column 7: Referenced column \"billed_amont\" not found");
        assertThat(problemsOf("select customer_key, 'x' as fin1, 2 as fin9 from star.fact_bill"))
                .containsExactly(
                        "sql/indicator/mine.sql line 1, column 29: fin1 is of the type VARCHAR; expected a number, with"
                                + " null where it is missing",
                        "sql/indicator/mine.sql line 1, column 40: column \"fin9\" is no indicator; did you mean"
                                + " \"fin1\"?; expected a row of seeds/indicator.csv with that code");
        assertThat(problemsOf("drop table star.fact_bill"))
                .containsExactly("sql/indicator/mine.sql line 1, column 1: this is no SELECT; expected one SELECT in"
                        + " DuckDB's SQL");
        assertThat(problemsOf("select 1; select 2"))
                .containsExactly(
                        "sql/indicator/mine.sql line 1, column 11: a second statement begins here; expected one"
                                + " SELECT in DuckDB's SQL");
        assertThat(problemsOf("select customer_key, $perod_key as fin1 from star.fact_bill"))
                .singleElement()
                .asString()
                .startsWith(
                        "sql/indicator/mine.sql line 1, column 22: $perod_key is unknown; did you mean \"period_key\"?");
        assertThat(problemsOf("select customer_key, count(*) as fin5 from star.fact_bill group by 1; -- end"))
                .isEmpty();
    }

    @Test
    void anIndicatorThatShipsIsGivenInThePlaceOfOursOnly() throws IOException {
        assertThat(problemsOf("select customer_key, count(*) as fin1 from star.fact_bill group by 1"))
                .containsExactly(
                        "indicator fin1 is given by both sql/indicator/financial.sql and sql/indicator/mine.sql;"
                                + " expected one; take it out of the home's, or write that as sql/indicator/financial.sql, in"
                                + " the place of ours, with all that ours gives");
    }

    @Test
    void whatAHomeWritesIsNoTemplate() throws IOException {
        assertThat(problemsOf("select customer_key, count(*) as fin5 from star.fact_bill where bill_no <> '{{select}}'"
                        + " and bill_no <> $$;'{{home_sql}}$$ group by 1"))
                .isEmpty();
        assertThat(problemsOf("select customer_key,\n {{select}} as fin1 from star.fact_bill"))
                .singleElement()
                .asString()
                .startsWith("sql/indicator/mine.sql line 2, column ");

        Files.delete(folder.resolve("sql/indicator/mine.sql"));
        edit("gate", "is_default,", "is_default or '{{gates}}' = '{{home_sql}}',");
        edit("group_feature", "habit.use_level,", "case '{{features}}' when '{{query_end}}' then 1 else 2 end,");
        assertThat(problems()).isEmpty();

        edit("gate", "overdue_amount > 0", "{{gates}}");
        assertThat(problems()).singleElement().asString().startsWith("seeds/gate.csv line 6, column 2");
    }

    @Test
    void aSelectInThePlaceOfOneThatShipsGivesAllThatItGaveOrTheRowsGo() throws IOException {
        String violation = Resources.shipped().text("sql/indicator/violation.sql");
        write("sql/indicator/violation.sql", "select customer_key, 1 as con_4 from star.fact_violation group by 1");
        assertThat(violation).contains("con4");
        assertThat(problems())
                .containsExactly(
                        "sql/indicator/violation.sql line 1, column 27: column \"con_4\" is no indicator; did you mean"
                                + " \"con4\"?; expected a row of seeds/indicator.csv with that code",
                        "sql/indicator/violation.sql line 1, column 1: con4 is not given, as it is by the one that ships;"
                                + " expected it, or its row taken out of seeds/indicator.csv");
    }

    @Test
    void aThemeHasFeaturesThatNameItAndAWayToFindItsGroups() throws IOException {
        edit("group_feature", "monthly_bill,1,value,overall,", "monthly_bill,1,value,overal,");
        edit("group_theme", "k-means,,", "k-means,1,");
        assertThat(problems())
                .containsExactly(
                        "seeds/group_feature.csv line 2, column 22: theme_codes \"overal\" is unknown; did you mean"
                                + " \"overall\"?; expected some of those of group_theme.csv, with a space between:"
                                + " overall",
                        "seeds/group_theme.csv line 2, column 58: group_count is 1; expected a number from 2 to 20");

        edit("group_feature", ",overal,", ",overall,");
        edit("group_theme", "k-means,1,", "k-mean,,");
        assertThat(problems())
                .containsExactly(
                        "seeds/group_theme.csv line 2, column 50: algorithm_code \"k-mean\" is unknown; did you"
                                + " mean \"k-means\"?; expected one of k-means, fuzzy-c-means, ward, medoids, spectral,"
                                + " fuzzy-spectral");
    }

    @Test
    void theWeightsOfTheDimensionsAreAHundred() throws IOException {
        edit("dimension", ",45,70,", ",4,70,");
        assertThat(problems())
                .containsExactly("seeds/dimension.csv line 2, column 24: weight_enterprise is 59 in all rows together;"
                        + " expected 100, of which each row has its share");
    }

    private List<String> problemsOf(String select) throws IOException {
        write(
                "seeds/indicator.csv",
                Resources.shipped().text("warehouse/seeds/indicator.csv")
                        + "FIN5,29,financial,Bills,账单数,bills,bills,lower,1,true,1,2,3,4,,\n");
        write("sql/indicator/mine.sql", select);
        return problems();
    }

    private List<String> problems() throws IOException {
        write("gridgrade.yml", Settings.template());
        return HomeFiles.problems(
                Resources.of(Home.at(folder)), Settings.defaults().asParameters());
    }

    private void edit(String seed, String from, String to) throws IOException {
        Path own = folder.resolve("seeds/" + seed + ".csv");
        String text = Files.exists(own)
                ? Files.readString(own)
                : Resources.shipped().text("warehouse/seeds/" + seed + ".csv");
        assertThat(text).contains(from);
        write("seeds/" + seed + ".csv", text.replace(from, to));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
