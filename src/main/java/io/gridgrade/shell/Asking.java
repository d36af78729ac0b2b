package io.gridgrade.shell;

import io.gridgrade.query.AnswerFile;
import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.AnswerWriter;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.run.QueryLog.Outcome;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Asks a statement: logged and watched, answered on the terminal or in a file, and every way in which it ends is told. */
final class Asking {
    /** The word of the command line for what the shell has a command for. */
    private static final String OPTION = "raise --rows-max";

    private final ShellGateway gateway;
    private final ShellState state;
    private final Screen screen;
    private final BiFunction<String, Runnable, AskedHere> asked;

    Asking(ShellGateway gateway, ShellState state, Screen screen, BiFunction<String, Runnable, AskedHere> asked) {
        this.gateway = gateway;
        this.state = state;
        this.screen = screen;
        this.asked = asked;
    }

    /** Asks it with the values that were set, as far as it wants them. */
    void ask(String statement) {
        ask(statement, state.values().only(Gateway.parametersOf(statement)));
    }

    void ask(String statement, QueryParameters values) {
        state.setStatement(statement);
        if (gateway.refresh()) {
            screen.note("another copy was published in the meantime; this and what follows is asked of it");
        }
        long began = System.nanoTime();
        try (AskedHere logged = asked.apply(values.logged(statement), this::stop);
                Screen.Stopping unused = screen.stopping(this::stop)) {
            try {
                answer(statement, values, logged);
            } catch (UserError e) {
                logged.ended(
                        e.exitCode() == ExitCode.WRONG_USAGE ? Outcome.REFUSED : Outcome.FAILED,
                        Optional.empty(),
                        e.getMessage());
                throw e;
            } finally {
                goOn(logged.stoppedBecause().isPresent());
            }
        }
        if (state.isTimed()) {
            screen.note(String.format(Locale.ROOT, "%.3f s", (System.nanoTime() - began) / 1e9));
        }
    }

    private void stop() {
        gateway.get().stop();
    }

    // To cancel a join of millions takes the engine a while, in which it can be asked nothing else: the next is asked
    // of
    // another. What a query has taken is given back with its engine.
    private void goOn(boolean hasTakenMuch) {
        boolean isAbandoned = gateway.get().isAbandoned();
        if (isAbandoned || hasTakenMuch) {
            gateway.reopen();
        }
        if (hasTakenMuch) {
            // Java too gives back what it does not need: what the process has counts against the next query.
            System.gc();
        }
        if (isAbandoned) {
            screen.note("the engine has not let go of the query yet: it ends beside what you ask next");
        }
    }

    private void answer(String statement, QueryParameters values, AskedHere logged) {
        Optional<Path> file = state.output();
        AnswerFormat format = file.map(AnswerOutput::formatOf).orElse(state.format());
        // A file is for programs, to which half an answer is a wrong answer.
        QueryLimits limits = state.limits(gateway.get().limits(file.isPresent() ? AnswerFormat.CSV : format));
        try (QueryAnswer answer = format == AnswerFormat.PARQUET
                ? gateway.get().writeParquet(statement, values, file.orElseThrow(), limits)
                : gateway.get().answer(statement, values, limits)) {
            if (answer instanceof QueryAnswer.Refused refused) {
                boolean isWrong = refused.exitCode() == ExitCode.WRONG_USAGE;
                String reason = logged.stoppedBecause().orElse(refused.reason());
                logged.ended(isWrong ? Outcome.REFUSED : Outcome.STOPPED, Optional.empty(), reason);
                screen.error(reason, statement);
            } else if (answer instanceof QueryAnswer.Written written) {
                logged.ended(
                        written.cut().isEmpty() ? Outcome.ANSWERED : Outcome.CUT,
                        Optional.of(written.rows()),
                        written.cut().orElse(""));
                wrote(written.rows(), written.file());
                written.cut().ifPresent(screen::warn);
            } else {
                read(new KeptTable((QueryAnswer.Table) answer), format, file, logged);
            }
        }
    }

    private void read(KeptTable table, AnswerFormat format, Optional<Path> file, AskedHere logged) {
        long rows = file.isPresent() ? write(table, format, file.get(), logged) : show(table, format);
        state.setAnswer(table);
        Optional<String> stopped =
                table.stopped().map(why -> logged.stoppedBecause().orElse(why));
        boolean isWhole = stopped.isEmpty();
        logged.ended(
                isWhole ? Outcome.ANSWERED : table.exitCode() == ExitCode.DONE ? Outcome.CUT : Outcome.STOPPED,
                Optional.of(rows),
                stopped.orElse(""));
        file.ifPresent(place -> wrote(rows, place));
        gateway.get().note().ifPresent(screen::warn);
        stopped.ifPresent(why -> screen.warn(why.replace(OPTION, "write \\limits rows " + rows * 10)));
    }

    private static long write(KeptTable table, AnswerFormat format, Path file, AskedHere logged) {
        try {
            return AnswerFile.write(table, format, false, file);
        } catch (UserError e) {
            if (table.exitCode() != ExitCode.DONE) {
                logged.ended(
                        Outcome.STOPPED,
                        Optional.empty(),
                        logged.stoppedBecause().orElse(e.getMessage()));
            }
            throw e;
        }
    }

    private long show(KeptTable table, AnswerFormat format) {
        PrintWriter out = screen.out();
        try {
            return AnswerWriter.write(table, format, false, out, OptionalInt.of(screen.width()));
        } catch (IOException e) {
            throw new UserError(ExitCode.FAILED, "the terminal cannot be written to: " + e.getMessage());
        } finally {
            out.flush();
        }
    }

    private void wrote(long rows, Path file) {
        state.setOutput(Optional.empty());
        screen.note("wrote " + rows + (rows == 1 ? " row" : " rows") + " to " + file);
    }
}
