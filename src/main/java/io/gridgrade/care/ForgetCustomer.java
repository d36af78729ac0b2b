package io.gridgrade.care;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.run.Run;
import io.gridgrade.summary.FillSummaries;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Salt;
import io.gridgrade.warehouse.Warehouse;
import io.gridgrade.warehouse.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the name and the number of a customer out of the warehouse, and keeps what was billed, graded and grouped. The
 * number gives way to a token that is counted, not computed from it, so that nobody can go back; that no total of mart and
 * no other column moved is proved before anything is kept.
 */
public final class ForgetCustomer {
    /** What dim_customer forgets; its other columns are counted by and tell no person. */
    static final Set<String> FORGOTTEN_COLUMNS = Set.of("customer_no", "customer_name", "customer_name_en");

    private static final List<String> OF_CUSTOMERS = List.of(
            "star.dim_customer.",
            "star.customer_record.",
            "star.customer_absence.",
            "history.dim_customer.",
            "history.customer_record.",
            "history.customer_absence.");

    private static final String QUARANTINE_CONDITION = "rowid in (select row_no from forgotten_quarantine)";

    private final Home home;
    private final EngineLimits limits;
    private final Parameters settings;
    private final String number;

    /** For one customer by its number in the source. */
    public ForgetCustomer(Home home, Parameters settings, String number) {
        this.home = home;
        this.limits = EngineLimits.of(settings);
        this.settings = settings;
        this.number = number;
    }

    /**
     * What was changed, or would be: {@code places} by rows; {@code files} of refused records that were cleared; and what
     * cannot be reached: {@code naming}, which say the number or a name, and {@code unsearched}, which may.
     */
    public record Outcome(
            Map<String, Long> places,
            List<String> files,
            List<String> naming,
            List<String> unsearched,
            boolean alreadyForgotten,
            boolean applied) {
        /** Whether there is, or was, anything to change. */
        public boolean hasChanges() {
            return !places.isEmpty() || !files.isEmpty();
        }
    }

    /** Says what would be changed; changes nothing. */
    public Outcome plan() {
        try (WriterLock lock = WriterLock.take(home.lockFile());
                Warehouse warehouse = Warehouse.openLocked(home, limits, Progress.SILENT)) {
            return found(warehouse, new Work(warehouse)).outcome(false);
        }
    }

    /** Forgets the customer, rewrites the file so that its free blocks hold nothing either, and publishes. */
    public Outcome forget(Progress progress) {
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            Found found;
            try (Warehouse warehouse = Warehouse.openLocked(home, limits, progress)) {
                Work work = new Work(warehouse);
                found = found(warehouse, work);
                if (found.outcome.hasChanges()) {
                    // The log of runs must not keep what the run is to remove.
                    Run.of(warehouse, "forget " + work.token, Optional.empty(), settings, progress, run -> {
                        return run.finish(() ->
                                run.step(Step.of("forget in the warehouse"), () -> change(warehouse, work, found)));
                    });
                }
            }
            if (found.outcome.hasChanges() || found.outcome.alreadyForgotten) {
                rewrite(progress);
            }
            return found.outcome(true);
        }
    }

    private record Found(Outcome outcome, List<RejectsFile> files, List<AskedAbout> asked) {
        Outcome outcome(boolean applied) {
            return new Outcome(
                    outcome.places,
                    outcome.files,
                    outcome.naming,
                    outcome.unsearched,
                    outcome.alreadyForgotten,
                    applied);
        }
    }

    /** The customer as the warehouse knows it, and the words by which it is looked for. */
    private final class Work {
        private final Optional<Integer> customerKey;
        private final long versions;
        private final String token;
        private final List<String> names;
        private final Parameters parameters;

        private Work(Warehouse warehouse) {
            this.token =
                    warehouse.query("care/next_token", Parameters.none()).get(0).text("token_no");
            Parameters words = Parameters.none().with("customer_no", number).with("token_no", token);
            List<Row> customers = warehouse.query("care/customer_of_number", words);
            this.customerKey =
                    customers.stream().map(row -> row.integer("customer_key")).findFirst();
            this.versions = customers.stream()
                    .mapToLong(row -> row.longInteger("version_count"))
                    .sum();
            this.parameters = words.with("customer_key", customerKey.orElse(0));
            warehouse.execute("care/forget_words", parameters);
            this.names = warehouse.query("care/forgotten_names", Parameters.none()).stream()
                    .map(row -> row.text("customer_name"))
                    .toList();
        }
    }

    private Found found(Warehouse warehouse, Work work) {
        Map<String, Long> places = new LinkedHashMap<>();
        if (work.versions > 0) {
            places.put("star.dim_customer", work.versions);
        }
        for (TextColumn column : columns(warehouse)) {
            count(warehouse, places, column.name(), column.table, column.condition(work));
        }
        count(warehouse, places, "audit.reject, records", "audit.reject", RejectsFile.WAREHOUSE_CONDITION);
        count(warehouse, places, "audit.quarantine, rows", "audit.quarantine", QUARANTINE_CONDITION);
        List<RejectsFile> files = RejectsFile.naming(home, warehouse);
        Pattern words = NamingFiles.words(number, work.names);
        List<AskedAbout> asked = AskedAbout.of(home, words);
        List<Path> changed = Stream.concat(
                        files.stream().map(RejectsFile::path), asked.stream().map(AskedAbout::path))
                .toList();
        NamingFiles others = NamingFiles.of(home, words, changed);
        boolean alreadyForgotten = isRemembered(warehouse);
        Outcome outcome = new Outcome(
                places,
                Stream.concat(
                                files.stream().map(RejectsFile::shown),
                                asked.stream().map(AskedAbout::shown))
                        .toList(),
                others.naming(),
                others.unsearched(),
                alreadyForgotten,
                false);
        if (!outcome.hasChanges() && !alreadyForgotten) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "the warehouse knows no customer \"" + number + "\"; expected a number as it stands in the source,"
                            + " or in mart.customer; nothing was changed");
        }
        return new Found(outcome, files, asked);
    }

    private boolean isRemembered(Warehouse warehouse) {
        return Files.isRegularFile(home.saltFile())
                && warehouse
                                .query(
                                        "care/forgotten_count",
                                        Parameters.none()
                                                .with(
                                                        "number_hash",
                                                        Salt.read(home.saltFile())
                                                                .hashOf(number)))
                                .get(0)
                                .longInteger("row_count")
                        > 0;
    }

    private long change(Warehouse warehouse, Work work, Found found) {
        Map<String, Long> places = found.outcome.places;
        // A second salt would make those who were forgotten by the first come back.
        String hash = (Salt.isNeeded(warehouse) ? Salt.read(home.saltFile()) : Salt.readOrDraw(home.saltFile()))
                .hashOf(number);
        Map<String, TableContent> totals = totals(warehouse);
        Map<String, Map<String, String>> untouched = untouched(warehouse);
        Map<String, TableContent> before = TableContent.of(warehouse, untouched);
        if (work.customerKey.isPresent()) {
            warehouse.execute("care/forget_bill_reference", work.parameters);
            warehouse.execute("care/forget_dim_customer", work.parameters);
        }
        warehouse.execute(
                warehouse
                        .sqlFile("care/forget_reject")
                        .withFragments(Map.of("condition", RejectsFile.WAREHOUSE_CONDITION)),
                Parameters.none());
        warehouse.execute("care/forget_quarantine", Parameters.none());
        for (TextColumn column : columns(warehouse)) {
            if (places.containsKey(column.name())) {
                warehouse.execute(
                        warehouse
                                .sqlFile("care/forget_text")
                                .withFragments(Map.of(
                                        "table",
                                        column.table,
                                        "column",
                                        column.column,
                                        "without",
                                        column.without(),
                                        "condition",
                                        column.condition(work))),
                        Parameters.none());
            }
        }
        warehouse.execute("care/remember_forgotten", Parameters.none().with("number_hash", hash));
        List<String> moved = new ArrayList<>(TableContent.differences(totals, totals(warehouse)));
        moved.addAll(TableContent.differences(before, TableContent.of(warehouse, untouched)));
        if (!moved.isEmpty()) {
            throw new UserError(
                    ExitCode.VERIFICATION_FAILED,
                    "forgetting the customer would have moved figures; nothing was changed; expected every total and"
                            + " every other column to stay; report this",
                    moved);
        }
        // Before the commit: the names by which they are found are gone after it.
        found.files.forEach(file -> file.clear(warehouse));
        found.asked.forEach(file -> file.clear(work.token));
        return places.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, TableContent> totals(Warehouse warehouse) {
        Map<String, TableContent> totals = new LinkedHashMap<>();
        warehouse
                .query("care/mart_totals", Parameters.none())
                .forEach(row -> totals.put(
                        row.text("total_name") + " of " + row.text("period_key"),
                        new TableContent(Map.of(), row.longInteger("row_count"), row.text("content_hash"))));
        return totals;
    }

    // Texts may change by design; that their rows stay as many, and apart, the totals see.
    private static Map<String, Map<String, String>> untouched(Warehouse warehouse) {
        List<String> changing =
                columns(warehouse).stream().map(TextColumn::name).toList();
        Map<String, Map<String, String>> tables = TableContent.columnsOf(warehouse);
        tables.keySet().removeIf(table -> !table.startsWith("star.") && !table.startsWith("history."));
        return TableContent.without(
                tables,
                column -> changing.contains(column)
                        || (OF_CUSTOMERS.stream().anyMatch(column::startsWith)
                                && FORGOTTEN_COLUMNS.contains(column.substring(column.lastIndexOf('.') + 1))));
    }

    private record TextColumn(String table, String column, boolean ofCustomer, boolean isFree) {
        String name() {
            return table + "." + column;
        }

        String without() {
            return "without_customer(" + (isFree ? "without_name(" + column + ")" : column) + ")";
        }

        String condition(Work work) {
            String named = isFree
                    ? "(names_customer(" + column + ") or says_name(" + column + "))"
                    : "names_customer(" + column + ")";
            return ofCustomer ? "customer_key = " + work.customerKey.orElse(-1) + " and " + named : named;
        }
    }

    private static List<TextColumn> columns(Warehouse warehouse) {
        return warehouse.query("care/forget_columns", Parameters.none()).stream()
                .map(row -> new TextColumn(
                        row.text("table_name"),
                        row.text("column_name"),
                        row.truth("of_customer"),
                        row.truth("is_free")))
                .toList();
    }

    private static void count(
            Warehouse warehouse, Map<String, Long> places, String place, String table, String condition) {
        long rows = warehouse
                .query(
                        warehouse
                                .sqlFile("care/forget_count")
                                .withFragments(Map.of("table", table, "condition", condition)),
                        Parameters.none())
                .get(0)
                .longInteger("row_count");
        if (rows > 0) {
            places.put(place, rows);
        }
    }

    private void rewrite(Progress progress) {
        Path next = home.warehouseFile().resolveSibling("warehouse.duckdb.rewritten");
        FileOperations.requireRoom(
                home.folder(), 2 * FileOperations.bytes(home.warehouseFile()), "writing the file anew");
        progress.note("writing the warehouse's file anew, so that nothing of the customer stays in its free blocks");
        FileOperations.delete(next);
        try {
            Map<String, TableContent> before;
            try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, limits, false)) {
                warehouse.checkpoint();
                before = TableContent.ofAll(warehouse);
                warehouse.copyTo(next);
                OwnerOnly.mend(next);
            }
            try (Warehouse copied = Warehouse.openFile(next, home, limits, true)) {
                List<String> differences = TableContent.differences(before, TableContent.ofAll(copied));
                if (!differences.isEmpty()) {
                    throw new UserError(
                            ExitCode.VERIFICATION_FAILED,
                            "the warehouse's file, written anew, is not the same; the customer is forgotten, but traces"
                                    + " may be in free blocks of the file that was kept; run the command again",
                            differences);
                }
            }
            Whole.replaceFile(home.warehouseFile(), next);
            if (Files.isRegularFile(home.publishedFile())) {
                try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, limits, false)) {
                    FillSummaries.fill(warehouse);
                    Publication.publish(warehouse, home);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write " + home.warehouseFile() + " anew", e);
        } finally {
            FileOperations.delete(next);
            FileOperations.delete(next.resolveSibling(next.getFileName() + ".wal"));
        }
    }
}
