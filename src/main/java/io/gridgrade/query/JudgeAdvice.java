package io.gridgrade.query;

import java.util.Map;

/** What to write where Calcite only says what it does not like. */
final class JudgeAdvice {
    private static final Map<String, String> BY_BEGINNING = Map.ofEntries(
            Map.entry("String literal continued on same line", "write 'a' || 'b' for one text, a comma between two"),
            Map.entry(
                    "OVER must be applied to aggregate function",
                    "gather it by group in a with, and join that; or write quantile_cont(x, 0.5) over (...)"),
            Map.entry("Argument to function 'PERCENTILE", "write 0.5, or quantile_cont(x, [0.25, 0.75]) for several"),
            Map.entry("WITHIN GROUP not allowed", "write count(*) filter (where x < 5) + 1 for the rank of 5"),
            Map.entry("Illegal TIMESTAMP", "write timestamp '2024-12-31 10:00:00'"),
            Map.entry("Illegal TIME literal", "write time '10:00:00'"),
            Map.entry("Windowed aggregate expression is illegal", "work it out in a with, and use its name"),
            Map.entry("Illegal DATE", "write date '2024-12-31'"),
            Map.entry("Ordinal out of range", "expected the place of a column that is selected"),
            Map.entry("Incompatible types", "write each function around its value, as in upper(x)"),
            Map.entry("Duplicate relation name", "give one of the two another name"),
            Map.entry("Window specification must contain an ORDER BY", "write order by ... in over"),
            Map.entry("Aggregate expression is illegal in WHERE", "write it in having, behind group by"),
            Map.entry("List of column aliases must have same degree", "name each of its columns, or none"));

    private JudgeAdvice() {}

    static String of(String message) {
        if (message.endsWith("is not a valid time frame")) {
            return "; expected year, quarter, month, week, day, hour, minute or second";
        }
        if (message.endsWith("is not in the select clause")) {
            return "; select it, too, or group by the rest instead of distinct";
        }
        return BY_BEGINNING.entrySet().stream()
                .filter(entry -> message.startsWith(entry.getKey()))
                .map(entry -> "; " + entry.getValue())
                .findFirst()
                .orElse("");
    }
}
