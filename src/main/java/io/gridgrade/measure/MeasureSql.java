package io.gridgrade.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes measures as one SELECT over mart, which goes through the gateway like any other.
 *
 * <p>Rows are summed once, to cells of a month and the dimensions; all that concerns time is done with these cells. A
 * month is a number, 12 x year + month - 1, so that windows are differences. A value whose window has a month that is
 * not closed is null.
 */
public final class MeasureSql {
    private static final String MONTH_NO =
            "cast(floor(%1$s.period_key / 100) as integer) * 12 + mod(%1$s.period_key, 100) - 1";

    private final Measures measures;
    private final MeasureRequest request;
    private final Map<Measure, Integer> sums = new LinkedHashMap<>();
    private final Map<String, Integer> windows = new LinkedHashMap<>();
    private final List<String> tables = new ArrayList<>();
    private final Map<String, Integer> values = new LinkedHashMap<>();

    private MeasureSql(Measures measures, MeasureRequest request) {
        this.measures = measures;
        this.request = request;
        for (Term term : request.terms()) {
            measures.ofRows(term.measure()).forEach(measure -> sums.putIfAbsent(measure, sums.size()));
        }
    }

    /** What becomes of what is asked. */
    public sealed interface Written {}

    /** The SELECT that it means. */
    public record Select(String sql) implements Written {}

    /**
     * It has no meaning.
     *
     * @param text the text at fault: 0 the measures, 1 the dimensions, 2 the conditions
     * @param offset the character in it at which the fault begins, from 0
     * @param reason what is wrong, and what to ask instead
     */
    public record Refused(int text, int offset, String reason) implements Written {}

    /** What stands in {@code measures('...', '...', '...')}: measures, dimensions, conditions; the first must be there. */
    public static Written of(Measures measures, List<String> texts) {
        try {
            return new Select(new MeasureSql(measures, MeasureRequest.of(measures, texts)).select());
        } catch (MeasureError e) {
            return e.refused();
        }
    }

    private String select() {
        List<String> columns = new ArrayList<>(List.of(time()));
        columns.addAll(dimensions("cell.", true));
        for (Term term : request.terms()) {
            columns.add(value(term) + " as " + quoted(term.column()));
        }
        List<String> joins = new ArrayList<>();
        values.values()
                .forEach(no -> joins.add("left join value_" + no + " on value_" + no + ".period_no = cell.period_no"
                        + same("value_" + no)));
        List<String> with = new ArrayList<>();
        with.add("known_month as (select distinct " + String.format(MONTH_NO, "fact") + " as month_no from mart."
                + measures.facts().get(0).name() + " as fact)");
        with.add("asked_period as (select " + periodNo() + " as period_no, " + periodNo() + " * "
                + request.grain().months() + " + " + (request.grain().months() - 1)
                + " as last_no, max(month_no) as known_no from known_month group by " + periodNo() + ")");
        with.add(cells());
        with.add("cell as (select distinct asked_period.period_no" + listed("month_cell.", false)
                + " from asked_period join month_cell on month_cell.month_no between asked_period.last_no - "
                + (request.grain().months() - 1) + " and asked_period.last_no)");
        with.addAll(tables);
        return "with " + String.join(", ", with) + " select " + String.join(", ", columns) + " from cell "
                + String.join(" ", joins);
    }

    private String periodNo() {
        return "cast(floor(month_no / " + request.grain().months() + ") as integer)";
    }

    private String time() {
        return switch (request.grain()) {
            case MONTH ->
                "cast(floor(cell.period_no / 12) as integer) * 100 + mod(cell.period_no, 12) + 1 as \"period_key\"";
            case QUARTER ->
                "cast(cast(floor(cell.period_no / 4) as integer) as varchar) || '-Q' ||"
                        + " cast(mod(cell.period_no, 4) + 1 as varchar) as \"quarter\"";
            case YEAR -> "cell.period_no as \"year\"";
        };
    }

    // One row for each month and combination of dimensions.
    private String cells() {
        Set<String> used = new LinkedHashSet<>();
        used.add(measures.facts().get(0).name());
        request.by().forEach(dimension -> used.add(dimension.table()));
        request.conditions().forEach(condition -> used.add(condition.dimension().table()));
        sums.keySet().forEach(measure -> used.add(Measures.sourceOf(measure).table()));
        String first = alias(measures.facts().get(0).name());
        StringBuilder from = new StringBuilder();
        for (FactTable fact : measures.facts()) {
            if (used.contains(fact.name())) {
                String alias = alias(fact.name());
                from.append(from.isEmpty() ? " from " : " left join ")
                        .append(table(fact))
                        .append(" as ")
                        .append(alias);
                if (!alias.equals(first)) {
                    from.append(String.format(
                            " on %1$s.period_key = %2$s.period_key and %1$s.customer_key = %2$s.customer_key",
                            alias, first));
                }
            }
        }
        List<String> columns = new ArrayList<>(List.of(String.format(MONTH_NO, first) + " as month_no"));
        List<String> groups = new ArrayList<>(List.of(first + ".period_key"));
        for (int i = 0; i < request.by().size(); i++) {
            String column = column(request.by().get(i));
            columns.add(column + " as dimension_" + i);
            groups.add(column);
        }
        sums.forEach((measure, no) -> columns.add(sum(Measures.sourceOf(measure)) + " as sum_" + no));
        String where = request.conditions().stream()
                .map(condition -> "cast(" + column(condition.dimension()) + " as varchar) in ("
                        + condition.values().stream().map(MeasureSql::literal).collect(Collectors.joining(", "))
                        + ")")
                .collect(Collectors.joining(" and "));
        return "month_cell as (select " + String.join(", ", columns) + from
                + (where.isEmpty() ? "" : " where " + where)
                + " group by " + String.join(", ", groups) + ")";
    }

    private static String table(FactTable fact) {
        String table = "mart." + quoted(fact.name());
        return fact.where().isEmpty()
                ? table
                : fact.where().entrySet().stream()
                        .map(entry -> "cast(" + quoted(entry.getKey()) + " as varchar) = " + literal(entry.getValue()))
                        .collect(Collectors.joining(" and ", "(select * from " + table + " where ", ")"));
    }

    private static String sum(Measure.Source source) {
        String alias = alias(source.table()) + ".";
        String counted = source.column().map(column -> alias + quoted(column)).orElse(alias + "customer_key");
        String value = source.where()
                .map(where -> "case when " + alias + quoted(where) + " then " + counted + " end")
                .orElse(counted);
        return (source.isCount() ? "count(" : "sum(") + value + ")";
    }

    private String value(Term term) {
        String value = value(term.measure(), term.window());
        if (term.change().isEmpty()) {
            return value;
        }
        Term.Change change = term.change().get();
        String before = value(term.measure(), term.window().back(change.monthsBack()));
        return change.isDifference()
                ? value + " - " + before
                : "cast(" + value + " - " + before + " as double) / nullif(abs(" + before + "), 0)";
    }

    private String value(Measure measure, TimeWindow window) {
        if (measure.definition() instanceof Measure.Ratio) {
            List<Measure> parts = measures.ofRows(measure);
            return "(cast(" + ofRows(parts.get(0), window) + " as double) / nullif(" + ofRows(parts.get(1), window)
                    + ", 0))";
        }
        return ofRows(measure, window);
    }

    private String ofRows(Measure measure, TimeWindow window) {
        String last = window.lastSql("asked_period");
        boolean isMean =
                measure.definition() instanceof Measure.SemiAdditive ends && ends.overTime() == Measure.OverTime.MEAN;
        boolean isLast = measure.definition() instanceof Measure.SemiAdditive && !isMean;
        String first = isLast ? last : window.firstSql("asked_period", request.grain());
        int windowNo = windows.computeIfAbsent(first + " to " + last, unused -> {
            tables.add("window_" + windows.size() + " as (select asked_period.period_no, " + first
                    + " as first_no, " + last + " as last_no from asked_period join known_month on"
                    + " known_month.month_no between " + first + " and " + last
                    + " group by asked_period.period_no, asked_period.last_no, asked_period.known_no having count(*) = "
                    + last + " - (" + first + ") + 1)");
            return windows.size();
        });
        int sumNo = sums.get(measure);
        int valueNo = values.computeIfAbsent(windowNo + " of " + sumNo + (isMean ? " mean" : ""), unused -> {
            String months = "window_" + windowNo + ".last_no - window_" + windowNo + ".first_no + 1";
            String sum = "sum(month_cell.sum_" + sumNo + ")";
            tables.add("value_" + values.size() + " as (select window_" + windowNo + ".period_no"
                    + listed("month_cell.", false) + ", "
                    + (isMean ? "cast(" + sum + " as double) / (" + months + ")" : sum)
                    + " as amount from window_" + windowNo + " join month_cell on month_cell.month_no between window_"
                    + windowNo + ".first_no and window_" + windowNo + ".last_no group by window_" + windowNo
                    + ".period_no, window_" + windowNo + ".first_no, window_" + windowNo + ".last_no"
                    + listed("month_cell.", false) + ")");
            return values.size();
        });
        return "value_" + valueNo + ".amount";
    }

    // Unknown is a value too.
    private String same(String table) {
        return IntStream.range(0, request.by().size())
                .mapToObj(i -> " and " + table + ".dimension_" + i + " is not distinct from cell.dimension_" + i)
                .collect(Collectors.joining());
    }

    private String listed(String alias, boolean named) {
        return dimensions(alias, named).stream().map(column -> ", " + column).collect(Collectors.joining());
    }

    private List<String> dimensions(String alias, boolean named) {
        return IntStream.range(0, request.by().size())
                .mapToObj(i -> alias + "dimension_" + i
                        + (named ? " as " + quoted(request.by().get(i).name()) : ""))
                .toList();
    }

    private static String column(Dimension dimension) {
        return alias(dimension.table()) + "." + quoted(dimension.column());
    }

    private static String alias(String table) {
        return "of_" + table;
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
