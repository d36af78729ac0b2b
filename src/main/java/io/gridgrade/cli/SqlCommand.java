package io.gridgrade.cli;

import io.gridgrade.analysis.SavedQueries;
import io.gridgrade.analysis.SavedQuery;
import io.gridgrade.policy.Reader;
import io.gridgrade.query.AnswerFile;
import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.AnswerWriter;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.query.QueryMemory;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.run.QueryLog;
import io.gridgrade.run.QueryLog.Outcome;
import io.gridgrade.settings.Settings;
import io.gridgrade.shell.Shell;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Answers a query. */
@Command
final class SqlCommand implements Callable<Integer> {
    private static final long LOG_ROWS = 50;
    private static final String SHELL_ENDS =
            "; the shell has ended with it; what you asked is kept: open it again with: gridgrade sql";

    @ParentCommand
    private GridGrade main;

    @picocli.CommandLine.Parameters(
            paramLabel = "QUERY",
            arity = "0..1",
            description = "The query; - reads it from stdin.")
    private String query;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, json, parquet or xlsx (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write to a file, not to stdout; parquet and xlsx need it.")
    private Path output;

    @Option(
            names = "--saved",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "",
            description = "Ask a saved query; without a name, list them.")
    private String saved;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "The value of :NAME in the query; NAME:TYPE=VALUE says its type: text, whole, decimal, date,"
                    + " boolean or null.")
    private List<String> parameters = List.of();

    @Option(
            names = "--raw",
            description =
                    "Leave texts in CSV as they are; else one that a spreadsheet would take for a formula begins with"
                            + " an apostrophe.")
    private boolean isRaw;

    @Option(
            names = "--rows-max",
            paramLabel = "COUNT",
            description = "Rows to answer at most; 0 = all (default: query.rows_max for a table, else all).")
    private Long rowsMax;

    @Option(
            names = "--seconds-max",
            paramLabel = "SECONDS",
            description = "Seconds to work at most; 0 = any (default: query.seconds_max).")
    private Integer secondsMax;

    @Option(
            names = "--log",
            description = "Show who asked what, and what came of it: the last 50, or --rows-max; 0 = all.")
    private boolean showsLog;

    @Option(
            names = "--explain",
            description =
                    "Do not answer the query: show which summary answers each part of it that groups, and why others"
                            + " do not.")
    private boolean explains;

    @Mixin
    private ReaderOptions reader;

    // For the launcher, which alone can tell of a process that crashed.
    @Option(names = "--ended-by", paramLabel = "SIGNAL", hidden = true)
    private Integer endedBy;

    @Override
    public Integer call() {
        if (endedBy != null) {
            throw CrashedQuery.told(main.home(), endedBy);
        }
        AnswerFormat asked = AnswerFormat.named(format);
        if (showsLog) {
            return showLog(asked);
        }
        if (saved != null && saved.isEmpty()) {
            SavedQueryTable.of(SavedQueries.of(main.home()))
                    .lines()
                    .forEach(main.terminal().out()::println);
            return ExitCode.DONE.number();
        }
        if (saved != null && query != null) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "there is a query and a saved one; expected either QUERY or --saved NAME");
        }
        if (query == null && saved == null && main.terminal().isInteractive()) {
            openShell();
            return ExitCode.DONE.number();
        }
        if (query == null && saved == null) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the query is missing; expected for example: gridgrade sql \"select * from mart.customer limit 10\"");
        }
        if (explains && asked.needsFile()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "what is explained is no " + asked + "; expected --format table, csv or json");
        }
        if (asked.needsFile() && output == null) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    asked + " is not for a terminal; expected --output FILE, for example --output answer." + asked);
        }
        Home home = main.home();
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        QueryParameters given = QueryParameters.written(parameters);
        Optional<SavedQuery> known =
                Optional.ofNullable(saved).map(name -> SavedQueries.of(home).named(name));
        String sql = known.isPresent() ? known.get().sql() : query.equals("-") ? read() : query;
        QueryMemory memory = QueryMemory.of(settings);
        Reader asker = reader.reader();
        try (AskedQuery logged =
                new AskedQuery(main, home, (explains ? "explain " : "") + given.logged(sql), asker, memory)) {
            try (Gateway gateway = Gateway.open(home, memory.engine(), settings, asker)) {
                QueryParameters values = known.map(one -> one.values(given, () -> SavedQueries.lastClosed(gateway)))
                        .orElse(given);
                QueryLimits limits = limits(gateway.limits(asked));
                try (QueryAnswer answer = explains
                        ? gateway.explained(sql, values, limits)
                        : asked == AnswerFormat.PARQUET
                                ? gateway.writeParquet(sql, values, output, limits)
                                : gateway.answer(sql, values, limits)) {
                    tell(answer, asked, logged);
                    gateway.note().ifPresent(note -> main.terminal().err().println(note));
                }
            } catch (ReaderGone e) {
                logged.ended(Outcome.ABANDONED, Optional.empty(), "");
                return ExitCode.FAILED.number();
            } catch (RuntimeException e) {
                logged.failed(e);
                throw e;
            }
        }
        return ExitCode.DONE.number();
    }

    private void tell(QueryAnswer answer, AnswerFormat asked, AskedQuery logged) {
        if (answer instanceof QueryAnswer.Refused refused) {
            logged.ended(
                    refused.exitCode() == ExitCode.WRONG_USAGE ? Outcome.REFUSED : Outcome.STOPPED,
                    Optional.empty(),
                    refused.reason());
            throw new UserError(refused.exitCode(), refused.reason());
        }
        if (answer instanceof QueryAnswer.Written written) {
            logged.ended(
                    written.cut().isEmpty() ? Outcome.ANSWERED : Outcome.CUT,
                    Optional.of(written.rows()),
                    written.cut().orElse(""));
            main.terminal().err().println("wrote " + written.rows() + " rows to " + written.file());
            written.cut().ifPresent(main.terminal().err()::println);
            return;
        }
        QueryAnswer.Table table = (QueryAnswer.Table) answer;
        long rows = output == null ? write(table, asked) : writeFile(table, asked, logged);
        logged.ended(
                table.stopped().isEmpty()
                        ? Outcome.ANSWERED
                        : answer.exitCode() == ExitCode.DONE ? Outcome.CUT : Outcome.STOPPED,
                Optional.of(rows),
                table.stopped().orElse(""));
        if (output != null) {
            main.terminal().err().println("wrote " + rows + " rows to " + output);
        }
        table.stopped().ifPresent(why -> main.terminal().err().println(why));
        if (answer.exitCode() != ExitCode.DONE) {
            throw new UserError(answer.exitCode(), "the answer is not whole");
        }
    }

    private int showLog(AnswerFormat asked) {
        long most = rowsMax == null ? LOG_ROWS : rowsMax;
        require("rows-max", most);
        if (asked.needsFile()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "the log is no " + asked + "; expected --format table, csv or json");
        }
        QueryAnswer.Table log = QueryLogTable.of(new QueryLog(main.home()), most);
        if (output == null) {
            write(log, asked);
        } else {
            AnswerFile.write(log, asked, isRaw, output);
        }
        return ExitCode.DONE.number();
    }

    private OptionalInt windowWidth() {
        return main.terminal().outIsTerminal() ? OptionalInt.of(main.terminal().columns()) : OptionalInt.empty();
    }

    private void openShell() {
        Home home = main.home();
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        QueryMemory memory = QueryMemory.of(settings);
        // Whoever opens it asks all of it: what a role may not see, the shell neither shows nor completes.
        Reader asker = reader.reader();
        new Shell(
                        home,
                        asker.name().isEmpty() ? System.getProperty("user.name", "") : asker.name(),
                        () -> Gateway.open(home, memory.engine(), settings, asker),
                        (query, stop) ->
                                new AskedQuery(main, home, query, asker, memory, SHELL_ENDS, Optional.of(stop)),
                        main.environment())
                .run();
    }

    private long writeFile(QueryAnswer.Table answer, AnswerFormat asked, AskedQuery logged) {
        try {
            return AnswerFile.write(answer, asked, isRaw, output);
        } catch (UserError e) {
            if (answer.exitCode() != ExitCode.DONE) {
                logged.ended(Outcome.STOPPED, Optional.empty(), e.getMessage());
            }
            throw e;
        }
    }

    private long write(QueryAnswer.Table answer, AnswerFormat asked) {
        try (Writer writer = new BufferedWriter(
                new OutputStreamWriter(new Unclosed(main.terminal().out()), StandardCharsets.UTF_8))) {
            return AnswerWriter.write(answer, asked, isRaw, writer, windowWidth());
        } catch (IOException e) {
            if (main.terminal().out().checkError()) {
                throw new ReaderGone(e);
            }
            throw new UncheckedIOException("Unable to write the answer", e);
        }
    }

    /** Nobody reads the answer on, as when it goes to head: no reason to say anything, and none to go on. */
    private static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }

    /** The process's own stream stays open, for what comes after; it tells when nobody reads on, as that does not. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        private final PrintStream stream;

        Unclosed(PrintStream stream) {
            super(stream);
            this.stream = stream;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            stream.write(bytes, from, length);
            if (stream.checkError()) {
                throw new IOException("Nobody reads the answer");
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private QueryLimits limits(QueryLimits usual) {
        QueryLimits limits = usual;
        if (rowsMax != null) {
            require("rows-max", rowsMax);
            limits = limits.withRowsMax(rowsMax);
        }
        if (secondsMax != null) {
            require("seconds-max", secondsMax);
            limits = limits.withSecondsMax(secondsMax);
        }
        return limits;
    }

    private static void require(String name, long value) {
        if (value < 0) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "--" + name + " is " + value + "; expected a whole number, 0 for no limit");
        }
    }

    private static String read() {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read the query from stdin", e);
        }
    }
}
