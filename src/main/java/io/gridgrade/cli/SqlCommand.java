package io.gridgrade.cli;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.AnswerWriter;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Answers a query. */
@Command
final class SqlCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @picocli.CommandLine.Parameters(paramLabel = "QUERY", description = "The query; - reads it from stdin.")
    private String query;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, json or parquet (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to a file, not to stdout; parquet needs it.")
    private Path output;

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

    @Override
    public void run() {
        AnswerFormat asked = AnswerFormat.named(format);
        if (asked == AnswerFormat.PARQUET && output == null) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "parquet is not for a terminal; expected --output FILE, for example --output answer.parquet");
        }
        Home home = main.home();
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        String sql = query.equals("-") ? read() : query;
        try (Gateway gateway = Gateway.open(home, EngineLimits.of(settings), settings)) {
            QueryLimits limits = limits(gateway.limits(asked));
            try (QueryAnswer answer = asked == AnswerFormat.PARQUET
                    ? gateway.writeParquet(sql, output, limits)
                    : gateway.answer(sql, limits)) {
                tell(answer, asked);
            }
        }
    }

    private void tell(QueryAnswer answer, AnswerFormat asked) {
        if (answer instanceof QueryAnswer.Refused refused) {
            throw new UserError(refused.exitCode(), refused.reason());
        }
        if (answer instanceof QueryAnswer.Written written) {
            main.terminal().err().println("wrote " + written.rows() + " rows to " + written.file());
            return;
        }
        QueryAnswer.Table table = (QueryAnswer.Table) answer;
        long rows = write(table, asked);
        if (output != null) {
            main.terminal().err().println("wrote " + rows + " rows to " + output);
        }
        table.stopped().ifPresent(why -> main.terminal().err().println(why));
        if (answer.exitCode() != ExitCode.DONE) {
            throw new UserError(answer.exitCode(), "the answer is not whole");
        }
    }

    private OptionalInt windowWidth() {
        return output == null && main.terminal().outIsTerminal()
                ? OptionalInt.of(main.terminal().columns())
                : OptionalInt.empty();
    }

    private long write(QueryAnswer.Table table, AnswerFormat asked) {
        try (Writer writer = new BufferedWriter(
                output == null
                        ? new OutputStreamWriter(new Unclosed(main.terminal().out()), StandardCharsets.UTF_8)
                        : Files.newBufferedWriter(output))) {
            return AnswerWriter.write(table, asked, isRaw, writer, windowWidth());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write the answer", e);
        }
    }

    /** The process's own stream stays open, for what comes after. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(java.io.OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
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
