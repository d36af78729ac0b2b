package io.gridgrade.cli;

import io.gridgrade.policy.Reader;
import io.gridgrade.query.QueryMemory;
import io.gridgrade.run.QueryLog;
import io.gridgrade.shell.AskedHere;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A query while it is asked: watched, and logged with what comes of it, whichever way it ends. */
final class AskedQuery implements AskedHere {
    /** Set by the launcher, which waits for this process. */
    private static final String LAUNCHER = "gridgrade.launcher";

    private final GridGrade main;
    private final QueryLog log;
    private final String id;
    private final long began = System.nanoTime();
    private final AtomicBoolean isLogged = new AtomicBoolean();
    private final QueryWatch watch;
    private final Consumer<String> whenInterrupted;
    private final String consequence;
    private volatile Optional<String> stoppedBecause = Optional.empty();

    AskedQuery(GridGrade main, Home home, String query, Reader reader, QueryMemory memory) {
        this(main, home, query, reader, memory, "", Optional.empty());
    }

    /** With words about what ends with the process, should it have to end, and what stops the query alone. */
    AskedQuery(
            GridGrade main,
            Home home,
            String query,
            Reader reader,
            QueryMemory memory,
            String consequence,
            Optional<Runnable> stop) {
        this.main = main;
        this.consequence = consequence;
        this.log = new QueryLog(home);
        this.id = log.asked(query, reader.name(), reader.role().orElse(""));
        this.whenInterrupted = told -> ended(QueryLog.Outcome.INTERRUPTED, Optional.empty(), "");
        main.interruption().lastly(whenInterrupted);
        this.watch = new QueryWatch(
                memory,
                Optional.ofNullable(Long.getLong(LAUNCHER)),
                this::endProcess,
                stop.map(one -> words -> stopQuery(one, words)));
    }

    private void stopQuery(Runnable stop, String words) {
        stoppedBecause = Optional.of(words);
        stop.run();
    }

    @Override
    public Optional<String> stoppedBecause() {
        return stoppedBecause;
    }

    // The one way that holds for the engine and Calcite alike. The process is the query's own.
    private void endProcess(QueryLog.Outcome outcome, String words) {
        ended(outcome, Optional.empty(), words);
        Whole.deleteUnfinished();
        main.terminal().err().println("gridgrade: " + words + consequence);
        main.interruption().over();
        Runtime.getRuntime().halt(ExitCode.FAILED.number());
    }

    @Override
    public void ended(QueryLog.Outcome outcome, Optional<Long> rows, String reason) {
        if (isLogged.compareAndSet(false, true)) {
            try {
                log.ended(id, outcome, rows, (System.nanoTime() - began) / 1e9, reason);
            } catch (UncheckedIOException e) {
                // That it was asked is there, and the answer must not go wrong for what is logged of it.
            }
        }
    }

    /** It has failed. */
    void failed(RuntimeException failure) {
        QueryLog.Outcome outcome = failure instanceof UserError error && error.exitCode() == ExitCode.WRONG_USAGE
                ? QueryLog.Outcome.REFUSED
                : QueryLog.Outcome.FAILED;
        ended(outcome, Optional.empty(), String.valueOf(failure.getMessage()));
    }

    @Override
    public void close() {
        ended(QueryLog.Outcome.FAILED, Optional.empty(), "");
        watch.close();
        main.interruption().noLonger(whenInterrupted);
    }
}
