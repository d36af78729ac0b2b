package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.usecase.MonthSummary;
import java.io.PrintStream;
import java.util.List;

/** A month's summary as tables on the terminal. */
final class MonthText {
    private MonthText() {}

    static void print(MonthSummary month, PrintStream out) {
        out.println("grades " + month.period());
        print(out, month.grades());
        out.println();
        out.println("groups " + month.period());
        print(out, month.groups());
        if (month.account().longInteger("unstated_count") > 0) {
            out.println();
            out.println("not rated and in no group, for no source has stated them: "
                    + month.account().longInteger("unstated_count"));
        }
    }

    private static void print(PrintStream out, List<Row> rows) {
        if (rows.isEmpty()) {
            out.println("  none");
        } else {
            // The names of groups in Chinese are for programs: the table is in English.
            List<String> columns = rows.get(0).asMap().keySet().stream()
                    .filter(column -> !column.endsWith("_zh"))
                    .toList();
            TextTable.of(columns, rows).lines().forEach(out::println);
        }
    }
}
