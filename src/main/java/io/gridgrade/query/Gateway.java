package io.gridgrade.query;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.measure.Measures;
import io.gridgrade.policy.Barrier;
import io.gridgrade.policy.Reader;
import io.gridgrade.policy.RoleView;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.summary.Summaries;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Whole;
import io.gridgrade.value.WrittenWhole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Answers queries over {@code mart} of the published copy. What a user writes is read and judged by Calcite and
 * written anew for the engine, whose connection can neither write, nor change its settings, nor see any file but those
 * of a folder of its own. One answer at a time.
 */
public final class Gateway implements AutoCloseable {
    static {
        // Before any class of Calcite: it reads the setting once, and refuses Chinese literals without it.
        System.setProperty("calcite.default.charset", "UTF-8");
    }

    private static final String STANDARD_FUNCTIONS_SQL = Resources.shipped().text("sql/duckdb/standard_functions.sql");

    private static final String MART_VIEWS_SQL = Resources.shipped().text("sql/duckdb/mart_views.sql");

    private final Connection connection;
    private final Path folder;
    private final Parameters settings;
    private final MartCatalog catalog;
    private final Translation translation;
    private final Optional<RoleView> view;
    private final EngineTrees trees;
    private final Summarised summarised;
    private Set<String> named = Set.of();
    private volatile boolean abandoned;
    private volatile boolean unwanted;
    private volatile RunningQuery running;

    private Gateway(
            Connection connection,
            Path folder,
            Parameters settings,
            Optional<RoleView> view,
            Supplier<Measures> measures,
            Supplier<String> declaredSummaries)
            throws SQLException {
        this.connection = connection;
        this.folder = folder;
        this.settings = settings;
        this.view = view;
        this.catalog = view.isPresent()
                ? new MartCatalog(view.get().columns(), () -> measures.get()
                        .seenIn(view.get().columns()))
                : MartCatalog.read(connection, measures);
        this.translation = new Translation(catalog);
        this.trees = new EngineTrees(connection);
        this.summarised = new Summarised(connection, trees, catalog, declaredSummaries);
    }

    /** Over the home's published copy, for its owner. */
    public static Gateway open(Home home, EngineLimits engineLimits, Parameters settings) {
        return open(home, engineLimits, settings, Reader.owner());
    }

    /** Over the home's published copy, for somebody who sees of it what the policy of his role says. */
    public static Gateway open(Home home, EngineLimits engineLimits, Parameters settings, Reader reader) {
        return open(home, engineLimits, settings, reader, Barrier.COPY);
    }

    static Gateway open(Home home, EngineLimits engineLimits, Parameters settings, Reader reader, Barrier barrier) {
        Path folder = ownFolder(home);
        try {
            Connection connection = PublishedCopy.connect(home, engineLimits, folder);
            try {
                Optional<RoleView> view = reader.role().isPresent()
                        ? Optional.of(RoleView.open(connection, home, reader, barrier))
                        : Optional.empty();
                fence(connection, view, folder, settings.integer("query_temp_mb"));
                return new Gateway(
                        connection,
                        folder,
                        settings,
                        view,
                        () -> Measures.of(Resources.of(home)),
                        () -> Summaries.hash(Resources.of(home)));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            delete(folder);
            throw new IllegalStateException("Unable to open the published copy of " + home.folder(), e);
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    // Its own, not the home's tmp: a writer empties that when it opens, and two engines would spill into each other.
    private static Path ownFolder(Home home) {
        try {
            // Named after the process, so that what a killed one leaves can be told from what is in use.
            Path folder = OwnerOnly.createFolders(home.readersFolder()
                    .resolve("query-" + ProcessHandle.current().pid() + "-" + System.nanoTime()));
            Whole.deleteWithProcess(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make a folder for the query in " + home.folder(), e);
        }
    }

    private static void fence(Connection connection, Optional<RoleView> view, Path folder, int temporaryMb)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STANDARD_FUNCTIONS_SQL);
            if (view.isEmpty()) {
                statement.execute(MART_VIEWS_SQL);
            }
            if (temporaryMb > 0) {
                statement.execute("set max_temp_directory_size = '" + temporaryMb + "MB'");
            }
        }
        String allowed = "[" + SqlFile.literal(folder.toString()) + "]";
        for (String setting : List.of(
                // Moments are those of UTC, whatever the machine's own zone is: the same query has the same answer.
                "set timezone = 'UTC'",
                "set schema = '" + view.map(RoleView::schema).orElse(MartCatalog.SCHEMA) + "'",
                "set allowed_directories = " + allowed,
                "set enable_external_access = false",
                "set lock_configuration = true")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(setting);
            }
        }
    }

    /** The limits that the settings say for a format. */
    public QueryLimits limits(AnswerFormat format) {
        return QueryLimits.of(settings, format);
    }

    /** Answers as a table, within the limits of that format. */
    public QueryAnswer answer(String sql) {
        return answer(sql, limits(AnswerFormat.TABLE));
    }

    /** Answers within the given limits; the answer is closed before the next is asked for. */
    public QueryAnswer answer(String sql, QueryLimits limits) {
        return answer(sql, QueryParameters.none(), limits);
    }

    /** The same of a query with parameters, {@code :name} or {@code ?}, each of which has a value. */
    public QueryAnswer answer(String sql, QueryParameters values, QueryLimits limits) {
        return asked(sql, limits, began -> start(sql, engineSql(sql, values, limits.secondsMax()), limits, began));
    }

    /** The columns that the answer would have, and no row: the query is judged as if it were answered. */
    public QueryAnswer described(String sql, QueryParameters values, QueryLimits limits) {
        return asked(
                sql,
                limits,
                began -> start(
                        sql, "from (" + engineSql(sql, values, limits.secondsMax()) + ") limit 0", limits, began));
    }

    // The thread that reads may be in the engine: its connection is left to it.
    private QueryAnswer.Refused notReadInTime(QueryLimits limits) {
        // What reads may be in the engine, for ever.
        running = null;
        abandoned = true;
        return new QueryAnswer.Refused(
                "stopped after " + limits.secondsMax()
                        + " s, before the query was read to its end; raise query.seconds_max, or ask in a shorter way",
                ExitCode.FAILED);
    }

    /** Writes the answer as a Parquet file, whole or not at all; a file of that name is replaced. */
    public QueryAnswer writeParquet(String sql, QueryParameters values, Path output, QueryLimits limits) {
        return asked(sql, limits, began -> {
            Path written = folder.resolve("answer.parquet");
            String rows = engineSql(sql, values, limits.secondsMax());
            if (limits.rowsMax() > 0) {
                rows = "from (" + rows + ") limit " + limits.rowsMax();
            }
            QueryAnswer answer = start(
                    sql,
                    "copy (" + rows + ") to " + SqlFile.literal(written.toString()) + " (format parquet)",
                    limits,
                    began);
            if (answer instanceof QueryAnswer.Written done) {
                WrittenWhole.to(output, next -> put(written, next));
                return new QueryAnswer.Written(output, done.rows(), limits.reached(done.rows()));
            }
            return answer;
        });
    }

    // Renamed where that can be, so that a large answer does not lie on the disk twice; a pipe is filled.
    private static Path put(Path written, Path next) throws IOException {
        if (!Files.exists(next)) {
            return Files.move(written, next);
        }
        try (OutputStream pipe = Files.newOutputStream(next)) {
            Files.copy(written, pipe);
        }
        return next;
    }

    private QueryAnswer asked(String sql, QueryLimits limits, LongFunction<QueryAnswer> answer) {
        try {
            return answer.apply(System.nanoTime());
        } catch (NotAllowed e) {
            return QueryAnswer.Refused.because(e.getMessage());
        } catch (DeepStack.TimeIsUp e) {
            return notReadInTime(limits);
        } catch (OutOfMemoryError e) {
            return EngineMessages.refusal(e, sql);
        }
    }

    /** The text that the engine would run; throws NotAllowed with the reason otherwise. */
    String engineSql(String sql) {
        return engineSql(sql, QueryParameters.none(), 0);
    }

    private String engineSql(String sql, QueryParameters values, int secondsMax) {
        unwanted = false;
        if (abandoned) {
            throw new IllegalStateException("The engine still works on a query that was given up");
        }
        return DeepStack.call(() -> translated(sql, values), secondsMax);
    }

    private String translated(String sql, QueryParameters values) {
        Translation.Translated translated = translation.translate(sql, values);
        try {
            boolean isSame = translated.engineSql().equals(translated.asWritten());
            String text = SameReading.forEngine(translated.text());
            List<String> read = trees.of(
                    isSame
                            ? List.of(translated.asWritten(), text)
                            : List.of(translated.asWritten(), text, translated.engineSql()));
            SameReading.check(read.get(1), translated.asWritten(), read.get(0));
            named = EngineTree.check(catalog, read.get(isSame ? 0 : 2));
            if (view.isPresent()) {
                // A summary is of all rows, and a role may see fewer.
                view.get().make(named);
                return translated.engineSql();
            }
            return summarised.text(translated);
        } catch (SQLException e) {
            throw new NotAllowed(EngineMessages.of(e, sql));
        }
    }

    /** Whether the answer comes from summaries, and why not: a row for each part of the query that groups, and summary. */
    public QueryAnswer explained(String sql, QueryParameters values, QueryLimits limits) {
        return asked(
                sql,
                limits,
                began ->
                        start(sql, DeepStack.call(() -> summaryUses(sql, values), limits.secondsMax()), limits, began));
    }

    /** What each part of the query that groups would need of a summary; throws NotAllowed when it cannot be asked. */
    List<SummaryNeed> summaryNeeds(String sql, QueryParameters values) {
        return DeepStack.call(
                () -> {
                    try {
                        return summarised.needs(translation.translate(sql, values));
                    } catch (SQLException e) {
                        throw new NotAllowed(EngineMessages.of(e, sql));
                    }
                },
                0);
    }

    /** The query in one line for others to see: whatever could be somebody's word is a sign of question. */
    String shape(String sql) {
        return QueryShape.of(sql, catalog);
    }

    private String summaryUses(String sql, QueryParameters values) {
        // What may not be asked is not explained either.
        translated(sql, values);
        try {
            return view.isPresent() ? Summarised.rows(List.of()) : summarised.uses(translation.translate(sql, values));
        } catch (SQLException e) {
            throw new NotAllowed(EngineMessages.of(e, sql));
        }
    }

    /** Whether queries are answered from summaries where they can be, as they are unless told otherwise. */
    public void useSummaries(boolean uses) {
        summarised.use(uses);
    }

    /** Stops the answer that is being waited for, or read; to be called from another thread. */
    public void stop() {
        unwanted = true;
    }

    /** Whether the engine has not let go yet of a query that was stopped: nothing more can be asked here until it has. */
    public boolean isAbandoned() {
        RunningQuery last = running;
        if (abandoned && last != null && last.isLetGo()) {
            abandoned = false;
        }
        return abandoned;
    }

    // The time for reading the query counts too.
    private QueryAnswer start(String asked, String engineSql, QueryLimits limits, long began) {
        if (unwanted) {
            return new QueryAnswer.Refused("stopped, as you asked", ExitCode.FAILED);
        }
        RunningQuery query =
                RunningQuery.start(connection, engineSql, asked, System.nanoTime() - began, () -> unwanted);
        running = query;
        RunningQuery.Message first = query.take(limits.secondsMax());
        if (first instanceof RunningQuery.Columns columns) {
            return new EngineTable(query, () -> abandoned = true, limits, columns.columns());
        }
        if (first instanceof RunningQuery.Failure failure) {
            return EngineMessages.refusal(failure.error(), asked);
        }
        if (first instanceof RunningQuery.End end) {
            return new QueryAnswer.Written(folder, end.changed(), Optional.empty());
        }
        abandoned = !query.stop();
        return new QueryAnswer.Refused(
                unwanted
                        ? "stopped, as you asked"
                        : "stopped after " + limits.secondsMax()
                                + " s without an answer; raise query.seconds_max, or ask for less",
                ExitCode.FAILED);
    }

    /** The engine behind the fence of the parser. */
    Connection connection() {
        return connection;
    }

    /** The names for which a query wants values, as written; none of a text that cannot be cut into words. */
    public static Set<String> parametersOf(String sql) {
        try {
            return ParameterPlaces.names(sql);
        } catch (NotAllowed e) {
            // It is refused when it is asked, with the reason.
            return Set.of();
        }
    }

    /** How many {@code ?} a query has; none of a text that cannot be cut into words. */
    public static int placesOf(String sql) {
        try {
            return ParameterPlaces.placedCount(sql);
        } catch (NotAllowed e) {
            return 0;
        }
    }

    /** What is to be said beside the last answer, such as that small cells are missing; empty when nothing is. */
    public Optional<String> note() {
        return view.flatMap(seen -> seen.note(named));
    }

    /** The tables of mart that a query reads, in lower case; empty where it is refused. It is judged, and not answered. */
    public Optional<Set<String>> tablesOf(String sql, QueryParameters values) {
        try {
            engineSql(sql, values, limits(AnswerFormat.TABLE).secondsMax());
            return Optional.of(Set.copyOf(named));
        } catch (NotAllowed | DeepStack.TimeIsUp e) {
            return Optional.empty();
        }
    }

    /** The functions that a query may call, sorted. */
    public List<String> functions() {
        return EngineFunctions.allowed().stream().sorted().toList();
    }

    /** The tables that a query may name. */
    public List<String> tables() {
        return List.copyOf(catalog.tables());
    }

    @Override
    public void close() {
        // Closing would wait for a query that the engine does not give up; the end of the program ends it.
        if (!abandoned) {
            try {
                trees.close();
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("Unable to close the published copy", e);
            }
        }
        delete(folder);
    }

    private static void delete(Path folder) {
        try {
            Whole.delete(folder);
        } catch (IOException e) {
            // A query that was given up may still write there; the folder is empty of anything that matters.
        }
    }
}
