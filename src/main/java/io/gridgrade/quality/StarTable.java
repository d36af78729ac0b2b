package io.gridgrade.quality;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A table of the star: its columns with their types, and what its rows are known by; no key where none may be expected of. */
record StarTable(String name, Map<String, String> columns, List<String> key) {
    private static final Set<String> WHOLE_NUMBERS = Set.of("utinyint", "tinyint", "smallint", "integer", "bigint");

    /** What values of a column can be compared with. */
    enum Family {
        NUMBER,
        DAY,
        TEXT,
        TRUTH
    }

    boolean isFact() {
        return name.startsWith("fact_");
    }

    Family family(String column) {
        String type = columns.get(column);
        if (type.startsWith("decimal") || type.equals("double") || WHOLE_NUMBERS.contains(type)) {
            return Family.NUMBER;
        }
        if (type.equals("date") || type.startsWith("timestamp")) {
            return Family.DAY;
        }
        return type.equals("boolean") ? Family.TRUTH : Family.TEXT;
    }

    /** Which rows are looked at: those of the month, or of a dimension those that hold now. */
    String ofMonth() {
        if (isFact()) {
            return "stored.period_key = $period_key";
        }
        return columns.containsKey("is_current") ? "stored.is_current" : "true";
    }

    /** The rows of the month before; a dimension has none of its own. */
    String ofMonthBefore() {
        return isFact() ? "stored.period_key = $previous_period_key" : "false";
    }

    String keyText() {
        return key.stream()
                .map(column -> "coalesce(stored." + column + "::varchar, '')")
                .collect(Collectors.joining(" || ', ' || "));
    }

    /** A row as a struct of texts. */
    String cells() {
        return columns.keySet().stream()
                .map(column -> "'" + column + "': stored." + column + "::varchar")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The columns out of such a row, which the run at work writes anew. */
    String ofCells() {
        return columns.entrySet().stream()
                .map(column -> column.getKey().equals("run_key")
                        ? "$run_key as run_key"
                        : "(stored.row_text ->> '/" + column.getKey() + "')::" + column.getValue() + " as "
                                + column.getKey())
                .collect(Collectors.joining(",\n        "));
    }
}
