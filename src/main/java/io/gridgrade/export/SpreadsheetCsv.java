package io.gridgrade.export;

import io.gridgrade.warehouse.Row;
import java.math.BigDecimal;
import java.util.List;

/**
 * CSV as in RFC 4180, safe to open in a spreadsheet: a text that it would take for a formula begins with an apostrophe,
 * for names come from suppliers. Numbers are numbers and stay as they are.
 */
final class SpreadsheetCsv {
    private static final String LINE_END = "\r\n";
    private static final String FORMULA_BEGINNINGS = "=+-@\t\r";

    private SpreadsheetCsv() {}

    static String of(List<String> columns, List<Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", columns)).append(LINE_END);
        for (Row row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                text.append(i > 0 ? "," : "").append(cell(row.value(columns.get(i))));
            }
            text.append(LINE_END);
        }
        return text.toString();
    }

    static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (!(value instanceof String text)) {
            return value.toString();
        }
        String safe = !text.isEmpty() && FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
