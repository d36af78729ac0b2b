package io.gridgrade.quality;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers what is asked of a table, so that its rows are read once for all of it. Mutable. */
final class TableLook {
    private final StarTable table;
    private final List<String> faults = new ArrayList<>();
    private final List<String> measures = new ArrayList<>();
    private final List<String> measuresBefore = new ArrayList<>();

    TableLook(StarTable table) {
        this.table = table;
    }

    /** Asks how many rows have a fault; returns the column of the answer. */
    String fault(String fault) {
        faults.add(fault);
        return "fault_" + (faults.size() - 1);
    }

    /** Asks for a measure of the month, or of the month before; returns the column of the answer. */
    String measure(String measure, boolean isOfMonthBefore) {
        List<String> asked = isOfMonthBefore ? measuresBefore : measures;
        String column = (isOfMonthBefore ? "before_" : "measure_") + asked.size();
        asked.add("(" + measure + ")::decimal(38, 6) as " + column);
        return column;
    }

    Row answer(Warehouse warehouse, Parameters parameters) {
        StringBuilder flags = new StringBuilder();
        StringBuilder counts = new StringBuilder();
        for (int i = 0; i < faults.size(); i++) {
            flags.append(",\n        ")
                    .append(faults.get(i))
                    .append(" as fault_")
                    .append(i);
            counts.append(",\n        count(*) filter (where fault_")
                    .append(i)
                    .append(") as fault_")
                    .append(i);
        }
        return warehouse
                .query(
                        warehouse
                                .sqlFile("quality/measure")
                                .withFragments(Map.of(
                                        "table", table.name(),
                                        "of_month", table.ofMonth(),
                                        "of_month_before", measuresBefore.isEmpty() ? "false" : table.ofMonthBefore(),
                                        "faults", flags.toString(),
                                        "counts", counts.toString(),
                                        "measures", each(measures),
                                        "measures_before", each(measuresBefore))),
                        parameters)
                .get(0);
    }

    private static String each(List<String> asked) {
        return asked.stream().map(one -> ",\n        " + one).collect(Collectors.joining());
    }
}
