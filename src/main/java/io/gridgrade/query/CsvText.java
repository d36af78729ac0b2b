package io.gridgrade.query;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.FormulaGuard;
import java.io.IOException;
import java.util.List;

/**
 * RFC 4180: comma, CRLF, a header, quotes where needed; null is empty and the empty text is {@code ""}.
 *
 * <p>Names come from suppliers, and a spreadsheet would run some of them: texts are guarded. For the next program, which a guard
 * would mislead, they may be left raw.
 */
final class CsvText {
    private static final String LINE_END = "\r\n";

    private CsvText() {}

    static long write(QueryAnswer.Table answer, boolean isRaw, boolean isShown, Appendable out) throws IOException {
        line(
                out,
                answer.columns().stream()
                        .map(column -> shown(guarded(column.name(), isRaw), isShown))
                        .toList());
        long rows = 0;
        for (Object[] row = answer.next(); row != null; row = answer.next()) {
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    out.append(',');
                }
                if (row[i] != null) {
                    String text = CellText.of(row[i]);
                    out.append(quoted(shown(row[i] instanceof String ? guarded(text, isRaw) : text, isShown)));
                }
            }
            out.append(LINE_END);
            rows++;
        }
        return rows;
    }

    private static String guarded(String text, boolean isRaw) {
        return isRaw ? text : FormulaGuard.guarded(text);
    }

    // A terminal obeys some characters that a name may hold.
    private static String shown(String text, boolean isShown) {
        return isShown ? DisplayWidth.printable(text) : text;
    }

    private static void line(Appendable out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i > 0 ? "," : "").append(quoted(cells.get(i)));
        }
        out.append(LINE_END);
    }

    private static String quoted(String text) {
        boolean needed = text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
