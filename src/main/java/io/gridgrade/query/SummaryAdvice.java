package io.gridgrade.query;

import io.gridgrade.query.parameter.LoggedQuery;
import io.gridgrade.run.QueryLog;
import io.gridgrade.summary.Aggregate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which summaries would answer what was asked, by the rules by which they are used. Those of one table become one where that
 * stays small; how many rows each would have, the engine counts. Mutable.
 */
public final class SummaryAdvice {
    /** A summary with more than this share of its table's rows saves too little to be made at each publication. */
    private static final double ROWS_SHARE_MAX = 0.25;

    /** Queries that cost less in sum than all these are not looked at. */
    private static final int SHAPES_MAX = 200;

    private static final Set<QueryLog.Outcome> TOOK_TIME =
            Set.of(QueryLog.Outcome.ANSWERED, QueryLog.Outcome.CUT, QueryLog.Outcome.STOPPED);

    private final Gateway gateway;
    private final Set<String> namesTaken;
    private final Map<String, Long> countedRows = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Asked> answered = new ArrayList<>();
    private final List<Unhelped> unhelped = new ArrayList<>();

    private SummaryAdvice(Gateway gateway, Set<String> declared) {
        this.gateway = gateway;
        this.namesTaken = new TreeSet<>(declared);
    }

    /** A query, its words and numbers hidden, with how often it was asked and how long that took in all. */
    public record Asked(String query, long times, double seconds) {}

    /** A query that no summary would answer, and why. */
    public record Unhelped(Asked asked, String reason) {}

    /**
     * A summary that would answer queries.
     *
     * @param rows how many it would have, of the table's {@code tableRows}
     */
    public record Proposal(
            String name,
            String table,
            List<String> dimensions,
            Map<Aggregate, List<String>> columns,
            long rows,
            long tableRows,
            List<Asked> queries) {}

    /**
     * The advice, the costliest first.
     *
     * @param asked how many queries it is of
     * @param inRoles how many more were asked in a role, which has no summary
     */
    public record Answer(
            long asked, long inRoles, List<Proposal> proposals, List<Asked> answered, List<Unhelped> unhelped) {}

    private record Shape(LoggedQuery query, Asked asked) {}

    private record Wanted(SummaryNeed need, Asked asked) {}

    private static final class Draft {
        private final String table;
        private final Set<String> columns = new TreeSet<>();
        private final Set<Asked> queries = new TreeSet<>(COSTLIEST);
        private long rows;

        Draft(String table) {
            this.table = table;
        }
    }

    private static final Comparator<Asked> COSTLIEST =
            Comparator.comparingDouble(Asked::seconds).reversed().thenComparing(Asked::query);

    /** Of what is logged; {@code declared} are the names that are taken. */
    public static Answer of(Gateway gateway, List<QueryLog.Entry> log, Set<String> declared) {
        List<QueryLog.Entry> took = log.stream()
                .filter(entry -> TOOK_TIME.contains(entry.outcome()))
                .filter(entry -> !entry.query().startsWith("explain "))
                .toList();
        List<QueryLog.Entry> owners =
                took.stream().filter(entry -> entry.role().isEmpty()).toList();
        SummaryAdvice advice = new SummaryAdvice(gateway, declared);
        List<Wanted> wanted = new ArrayList<>();
        advice.shapes(owners).forEach(shape -> wanted.addAll(advice.wanted(shape)));
        wanted.forEach(advice::place);
        return new Answer(
                owners.size(),
                took.size() - owners.size(),
                advice.drafts.stream().map(advice::proposal).toList(),
                advice.answered,
                advice.unhelped);
    }

    private List<Shape> shapes(List<QueryLog.Entry> entries) {
        Map<String, List<QueryLog.Entry>> byShape = new TreeMap<>();
        for (QueryLog.Entry entry : entries) {
            shapeOf(entry).ifPresent(shape -> byShape.computeIfAbsent(shape, unused -> new ArrayList<>())
                    .add(entry));
        }
        List<Shape> shapes = new ArrayList<>();
        byShape.forEach((shape, same) -> shapes.add(new Shape(
                LoggedQuery.of(same.get(same.size() - 1).query()).orElseThrow(),
                new Asked(
                        shape,
                        same.size(),
                        same.stream()
                                .mapToDouble(entry -> entry.seconds().orElse(0.0))
                                .sum()))));
        shapes.sort(Comparator.comparing(Shape::asked, COSTLIEST));
        return shapes.subList(0, Math.min(SHAPES_MAX, shapes.size()));
    }

    // A text that is cut, or of a version that wrote otherwise, is no query.
    private Optional<String> shapeOf(QueryLog.Entry entry) {
        try {
            return LoggedQuery.of(entry.query()).map(query -> gateway.shape(query.sql()));
        } catch (NotAllowed e) {
            return Optional.empty();
        }
    }

    private List<Wanted> wanted(Shape shape) {
        List<SummaryNeed> needs;
        try {
            needs = gateway.summaryNeeds(shape.query().sql(), shape.query().values());
        } catch (NotAllowed e) {
            unhelped.add(new Unhelped(shape.asked(), "it is not understood, or its values are not in the log"));
            return List.of();
        }
        if (needs.isEmpty()) {
            unhelped.add(new Unhelped(
                    shape.asked(), "no part of it groups the rows of a table of mart; summaries are of groups"));
            return List.of();
        }
        if (needs.stream().anyMatch(need -> !need.answeredBy().isEmpty())) {
            answered.add(shape.asked());
            return List.of();
        }
        List<Wanted> wanted = needs.stream()
                .filter(need -> need.reason().isEmpty())
                .map(need -> new Wanted(need, shape.asked()))
                .toList();
        if (wanted.isEmpty()) {
            unhelped.add(new Unhelped(
                    shape.asked(),
                    needs.stream()
                            .map(need -> need.table() + ": " + need.reason())
                            .distinct()
                            .collect(Collectors.joining("; "))));
        }
        return wanted;
    }

    // To the first summary of the table that stays small with it, else to one of its own.
    private void place(Wanted wanted) {
        SummaryNeed need = wanted.need();
        long tableRows = rows("select count(*) from mart." + quoted(need.table()));
        List<String> own = need.dimensions();
        if (own.isEmpty()) {
            unhelped.add(
                    new Unhelped(wanted.asked(), need.table() + ": it is of all rows, and the table has no month"));
            return;
        }
        for (Draft draft : drafts) {
            Set<String> both = new TreeSet<>(draft.columns);
            both.addAll(need.columns());
            if (draft.table.equals(need.table()) && take(draft, both, tableRows, wanted)) {
                return;
            }
        }
        Draft draft = new Draft(need.table());
        if (take(draft, need.columns(), tableRows, wanted)) {
            drafts.add(draft);
        } else {
            unhelped.add(new Unhelped(
                    wanted.asked(),
                    need.table() + ": a summary by " + String.join(", ", own) + " would have " + rows(own, need.table())
                            + " rows of the table's " + tableRows));
        }
    }

    private boolean take(Draft draft, Set<String> columns, long tableRows, Wanted wanted) {
        long rows = rows(new SummaryNeed(draft.table, columns, "", "").dimensions(), draft.table);
        if (rows > tableRows * ROWS_SHARE_MAX) {
            return false;
        }
        draft.columns.addAll(columns);
        draft.queries.add(wanted.asked());
        draft.rows = rows;
        return true;
    }

    private long rows(List<String> dimensions, String table) {
        return rows("select count(*) from (select distinct "
                + dimensions.stream().map(SummaryAdvice::quoted).collect(Collectors.joining(", ")) + " from mart."
                + quoted(table) + ") as groups");
    }

    // Counted once, however often it is asked.
    private long rows(String sql) {
        return countedRows.computeIfAbsent(sql, unused -> {
            try (QueryAnswer answer = gateway.answer(sql, new QueryLimits(0, 0))) {
                if (answer instanceof QueryAnswer.Table table) {
                    return ((Number) table.next()[0]).longValue();
                }
                throw new IllegalStateException("Unable to count: " + ((QueryAnswer.Refused) answer).reason());
            }
        });
    }

    private Proposal proposal(Draft draft) {
        SummaryNeed need = new SummaryNeed(draft.table, draft.columns, "", "");
        List<String> dimensions = need.dimensions();
        Map<Aggregate, List<String>> columns = new EnumMap<>(Aggregate.class);
        for (Aggregate aggregate : Aggregate.values()) {
            List<String> kept = need.kept(aggregate);
            if (!kept.isEmpty()) {
                columns.put(aggregate, kept);
            }
        }
        return new Proposal(
                name(draft.table, dimensions),
                draft.table,
                dimensions,
                columns,
                draft.rows,
                rows("select count(*) from mart." + quoted(draft.table)),
                List.copyOf(draft.queries));
    }

    private String name(String table, List<String> dimensions) {
        String of = dimensions.size() <= 2 ? String.join("_and_", dimensions) : dimensions.size() + "_columns";
        String name = table + "_by_" + of;
        for (int no = 2; !namesTaken.add(name); no++) {
            name = table + "_by_" + of + "_" + no;
        }
        return name;
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The proposal as it stands in {@code summaries.yml}. */
    public static List<String> yaml(Proposal proposal) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("dimensions", proposal.dimensions());
        proposal.columns().forEach((aggregate, columns) -> lists.put(aggregate.word(), columns));
        List<String> lines = new ArrayList<>(List.of("  - name: " + proposal.name(), "    table: " + proposal.table()));
        lists.forEach((key, columns) -> lines.add("    " + key + ": [" + String.join(", ", columns) + "]"));
        return lines;
    }
}
