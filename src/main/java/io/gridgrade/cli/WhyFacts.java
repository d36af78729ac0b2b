package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.usecase.WhyAnswer;
import io.gridgrade.usecase.WhyWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The facts of an explanation, a table a kind, each row with the file and record that it came from. */
final class WhyFacts {
    private final WhyWords words;

    WhyFacts(WhyWords words) {
        this.words = words;
    }

    List<String> lines(WhyAnswer answer) {
        List<Row> facts = answer.facts();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(words.of("facts") + (facts.isEmpty() ? ": " + words.of("facts.none") : ""));
        answer.factsByKind().forEach((kind, rows) -> {
            long total = rows.get(0).longInteger("fact_total");
            lines.add(
                    total > rows.size()
                            ? words.of(
                                    "facts.shown", words.of(kind), Integer.toString(rows.size()), Long.toString(total))
                            : words.of("facts.all", words.of(kind), Long.toString(total)));
            lines.addAll(table(rows).lines());
        });
        return lines;
    }

    // A column that no fact of the kind has a value for is left out: a payment has no energy.
    private TextTable table(List<Row> rows) {
        Map<String, Function<Row, Object>> columns = new LinkedHashMap<>();
        columns.put("fact", row -> row.value("fact_no"));
        columns.put("month", row -> WhyWords.month(row, "period_key"));
        columns.put("on", row -> row.value("happened_on"));
        columns.put("due", row -> row.value("due_on"));
        columns.put("amount", row -> row.value("amount"));
        columns.put("kwh", row -> row.value("energy_kwh"));
        columns.put("what", row -> words.name(row, "what", null));
        columns.put("paid", row -> row.value("paid_amount"));
        columns.put("paid.on", row -> row.value("paid_on"));
        columns.put("from", this::from);
        columns.values().removeIf(column -> rows.stream().allMatch(row -> column.apply(row) == null));
        TextTable table = new TextTable(columns.keySet().stream().map(words::of).toList());
        rows.forEach(row -> table.add(
                columns.values().stream().map(column -> column.apply(row)).toArray()));
        return table;
    }

    private String from(Row row) {
        String run = row.text("run_key");
        if (!row.isNull("record_no")) {
            return words.of("from.record", row.text("file_name"), row.text("record_no"), run);
        }
        if (!row.isNull("file_name")) {
            return words.of("from.file", row.text("file_name"), run);
        }
        return row.isNull("file_count")
                ? words.of("from.run", run)
                : words.of("from.one", row.text("file_count"), row.text("source_name"), run);
    }
}
