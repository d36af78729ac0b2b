package io.gridgrade.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a policies.yml is told with its place and what to do, and what is right is shown. */
class PolicyCheckTest {
    @TempDir
    private static Path folder;

    private static Home home;
    private static Set<String> seeds;

    @BeforeAll
    static void anEmptyHome() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        home = Home.at(folder);
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            seeds = new TreeSet<>(Seeds.dimensions(warehouse));
            Publication.publish(warehouse, home);
        }
    }

    private static PolicyCheck.Answer check(String text) throws IOException {
        Files.writeString(folder.resolve("policies.yml"), text);
        return PolicyCheck.of(home);
    }

    @Test
    void theExampleOfThePageIsGood() throws IOException {
        String page = Files.readString(Path.of("warehouse/policies.md"));
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();

        PolicyCheck.Answer answer = check(page.substring(begin, page.indexOf("```", begin)));

        assertThat(answer.faults()).isEmpty();
        PolicyCheck.Seen clerk = answer.roles().get(0);
        assertThat(clerk.attributes()).containsExactly("region");
        assertThat(clerk.tables())
                .containsEntry("customer", "rows")
                .containsEntry("bill", "rows")
                .containsEntry("outage", "rows")
                .containsEntry("grade", "all")
                .containsEntry("service_outcome", "all")
                .containsEntry("portfolio_month", "hidden")
                .containsEntry("group_definition", "hidden");
        assertThat(clerk.hidden().get("portfolio_month")).contains("name it under totals");
        PolicyCheck.Seen analyst = answer.roles().get(1);
        assertThat(analyst.columns()).anyMatch(line -> line.startsWith("customer_no hashed in "));
        assertThat(analyst.columns()).contains("exemplar_customer_no hashed in group_definition");
        PolicyCheck.Seen regulator = answer.roles().get(2);
        assertThat(regulator.tables())
                .containsEntry("grade_cell", "cells")
                .containsEntry("credit_grade", "hidden")
                .containsEntry("portfolio_month", "hidden")
                .containsEntry("grade", "all");
    }

    @Test
    void whatIsWrongIsToldWithItsPlaceAndTheNearestName() throws IOException {
        List<String> faults = check(
                        """
                        roles:
                          - name: clerk
                            tabels: [customer]
                            rows:
                              regoin: user.region
                              region: R404
                            columns:
                              customer_nane: hidden
                              bill.billed_amount: masked
                              opened_on: {bucketed: decade}
                          - name: clerk
                            tables: [custmer, portfolio_month]
                            rows:
                              customer_class_code: residential
                            totals: [month_lod]
                          - name: sums
                            cells:
                              name: grade
                              from: credit_grad
                              by: [grade_code]
                              measures: [max(index_score)]
                              minimum: 1
                        """)
                .faults();

        assertThat(String.join("\n", faults))
                .contains("policies.yml line 3, column 13, role clerk: the key tabels is unknown")
                .contains("did you mean \"tables\"?")
                .contains("line 10, column 29, role clerk: bucketed is not understood")
                .contains("the name stands there twice")
                .contains("the measure \"max(index_score)\" is not understood; expected sum(column) or mean(column)")
                .contains("minimum is \"1\"; expected a whole number, 3 or more")
                .contains("rows cannot be chosen by \"regoin\"; did you mean \"region\"?")
                .contains("there is no column \"customer_nane\"; did you mean \"customer_name\"?")
                .contains("bill.billed_amount is of the type DECIMAL")
                .contains("there is no table \"custmer\"; did you mean \"customer\"?")
                .contains("the table portfolio_month cannot be seen: it sums over customers")
                .contains("there is no table \"month_lod\"; did you mean \"month_load\"?")
                .contains("mart has a table grade already")
                .contains("there is no table \"credit_grad\"; did you mean \"credit_grade\"?")
                .contains("there is no region \"R404\"");
    }

    @Test
    void twoTablesOfCellsAreRefused() throws IOException {
        assertThat(check(
                                """
                                roles:
                                  - name: sums
                                    cells:
                                      - name: one
                                      - name: two
                                """)
                        .faults())
                .singleElement()
                .asString()
                .contains("cells is a list; expected one table of cells");
    }

    @Test
    void whatIsNoYamlIsToldByItsPlace() throws IOException {
        assertThat(check("roles: [").faults().get(0))
                .contains("policies.yml line")
                .contains("not YAML");
        assertThat(check("").faults().get(0)).contains("is empty or no map");
    }

    /** A new seed is about nobody; a new dimension that no seed fills may be about customers, and is not taken for one. */
    @Test
    void whatIsOfNobodyIsTheSeedsAndThreeTables() {
        Set<String> known = new TreeSet<>(seeds);
        known.addAll(Set.of("dim_period", "dim_region", "fact_outage"));

        assertThat(MartShape.OF_NOBODY).containsExactlyInAnyOrderElementsOf(known);
    }
}
