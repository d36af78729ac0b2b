package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.usecase.WhyAnswer;
import io.gridgrade.usecase.WhyWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The statement of an account: what was brought forward, what was billed and received, and what is owed after each. */
final class WhyAccount {
    private final WhyWords words;

    WhyAccount(WhyWords words) {
        this.words = words;
    }

    List<String> lines(WhyAnswer answer) {
        List<Row> account = answer.account();
        Row closing = answer.closing();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(words.of("account", closing.text("open_amount"), closing.text("credit_amount")));
        Map<String, Function<Row, Object>> columns = new LinkedHashMap<>();
        columns.put("on", row -> row.value("happened_on"));
        columns.put("line", row -> words.of("account." + row.text("line_code")));
        columns.put("fact", row -> row.value("fact_no"));
        columns.put("names", row -> row.value("names_no"));
        columns.put("due", row -> row.value("due_on"));
        columns.put("amount", row -> row.value("amount"));
        columns.put("balance", row -> row.value("balance_amount"));
        columns.put("settles", row -> row.value("settled_text"));
        columns.values().removeIf(column -> account.stream().allMatch(row -> column.apply(row) == null));
        TextTable table = new TextTable(columns.keySet().stream().map(words::of).toList());
        account.forEach(row -> table.add(
                columns.values().stream().map(column -> column.apply(row)).toArray()));
        lines.addAll(table.lines());
        if (!answer.accountAddsUp()) {
            lines.add("  " + words.of("account.differs", closing.text("difference_amount")));
        }
        return lines;
    }
}
