package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.Problems;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableYamlTest {
    private final Problems problems = new Problems();

    private Optional<Table> read(String text) {
        return new TableYaml("credit_report/gates.yml", Set.of(), problems).read("gates", text);
    }

    @Test
    void numbersStandToTheRightAndNamesToTheLeftUnlessTheTableSaysOtherwise() {
        Table table =
                read("""
                        query: grade_gates
                        columns:
                          - {heading: heading.gate, width: 301, format: name, of: [gate_name_en, gate_name_zh]}
                          - {heading: heading.gate_decided, width: 110, format: count, of: customer_count}
                          - {width: 100, format: count, align: centre, of: customer_count}
                        """)
                        .orElseThrow();

        assertThat(table.columns())
                .extracting(Table.Column::align)
                .containsExactly(Table.Align.LEFT, Table.Align.RIGHT, Table.Align.CENTRE);
        assertThat(table.columns()).extracting(Table.Column::width).containsExactly(301, 110, 100);
        assertThat(problems.lines()).isEmpty();
    }

    @Test
    void whateverIsWrongIsToldTogetherWithItsPlace() {
        Optional<Table> table = read(
                """
                query: grade_gate
                rows: 3
                head_height: high
                columns:
                  - {heading: heading.gat, width: 300, format: name, of: gate_name_en}
                  - {width: 100, format: cuont, of: customer_count}
                  - {chart: gradeBadge, of: grade_code, align: middle}
                  - {width: 10, format: count, chart: gradeBadge, of: Grade}
                  - {width: 10, words: gate.}
                """);

        assertThat(table).isEmpty();
        assertThat(problems.lines())
                .anyMatch(line -> line.equals("reports/credit_report/gates.yml, line 2, column 7: rows is unknown;"
                        + " expected one of above, above_height, columns, head_height, query, row_height"))
                .anyMatch(line -> line.startsWith("reports/credit_report/gates.yml, line 1, column 8: query is"
                        + " \"grade_gate\"; expected the name of a query in sql/report"))
                .anyMatch(line -> line.endsWith(": head_height is \"high\"; expected points, from 0 to 999"))
                .anyMatch(
                        line -> line.contains("heading is \"heading.gat\", which is no key of messages_en.properties"))
                .anyMatch(line -> line.endsWith(": format name is given 1 columns; expected 2 below of:"))
                .anyMatch(line -> line.contains(": format is \"cuont\"; did you mean \"count\"?; expected one of "))
                .anyMatch(line -> line.endsWith(": a column has no width; expected width: and its points"))
                .anyMatch(line -> line.endsWith(": align is \"middle\"; expected left, centre or right"))
                .anyMatch(line ->
                        line.endsWith(": a column has one of format, words and chart; expected exactly one of them"))
                .anyMatch(line -> line.endsWith(": of has what is no column name; expected one, or a list of them"))
                .anyMatch(line -> line.endsWith(
                        ": words is given no column; expected of: and the column with the end of its key"))
                .anyMatch(line -> line.endsWith(": the widths add up to 420; expected 511, the width of the page"));
    }

    @Test
    void aFileThatIsNoTableSaysSo() {
        assertThat(read("[1, 2]")).isEmpty();
        assertThat(read("query: grade_gates")).isEmpty();
        assertThat(read("query: grade_gates\nquery: grade_mix\nabove: groupMap"))
                .isEmpty();
        assertThat(problems.lines())
                .containsExactly(
                        "reports/credit_report/gates.yml, line 1, column 1: is empty or no map",
                        "reports/credit_report/gates.yml, line 1, column 1: there are neither columns nor a chart above;"
                                + " expected columns: and a list",
                        "reports/credit_report/gates.yml, line 2, column 1: query stands there twice; expected each key"
                                + " once");
    }
}
