package io.gridgrade.query;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An array of objects, one a line. Numbers keep all their digits; a second column of a name becomes {@code name_1}. */
final class JsonText {
    private JsonText() {}

    static long write(QueryAnswer.Table answer, Appendable out) throws IOException {
        List<String> keys = keys(answer.columns());
        long rows = 0;
        out.append('[');
        for (Object[] row = answer.next(); row != null; row = answer.next()) {
            out.append(rows == 0 ? "\n{" : ",\n{");
            for (int i = 0; i < row.length; i++) {
                out.append(i > 0 ? "," : "").append(keys.get(i)).append(':');
                out.append(value(row[i], answer.columns().get(i)));
            }
            out.append('}');
            rows++;
        }
        if (answer.exitCode() == ExitCode.DONE) {
            out.append("\n]\n");
        }
        return rows;
    }

    private static List<String> keys(List<Column> columns) {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            String name = column.name();
            for (int again = 1; names.contains(name); again++) {
                name = column.name() + "_" + again;
            }
            names.add(name);
        }
        return names.stream().map(JsonText::text).toList();
    }

    private static String value(Object value, Column column) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Nested nested) {
            return DisplayWidth.printable(nested.json());
        }
        // JSON has no word for what is not a number: it stays a text.
        boolean finite = !(value instanceof Number number) || Double.isFinite(number.doubleValue());
        return column.isNumber() && finite ? CellText.of(value) : text(CellText.of(value));
    }

    // JSON asks for codes in the place of some characters that steer a terminal only; here all have theirs, which any
    // reader
    // of JSON takes for the character.
    private static String text(String value) {
        return DisplayWidth.printable(Json.write(value));
    }
}
