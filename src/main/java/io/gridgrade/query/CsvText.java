package io.gridgrade.query;

import java.io.IOException;
import java.util.List;

/**
 * RFC 4180: comma, CRLF, a header, quotes where needed; null is empty and the empty text is {@code ""}.
 *
 * <p>Values are left as they are. What a query answers is data for the next program, which a guard against formulas
 * would falsify; the regulator's files, made to be opened in a spreadsheet, have one.
 */
final class CsvText {
    private static final String LINE_END = "\r\n";

    private CsvText() {}

    static long write(QueryAnswer.Table answer, Appendable out) throws IOException {
        line(out, answer.columns().stream().map(Column::name).toList());
        long rows = 0;
        for (Object[] row = answer.next(); row != null; row = answer.next()) {
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    out.append(',');
                }
                if (row[i] != null) {
                    out.append(quoted(CellText.of(row[i])));
                }
            }
            out.append(LINE_END);
            rows++;
        }
        return rows;
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
