package io.gridgrade.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be declared as a summary; a mistake is told with line, column and the nearest name. */
class DeclaredSummariesTest {
    @TempDir
    private Path folder;

    @Test
    void whatShipsHasNoMistakeAndIsMade() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            Problems problems = new Problems();
            assertThat(Summaries.read(warehouse, problems)).hasSize(3);
            assertThat(problems.lines()).isEmpty();
            // Of a warehouse without a month.
            assertThat(FillSummaries.fill(warehouse)).isZero();
            assertThat(FillSummaries.fill(warehouse)).isZero();
        }
    }

    @Test
    void whatDoesNotAddUpAlikeInAnyOrderOrNamesACustomerIsRefused() throws IOException {
        assertThat(
                        problems(
                                """
                                summaries:
                                  - name: one
                                    table: credit_grade
                                    dimensions: [period_key, customer_no, default_probability]
                                    sum: [index_score, default_probability, grade_code]
                                    min: [customer_name]
                                    count: [customer_no, default_probability]
                                """))
                .containsExactly(
                        "summaries.yml line 4, column 30: dimensions: customer_no names one customer; expected what many"
                                + " have in common",
                        "summaries.yml line 4, column 43: dimensions: default_probability is double; expected a whole"
                                + " number, a decimal, a text, a day, a moment or a truth",
                        "summaries.yml line 5, column 24: sum: default_probability is double, of which a sum is not the"
                                + " same in any order; expected a whole number or a decimal",
                        "summaries.yml line 5, column 45: sum: grade_code is varchar, of which a sum is not the same in any"
                                + " order; expected a whole number or a decimal",
                        "summaries.yml line 6, column 11: min: customer_name names one customer; expected what many have in"
                                + " common");
    }

    @Test
    void mistakesAreToldWithTheNearestName() throws IOException {
        assertThat(
                        problems(
                                """
                                summaries:
                                  - name: By County
                                    table: customer_month
                                    dimensions: [county, period_key, period_key]
                                    sums: [billed_amount]
                                    sum: billed_amount
                                  - table: customer_moth
                                """))
                .containsExactly(
                        "summaries.yml line 5, column 11: sums is unknown; did you mean \"sum\"?; expected one of count,"
                                + " dimensions, max, min, name, sum, table",
                        "summaries.yml line 2, column 11: name is \"By County\"; expected lower-case letters, digits and"
                                + " _",
                        "summaries.yml line 4, column 18: dimensions: there is no column \"county\"",
                        "summaries.yml line 4, column 38: dimensions: period_key stands there twice; expected each column"
                                + " once",
                        "summaries.yml line 6, column 10: sum is no list; expected for example [billed_amount]",
                        "summaries.yml line 7, column 5: name is missing; expected a name such as"
                                + " customer_month_by_county",
                        "summaries.yml line 7, column 12: there is no table \"customer_moth\" in mart; did you mean"
                                + " \"customer_month\"?");
        assertThat(problems("summary: []\n"))
                .containsExactly(
                        "summaries.yml line 1, column 10: summary is unknown; expected one of summaries",
                        "summaries.yml line 1, column 1: summaries is missing; expected a list, [] for none");
        assertThat(problems("summaries: []\n")).isEmpty();
    }

    private List<String> problems(String yaml) throws IOException {
        Path file = folder.resolve("summaries.yml");
        Files.writeString(file, yaml);
        Problems problems = new Problems();
        try (Warehouse warehouse = Warehouse.inMemory(Resources.shipped().replacing(Summaries.DECLARATIONS, file))) {
            Summaries.check(warehouse, problems);
            if (!problems.isEmpty()) {
                assertThat(FillSummaries.fill(warehouse)).isZero();
            }
        }
        return problems.lines();
    }
}
