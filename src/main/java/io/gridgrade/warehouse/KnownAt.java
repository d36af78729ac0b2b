package io.gridgrade.warehouse;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A moment whose knowledge is asked for: what the last copy that was published by then said. Rows that have given way
 * since stand in the schema history, each with the runs at which it came and went; a row was known at the end of a run when
 * it had come by then and not gone.
 */
public record KnownAt(Instant moment, String asked) {
    static final String PUBLISHED = "published";

    /** A day, which counts to its end, or a moment such as 2026-03-31T14:00:00Z; both in UTC. */
    public static KnownAt parse(String text) {
        try {
            return new KnownAt(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .minus(1, ChronoUnit.MICROS),
                    text);
        } catch (DateTimeException e) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "\"" + text
                            + "\" is neither a day nor a moment; expected such as 2026-03-31, which counts to its end"
                            + " in UTC, or 2026-03-31T14:00:00Z");
        }
    }

    /** The moment as part of a file's name. */
    public String fileText() {
        return asked.replace(":", "");
    }

    /** Makes views over the attached copy, of its names, that show what was known. */
    void show(Warehouse warehouse) {
        Parameters published = Parameters.none().with("database_name", PUBLISHED);
        List<Row> tables = warehouse.query("duckdb/kept_tables", published);
        if (tables.stream().noneMatch(row -> row.text("table_name").equals("publication"))) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "the published copy is of a version that kept no history; expected one that was published since;"
                            + " publish anew with: gridgrade upgrade");
        }
        Parameters known = Parameters.none().with("run_key", lastRun(warehouse));
        warehouse.execute("known/schemas", Parameters.none());
        for (Row table : tables) {
            String file = "known/table";
            if (table.text("schema_name").equals("history")) {
                file = "known/table_given_way";
            } else if (table.truth("has_history")) {
                file = "known/table_with_history";
            } else if (table.truth("has_run")) {
                file = "known/table_of_runs";
            }
            warehouse.execute(
                    warehouse
                            .sqlFile(file)
                            .withFragments(Map.of(
                                    "published",
                                    PUBLISHED,
                                    "schema",
                                    table.text("schema_name"),
                                    "table",
                                    table.text("table_name"),
                                    "view",
                                    table.text("schema_name") + "." + table.text("table_name"))),
                    known);
        }
        views(warehouse, published);
    }

    private int lastRun(Warehouse warehouse) {
        Row publication = warehouse
                .query(
                        warehouse.sqlFile("known/publication").withFragments(Map.of("published", PUBLISHED)),
                        Parameters.none().with("known_at_text", moment.toString()))
                .get(0);
        if (publication.isNull("run_key")) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "nothing was published by " + asked + "; expected a moment from "
                            + publication.text("first_at_text") + " on, when the first close was published");
        }
        return publication.integer("run_key");
    }

    // A view may stand on another: those that cannot be made yet wait for the others.
    private static void views(Warehouse warehouse, Parameters published) {
        List<Row> waiting = new ArrayList<>(warehouse.query("duckdb/kept_views", published));
        while (!waiting.isEmpty()) {
            int before = waiting.size();
            List<Row> again = new ArrayList<>();
            RuntimeException why = null;
            for (Row view : waiting) {
                try {
                    warehouse.execute(
                            warehouse
                                    .sqlFile("known/view")
                                    .withFragments(Map.of("statements", view.text("statements"))),
                            Parameters.none());
                } catch (IllegalStateException e) {
                    why = e;
                    again.add(view);
                }
            }
            if (again.size() == before) {
                throw why;
            }
            waiting = again;
        }
    }
}
