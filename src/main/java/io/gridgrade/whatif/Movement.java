package io.gridgrade.whatif;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a close by other rules would change.
 *
 * @param rules     what differs from the home
 * @param since     what of the home's own rules differs from those of the month's close, and so counts too
 * @param moves     how many customers move which way, and what they owe, by {@code sql/whatif/moves}
 * @param scale     the grades of the changed scale, best first
 * @param migration from which grade to which, by {@code sql/whatif/migration}
 * @param causes    what moves them, by {@code sql/whatif/causes}
 * @param movers    those of them that owe most, by {@code sql/whatif/movers}
 * @param risks     the indices of the risk factors before and after
 * @param cells     what would be printed otherwise on page 1 of the credit report
 */
public record Movement(
        Period period,
        List<String> rules,
        List<String> since,
        List<Row> moves,
        List<String> scale,
        List<Row> migration,
        List<Row> causes,
        List<Row> movers,
        RiskFactors risks,
        List<ChangedCell> cells) {
    /** A cell of a printed page before and after; null where there is none. */
    public record ChangedCell(String place, String before, String after) {
        private Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("place", place);
            map.put("before", before);
            map.put("after", after);
            return map;
        }
    }

    /** How many customers there are. */
    public long customerCount() {
        return moves.stream()
                .mapToLong(row -> row.longInteger("customer_count"))
                .sum();
    }

    /** How many would have another grade. */
    public long movedCount() {
        return moves.stream()
                .filter(row -> !row.text("move_code").equals("same"))
                .mapToLong(row -> row.longInteger("customer_count"))
                .sum();
    }

    /** For a program to read, by name. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("period", period.toString());
        map.put("rules", rules);
        map.put("changed_since_close", since);
        map.put("customer_count", customerCount());
        map.put("moved_count", movedCount());
        map.put("moves", maps(moves));
        map.put("scale", scale);
        map.put("migration", maps(migration));
        map.put("causes", maps(causes));
        map.put("movers", maps(movers));
        map.put("risk_factors", risks.asMaps());
        map.put("cells", cells.stream().map(ChangedCell::asMap).toList());
        return map;
    }

    private static List<Map<String, Object>> maps(List<Row> rows) {
        return rows.stream().map(Row::asMap).toList();
    }
}
