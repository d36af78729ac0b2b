package io.gridgrade.query;

import java.util.Map;

/** What to write where Calcite only says what it does not like. */
final class JudgeAdvice {
    private static final Map<String, String> BY_BEGINNING = Map.of(
            "String literal continued on same line", "write 'a' || 'b' for one text, a comma between two",
            "OVER must be applied to aggregate function",
                    "gather it by group in a with, and join that; or write quantile_cont(x, 0.5) over (...)",
            "Argument to function 'PERCENTILE", "write 0.5, or quantile_cont(x, [0.25, 0.75]) for several",
            "WITHIN GROUP not allowed", "write count(*) filter (where x < 5) + 1 for the rank of 5",
            "Illegal TIMESTAMP", "write timestamp '2024-12-31 10:00:00'",
            "Illegal DATE", "write date '2024-12-31'",
            "Ordinal out of range", "expected the place of a column that is selected",
            "Incompatible types", "write each function around its value, as in upper(x)",
            "Duplicate relation name", "give one of the two another name",
            "Window specification must contain an ORDER BY", "write order by ... in over");

    private JudgeAdvice() {}

    static String of(String message) {
        if (message.endsWith("is not a valid time frame")) {
            return "; expected year, quarter, month, week, day, hour, minute or second";
        }
        return BY_BEGINNING.entrySet().stream()
                .filter(entry -> message.startsWith(entry.getKey()))
                .map(entry -> "; " + entry.getValue())
                .findFirst()
                .orElse("");
    }
}
