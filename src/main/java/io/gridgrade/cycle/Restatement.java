package io.gridgrade.cycle;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Dataset;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which grades the restatement of a month moved: told when it is closed, kept in its record, listed in the mart. */
final class Restatement {
    private static final String VIEW = "mart.grade_restatement";
    private static final int PAIRS_TOLD = 6;

    private Restatement() {}

    /** Compares the month, which was closed just now, with the edition before. */
    static void compare(Run run, Warehouse warehouse, Period month) {
        List<Row> moves = new ArrayList<>();
        run.step(Step.of("compare with the edition before of", month), () -> {
            moves.addAll(warehouse.query("cycle/grades_moved", Parameters.none().forPeriod(month)));
            return count(moves);
        });
        run.wrote(Dataset.table(VIEW)
                .with("period", month.toString())
                .with("rows", count(moves))
                .with("grades_moved", moves.stream().map(Restatement::pair).collect(Collectors.joining(", "))));
        run.note(words(month, moves));
    }

    private static long count(List<Row> moves) {
        return moves.stream().mapToLong(row -> row.longInteger("moved_count")).sum();
    }

    private static String words(Period month, List<Row> moves) {
        if (moves.isEmpty()) {
            return month + " restated: no customer has another grade than in the edition before";
        }
        String pairs = moves.stream().limit(PAIRS_TOLD).map(Restatement::pair).collect(Collectors.joining(", "));
        return month + " restated: " + count(moves) + " of " + moves.get(0).longInteger("customer_count")
                + " customers have another grade than in the edition before: " + pairs
                + (moves.size() > PAIRS_TOLD ? ", and others" : "") + "; list them with: gridgrade sql \"select * from "
                + VIEW + " where period_key = " + month.key() + "\"";
    }

    private static String pair(Row row) {
        return name(row, "from_grade_code") + " to " + name(row, "to_grade_code") + " "
                + row.longInteger("moved_count");
    }

    private static String name(Row row, String column) {
        return row.isNull(column) ? "none" : row.text(column);
    }
}
