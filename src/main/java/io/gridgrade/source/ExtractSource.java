package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Run;
import io.gridgrade.source.database.CursorMark;
import io.gridgrade.source.database.DatabaseQuery;
import io.gridgrade.source.database.Extract;
import io.gridgrade.source.database.ReadDatabase;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a source's database has that is not loaded yet into files, {@code <table>@<source>/<chunk>.csv}, which then
 * land as if a supplier had sent them. How far it read is kept by the transaction that keeps the rows, so that a crash
 * neither loses nor doubles any. Mutable.
 */
public final class ExtractSource {
    private final SourceFolder source;
    private final Path folder;
    private final Path home;
    private final Map<String, String> environment;
    private final List<Extract> extracts = new ArrayList<>();

    /** A source of the home that reads a database, whose password may stand in the environment. */
    public ExtractSource(SourceFolder source, Home home, Map<String, String> environment) {
        this.source = source;
        this.folder = home.extractsFolder().resolve(source.name());
        this.home = home.folder();
        this.environment = environment;
    }

    /** Reads every table; returns the folder of the files. What is wrong with queries and SELECTs is told before. */
    public Path read(Run run, Warehouse warehouse, Parameters parameters) {
        ReadDatabase database = new ReadDatabase(source.database().orElseThrow(), environment, home);
        return warehouse.stoppable(database::stop, () -> {
            checkQueries(database, warehouse, parameters.with("run_key", run.key()));
            ReadDatabase.makePrivate(folder.getParent());
            Map<String, CursorMark> marks = marks(warehouse);
            for (SourceTable table : source.tables()) {
                Optional<CursorMark> mark = Optional.ofNullable(marks.get(table.landingTable()));
                run.step(Step.of("read " + table.landingTable()), () -> read(database, table, mark, run));
            }
            return folder;
        });
    }

    private long read(ReadDatabase database, SourceTable table, Optional<CursorMark> mark, Run run) {
        DatabaseQuery query = table.query().orElseThrow();
        Extract extract = database.read(query, folder.resolve(table.landingTable() + "@" + source.name()), mark, run);
        boolean mayBeEmpty = table.optional() || (table.hasCursor() && mark.isPresent());
        if (extract.rows() == 0 && !mayBeEmpty) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "the query of " + table.landingTable()
                            + " was answered with no rows; expected records; nothing was loaded; correct tables."
                            + table.landingTable() + ".query in source.yml, or say optional: true beside it");
        }
        extracts.add(extract);
        return extract.rows();
    }

    private void checkQueries(ReadDatabase database, Warehouse warehouse, Parameters parameters) {
        Problems problems = new Problems();
        List<DatabaseQuery> queries = source.tables().stream()
                .flatMap(table -> table.query().stream())
                .toList();
        Map<String, List<String>> columns = database.columns(queries, problems);
        Map<String, LandingTable> landing = LandingTable.all(warehouse);
        // A source's SELECT may use what cleans values.
        warehouse.execute("source/begin_load", Parameters.none());
        AttributeText.define(warehouse, Notation.UNSTATED, parameters);
        CheckFiles check = new CheckFiles(warehouse, parameters, problems);
        for (SourceTable table : source.tables()) {
            if (columns.containsKey(table.landingTable())) {
                check.checkQuery(table, landing.get(table.landingTable()), columns.get(table.landingTable()));
            }
        }
        int count = problems.lines().size();
        problems.throwIfAny(
                ExitCode.DATA_QUALITY,
                count + (count == 1 ? " problem" : " problems") + " with the database of source " + source.name()
                        + "; nothing was loaded");
    }

    private Map<String, CursorMark> marks(Warehouse warehouse) {
        Map<String, CursorMark> marks = new LinkedHashMap<>();
        Parameters ofSource = Parameters.none().with("source_name", source.name());
        for (Row row : warehouse.query("source/cursor_marks", ofSource)) {
            marks.put(
                    row.text("landing_table"),
                    new CursorMark(
                            row.text("column_name"),
                            row.text("start_text"),
                            row.text("last_text"),
                            Set.of(row.text("row_hashes").split(" ", -1))));
        }
        return marks;
    }

    /** Keeps how far each cursor was read, within the caller's transaction. */
    public void keep(Run run, Warehouse warehouse) {
        for (Extract extract : extracts) {
            Optional<DatabaseQuery.Cursor> cursor = extract.query().cursor();
            if (cursor.isPresent() && !extract.last().isEmpty()) {
                warehouse.execute(
                        "source/keep_cursor",
                        Parameters.none()
                                .with("run_key", run.key())
                                .with("source_name", source.name())
                                .with("landing_table", extract.query().table())
                                .with("column_name", cursor.get().column())
                                .with("start_text", cursor.get().start())
                                .with("last_text", extract.last())
                                .with("file", extract.hashesFile().toString()));
            }
        }
    }

    /** Deletes the files, once they are loaded. */
    public void discard() {
        ReadDatabase.discard(folder);
    }

    /**
     * After a failed load, deletes the files where the data were at fault: they will be corrected in the database. All
     * else, such as a lost connection or a full disk, leaves them for the next load to go on from.
     */
    public void discardAfter(Throwable failure) {
        if (failure instanceof UserError error
                && (error.exitCode() == ExitCode.DATA_QUALITY || error.exitCode() == ExitCode.PERIOD_CLOSED)) {
            discard();
        }
    }
}
