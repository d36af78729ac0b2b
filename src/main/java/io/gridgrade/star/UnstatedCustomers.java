package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Customers of whom there are facts, but whom no source has stated: told after each load, with the likely cause. */
public final class UnstatedCustomers {
    private final Warehouse warehouse;

    UnstatedCustomers(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** How many there are. */
    public static long count(Warehouse warehouse) {
        return warehouse.query("star/unstated_count", Parameters.none()).get(0).longInteger("customer_count");
    }

    /** Tells how many there are, and why; returns a row a likely cause. */
    List<Map<String, Object>> tell(Run run) {
        long left = count(warehouse);
        if (left == 0) {
            return List.of();
        }
        List<Row> causes = warehouse.query("star/unstated_cause", Parameters.none());
        run.note(String.format(
                        Locale.ROOT,
                        left == 1
                                ? "%,d customer has facts, but no source has stated it: not rated (NR) until one does"
                                : "%,d customers have facts, but no source has stated them: not rated (NR) until one does",
                        left)
                + causes.stream().map(UnstatedCustomers::words).collect(Collectors.joining()));
        return causes.stream().map(Row::asMap).toList();
    }

    private static String words(Row cause) {
        String first = cause.text("customer_no");
        String likely = cause.text("likely_customer_no");
        return String.format(Locale.ROOT, "; %,d ", cause.longInteger("customer_count"))
                + switch (cause.text("cause_code")) {
                    case "zeros" -> "like " + first + ", and " + likely + " is stated: leading zeros were lost";
                    case "case" -> "like " + first + ", and " + likely + " is stated: upper and lower case differ";
                    case "decimals" ->
                        "like " + first + ", and " + likely + " is stated: it was written as a number with decimals";
                    case "signs" -> "like " + first + ", and " + likely + " is stated: blanks or dashes differ";
                    default -> "like " + first + ", which is near to no number that is stated";
                };
    }
}
