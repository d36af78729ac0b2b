package io.gridgrade.cli;

import io.gridgrade.query.ProcessMemory;
import io.gridgrade.query.QueryMemory;
import io.gridgrade.run.QueryLog;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Looks at what a query takes, whatever works on it, and ends it where nothing else can: while the engine plans it looks at
 * no cancel and keeps account of no memory, and Calcite never does. Also when the launcher that it works for is gone.
 */
final class QueryWatch implements AutoCloseable {
    /** The engine can take half a gigabyte in a second. */
    private static final int LOOK_MILLIS = 20;

    private static final int LOOKS_BETWEEN_LAUNCHER = 25;

    /** Of the memory that it may take: what is left is for the time that stopping takes. */
    private static final double STOP_SHARE = 0.9;

    private final QueryMemory most;
    private final Optional<Long> launcher;
    private final BiConsumer<QueryLog.Outcome, String> end;
    private final Consumer<String> stop;
    private final ProcessMemory memory = ProcessMemory.open();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "query-watch");

    /**
     * Begins to look.
     *
     * @param launcher the process that this one was started by, when that waits for it
     * @param end is told why the query is to end; it does not return where the process can be ended
     */
    QueryWatch(QueryMemory most, Optional<Long> launcher, BiConsumer<QueryLog.Outcome, String> end) {
        this(most, launcher, end, Optional.empty());
    }

    /** With what is told, before memory comes to its end, why the query is to be stopped, so that the process can go on. */
    QueryWatch(
            QueryMemory most,
            Optional<Long> launcher,
            BiConsumer<QueryLog.Outcome, String> end,
            Optional<Consumer<String>> stop) {
        this.most = most;
        this.launcher = launcher;
        this.end = end;
        this.stop = stop.orElse(words -> {});
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            boolean isStopped = false;
            for (int look = 1; !over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS); look++) {
                long taken = most.processMb() > 0 ? memory.megabytes() : 0;
                if (!isStopped && taken > most.processMb() * STOP_SHARE) {
                    isStopped = true;
                    stop.accept("stopped: the query took nearly the " + most.processMb()
                            + " MB of memory that it may; raise query.memory_mb, or ask for less");
                }
                if (taken > most.processMb()) {
                    end(
                            QueryLog.Outcome.STOPPED,
                            "stopped: the query took more than " + most.processMb()
                                    + " MB of memory; raise query.memory_mb, or ask for less");
                    return;
                }
                if (look % LOOKS_BETWEEN_LAUNCHER == 0 && isLauncherGone()) {
                    end(QueryLog.Outcome.ABANDONED, "stopped: who asked is gone");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isLauncherGone() {
        return launcher.isPresent()
                && ProcessHandle.current()
                        .parent()
                        .map(ProcessHandle::pid)
                        .filter(launcher.get()::equals)
                        .isEmpty();
    }

    private void end(QueryLog.Outcome outcome, String words) {
        if (isOver.compareAndSet(false, true)) {
            end.accept(outcome, words);
        }
    }

    /** The query has ended; one that is being ended never returns from here. */
    @Override
    public void close() {
        isOver.set(true);
        over.countDown();
        try {
            thread.join();
            memory.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
