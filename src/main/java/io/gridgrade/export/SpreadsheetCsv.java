package io.gridgrade.export;

import java.math.BigDecimal;
import java.util.List;

/**
 * CSV as in RFC 4180, safe to open in a spreadsheet: a text that it would take for a formula begins with an apostrophe,
 * for names come from suppliers. Numbers are numbers and stay as they are.
 */
public final class SpreadsheetCsv {
    private static final String LINE_END = "\r\n";
    // Also full-width, as Chinese spreadsheets take them.
    private static final String FORMULA_BEGINNINGS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\t\r\n";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private SpreadsheetCsv() {}

    /** A header and rows, whose cells are of the header's columns. */
    public static String of(List<String> columns, List<List<Object>> rows, boolean hasByteOrderMark) {
        StringBuilder text = new StringBuilder(hasByteOrderMark ? BYTE_ORDER_MARK : "");
        text.append(String.join(",", columns)).append(LINE_END);
        for (List<Object> row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                text.append(i > 0 ? "," : "").append(cell(row.get(i)));
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
        String safe = isFormula(text) ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    // Also behind blanks and what cannot be seen, which a spreadsheet may take away.
    private static boolean isFormula(String text) {
        if (!text.isEmpty() && FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        return text.codePoints()
                .dropWhile(sign -> Character.isWhitespace(sign)
                        || Character.isSpaceChar(sign)
                        || Character.getType(sign) == Character.FORMAT
                        || Character.isISOControl(sign))
                .limit(1)
                .anyMatch(sign -> FORMULA_BEGINNINGS.indexOf(sign) >= 0);
    }
}
