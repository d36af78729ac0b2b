package io.gridgrade.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityYamlTest {
    private static final String WORDS = ", en: It., zh: 它。}\n";

    private static Warehouse warehouse;
    private static StarTables tables;

    @BeforeAll
    static void openWarehouse() {
        warehouse = Warehouse.inMemory();
        tables = StarTables.of(warehouse);
    }

    @AfterAll
    static void closeWarehouse() {
        warehouse.close();
    }

    @Test
    void whatShipsIsUnderstood() {
        Problems problems = new Problems();

        List<Expectation> expectations =
                new QualityYaml(tables, problems).read(warehouse.resources().text(CheckQuality.DECLARATIONS));

        assertThat(problems.lines()).isEmpty();
        assertThat(expectations).hasSize(18).extracting(Expectation::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "table: bil, kind: not_null, column: due_on, severity: warn | table \"bil\" is unknown; did you mean"
                        + " \"bill\"?; expected one of accident, bill,",
                "table: grade, kind: not_null, column: grade_code, severity: warn | table \"grade\" is unknown; expected one"
                        + " of accident,",
                "kind: not_null, column: due_on, severity: warn | table is missing; expected one of accident,",
                "table: bill, kind: not_nul, column: due_on, severity: warn | kind \"not_nul\" is unknown; did you mean"
                        + " \"not_null\"?; expected one of not_null, unique, range, set, reference, match, freshness, sum, drift",
                "table: bill, kind: not_null, column: due_on, severity: wran | severity \"wran\" is unknown; did you mean"
                        + " \"warn\"?; expected one of warn, quarantine, stop",
                "table: bill, kind: not_null, column: due_in, severity: warn | column \"due_in\" is unknown of fact_bill;"
                        + " did you mean \"due_on\"?; expected one of bill_no,",
                "table: bill, kind: not_null, severity: warn | column is missing; expected a column of fact_bill, or a list"
                        + " of them",
                "table: bill, kind: range, column: due_on, maxx: 1, severity: warn | maxx is unknown of the kind range; did"
                        + " you mean \"max\"?; expected one of column, en, kind, max, max_share, min, name, severity, table,"
                        + " zh",
                "table: bill, kind: range, column: due_on, severity: warn | min and max are missing; expected at least one"
                        + " of them",
                "table: bill, kind: range, column: due_on, min: 5, severity: warn | min is \"5\"; expected a day such as"
                        + " 2024-01-31, or a column of fact_bill of that kind",
                "table: bill, kind: range, column: due_on, min: biled_on, severity: warn | min is \"biled_on\"; did you mean"
                        + " \"billed_on\"?; expected a day",
                "table: bill, kind: range, column: billed_amount, min: due_on, severity: warn | min is \"due_on\"",
                "table: bill, kind: range, column: bill_no, min: 1, severity: warn | column bill_no is of the type varchar;"
                        + " expected a number or a day",
                "table: bill, kind: range, column: [due_on, billed_on], min: 1, severity: warn | column is a list; expected"
                        + " one column of fact_bill",
                "table: bill, kind: set, column: bill_no, severity: warn | values is missing; expected a list of what"
                        + " bill_no may be",
                "table: bill, kind: set, column: billed_amount, values: [a], severity: warn | values has \"a\"; expected"
                        + " numbers, as billed_amount has",
                "table: bill, kind: reference, column: customer_key, references: custmer.customer_key, severity: warn |"
                        + " references is \"custmer.customer_key\"; did you mean \"customer\"?; expected a table",
                "table: bill, kind: reference, column: customer_key, references: customer.customer_ky, severity: warn |"
                        + " references \"customer_ky\" is unknown of dim_customer; did you mean \"customer_key\"?",
                "table: bill, kind: reference, column: customer_key, references: customer.customer_no, severity: warn |"
                        + " references customer_no of the type varchar, and customer_key is of the type integer",
                "table: bill, kind: freshness, column: bill_no, max_days: 1, severity: warn | column bill_no is of the type"
                        + " varchar; expected a day",
                "table: bill, kind: freshness, column: due_on, severity: warn | max_days is missing; expected a number of"
                        + " days, 0 or more",
                "table: bill, kind: freshness, column: due_on, max_days: -1, severity: warn | max_days is -1; expected",
                "table: customer, kind: freshness, column: opened_on, max_days: 1, severity: warn | table is dim_customer,"
                        + " whose rows belong to no month; expected a fact",
                "table: bill, kind: sum, column: billed_amount, severity: warn | expected either equals, with a tolerance,"
                        + " or min, max or both",
                "table: bill, kind: sum, column: billed_amount, min: x, severity: warn | min is \"x\"; expected a number",
                "table: bill, kind: sum, column: billed_amount, equals: payment.paid_on, tolerance: 0, severity: warn |"
                        + " equals paid_on, which is no number; expected a column that can be summed",
                "table: bill, kind: drift, of: median, max_share: 1, severity: warn | of \"median\" is unknown; did you mean"
                        + " \"mean\"?; expected one of rows, mean, null_share",
                "table: bill, kind: drift, of: rows, column: due_on, max_share: 1, severity: warn | column has no place"
                        + " here: drift of rows counts all of them; remove it",
                "table: bill, kind: drift, of: rows, max_share: 1, severity: quarantine | severity is quarantine, but drift"
                        + " is about all rows of a month together, of which none can be taken out; expected warn or stop",
                "table: customer, kind: not_null, column: opened_on, severity: quarantine | severity is quarantine, but the"
                        + " rows of dim_customer belong to no month"
            })
    void whatIsWrongIsToldWithItsPlaceAndWhatWasExpected(String declared, String problem) {
        assertThat(problems("# first line\nexpect:\n  - {name: it, " + declared + WORDS))
                .first()
                .asString()
                .matches("(?s)line 3, column [0-9]+, it: " + Pattern.quote(problem) + ".*");
    }

    @Test
    void allThatIsWrongIsToldAtOnceEachWithItsLineAndColumn() {
        assertThat(
                        problems(
                                """
                        expects: 1
                        expect:
                          - name: Bad-Name
                            table: bill
                            kind: not_null
                            column: due_on
                            severity: warn
                            en: It.

                          - name: it
                            table: nothing
                            kind: never
                            severity: warn
                            en: It.
                            zh: 它。
                          - text
                          - {name: it, table: bill, kind: not_null, column: due_on, severity: warn, en: It., zh: 它。}
                        """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "line 1, column 1: expects is unknown; did you mean \"expect\"?; expected expect"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "line 3, column 5: name is \"Bad-Name\"; expected lower-case letters, digits and _"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "line 3, column 5, Bad-Name: zh is missing; expected what is expected, in Chinese"),
                        line -> assertThat(line).startsWith("line 11, column 5, it: table \"nothing\" is unknown"),
                        line -> assertThat(line).startsWith("line 12, column 5, it: kind \"never\" is unknown"),
                        line -> assertThat(line).startsWith("line 16, column 5: is not understood"),
                        line -> assertThat(line)
                                .isEqualTo("line 17, column 5, it: stands there twice; expected each name once"));
    }

    @Test
    void whatIsNoListOrNoYamlIsTold() {
        assertThat(problems("expect: []\nno such key: 1\n"))
                .containsExactly("line 2, column 1: no such key is unknown; expected expect");
        assertThat(problems("expect: many\n"))
                .containsExactly(
                        "line 1, column 1: expect is missing or no list; expected a list of expectations, or [] for none");
        assertThat(problems(""))
                .containsExactly(
                        "line 1, column 1: expect is missing or no list; expected a list of expectations, or [] for none");
        assertThat(problems("expect: [\n")).first().asString().startsWith("line 1, column 10: not YAML: ");
    }

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        new QualityYaml(tables, problems).read(text);
        return problems.lines();
    }
}
