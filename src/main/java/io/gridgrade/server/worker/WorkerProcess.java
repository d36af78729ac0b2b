package io.gridgrade.server.worker;

import io.gridgrade.query.Column;
import io.gridgrade.query.ProcessMemory;
import io.gridgrade.run.QueryLog.Outcome;
import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A worker as the server sees it: asked, listened to, watched, and ended where it does not end by itself. */
final class WorkerProcess {
    private static final int BUFFER = 1 << 16;
    private static final long CANCEL_NANOS = TimeUnit.SECONDS.toNanos(4);
    /** What stopping at the time limit may take beyond it. */
    private static final long BEYOND_NANOS = TimeUnit.SECONDS.toNanos(8);

    private static final long GONE_SECONDS = 2;
    private static final long THERE_SECONDS = 5;

    private final Home home;
    private final Workers workers;
    private final Process process;
    private final ProcessMemory memory;
    private final DataOutputStream to;
    private final DataInputStream from;
    private Answer answer;
    private Question question;
    private CompletableFuture<Boolean> there = new CompletableFuture<>();
    private boolean isGone;
    private String endedBecause = "";
    private long cancelledAt;
    private boolean isCancelled;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean isListening;

    WorkerProcess(Home home, Workers workers, List<String> command, Path folder) throws IOException {
        this.home = home;
        this.workers = workers;
        this.process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        this.memory = ProcessMemory.of(process.pid());
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
        Thread listener = new Thread(this::listen, "worker-" + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    long pid() {
        return process.pid();
    }

    /**
     * Whether it answers. One that was killed while it was free ends only a moment later, and until then looks as if it were
     * there: a query that it was given would fail for nothing that it did.
     */
    boolean isThere() {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        synchronized (this) {
            if (isGone) {
                return false;
            }
            there = answered;
            try {
                to.write(Wire.ARE_YOU_THERE);
                to.flush();
            } catch (IOException e) {
                process.destroyForcibly();
                return false;
            }
        }
        try {
            return answered.get(THERE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // The machine is busy, and to start another one would make it busier.
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Whether a worker is there never fails", e);
        }
    }

    Answer ask(Question asked, Path folder, Answer.EndListener endListener) {
        Answer begun = new Answer(this, folder, endListener);
        synchronized (this) {
            answer = begun;
            question = asked;
            isCancelled = false;
            heardAt = System.nanoTime();
            try {
                to.write(Wire.ASK);
                asked.write(to);
                to.flush();
            } catch (IOException e) {
                // It is gone: the listener tells what of.
                process.destroyForcibly();
            }
        }
        return begun;
    }

    void cancel(Answer cancelled) {
        synchronized (this) {
            if (answer != cancelled || isCancelled) {
                return;
            }
            isCancelled = true;
            cancelledAt = System.nanoTime();
            try {
                to.write(Wire.CANCEL);
                to.flush();
            } catch (IOException e) {
                process.destroyForcibly();
            }
        }
    }

    /** Ends it at once; its query, if any, fails with the reason. */
    void kill(String reason) {
        synchronized (this) {
            if (endedBecause.isEmpty()) {
                endedBecause = reason;
            }
        }
        process.destroyForcibly();
    }

    /** Looks at what it takes, and ends it where nothing else does. */
    void look(int megabytesMax) {
        Answer current;
        synchronized (this) {
            current = answer;
            long now = System.nanoTime();
            if (current != null && isCancelled && now - cancelledAt > CANCEL_NANOS) {
                process.destroyForcibly();
            }
            if (current != null
                    && question.secondsMax() > 0
                    && !isListening
                    && !current.isWaitingForReader()
                    && now - heardAt > TimeUnit.SECONDS.toNanos(question.secondsMax()) + BEYOND_NANOS) {
                kill("stopped after " + question.secondsMax() + " s; ask for less");
            }
        }
        long megabytes = memory.megabytes();
        if (megabytesMax > 0 && current != null && megabytes > megabytesMax) {
            kill("stopped: the query took more than " + megabytesMax
                    + " MB of memory; who runs the server may raise query.memory_mb, or ask for less");
        } else if (megabytesMax > 0 && current == null && megabytes > megabytesMax / 2) {
            // What the query before has left is not the next one's.
            workers.retire(this);
        }
    }

    /** Waits for the end of one that was killed, and deletes what it has left; not for long. */
    void awaitGone() {
        try {
            if (process.waitFor(GONE_SECONDS, TimeUnit.SECONDS)) {
                LeftFolders.delete(home, process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try {
            for (int sign = from.read(); sign >= 0; sign = from.read()) {
                heardAt = System.nanoTime();
                hear(sign);
                heardAt = System.nanoTime();
            }
        } catch (IOException e) {
            // It is gone.
        } finally {
            // Also where it says what is no answer: nobody waits for it then.
            process.destroyForcibly();
            gone();
        }
    }

    private void hear(int sign) throws IOException {
        Answer current;
        synchronized (this) {
            current = answer;
        }
        if (sign == Wire.READY) {
            workers.isReady(this);
        } else if (sign == Wire.I_AM_THERE) {
            synchronized (this) {
                there.complete(true);
            }
        } else if (sign == Wire.COLUMNS) {
            List<Column> columns = new ArrayList<>();
            for (int left = from.readInt(); left > 0; left--) {
                columns.add(new Column(Question.text(from), Question.text(from)));
            }
            current.setColumns(columns);
        } else if (sign == Wire.ROWS) {
            from.readInt();
            byte[] rows = new byte[from.readInt()];
            from.readFully(rows);
            isListening = true;
            try {
                current.add(rows);
            } finally {
                isListening = false;
            }
        } else if (sign == Wire.END) {
            long rows = from.readLong();
            ExitCode code = ExitCode.of(from.readInt());
            String stopped = Question.text(from);
            boolean isLast = from.readBoolean();
            // A limit of rows is the client's own, who asked for no more.
            Outcome outcome =
                    code != ExitCode.DONE ? Outcome.STOPPED : stopped.isEmpty() ? Outcome.ANSWERED : Outcome.CUT;
            over(current, new Answer.Ending(outcome, Optional.of(rows), stopped), code, isLast);
        } else if (sign == Wire.REFUSED) {
            ExitCode code = ExitCode.of(from.readInt());
            String reason = Question.text(from);
            boolean isLast = from.readBoolean();
            Outcome outcome = code == ExitCode.WRONG_USAGE
                    ? Outcome.REFUSED
                    : code == ExitCode.FAILED ? Outcome.STOPPED : Outcome.FAILED;
            over(current, new Answer.Ending(outcome, Optional.empty(), reason), code, isLast);
        } else {
            throw new IOException("No message has the sign " + sign);
        }
    }

    private void over(Answer ended, Answer.Ending ending, ExitCode code, boolean isLast) {
        String user;
        synchronized (this) {
            user = question.user();
            answer = null;
        }
        ended.end(ending, code);
        if (isLast) {
            process.destroyForcibly();
        } else {
            workers.isFree(this);
        }
        workers.doneBy(user);
    }

    private void gone() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Answer lost;
        String reason;
        String user;
        synchronized (this) {
            isGone = true;
            there.complete(false);
            lost = answer;
            answer = null;
            user = lost == null ? "" : question.user();
            reason = endedBecause;
        }
        LeftFolders.delete(home, process.pid());
        if (lost != null) {
            lost.end(
                    reason.isEmpty()
                            ? new Answer.Ending(
                                    Outcome.CRASHED,
                                    Optional.empty(),
                                    "the query's process ended, by a crash of the engine or because somebody or the"
                                            + " system killed it; nothing else was touched; ask in another way")
                            : new Answer.Ending(Outcome.STOPPED, Optional.empty(), reason),
                    ExitCode.FAILED);
        }
        workers.isGone(this);
        if (lost != null) {
            workers.doneBy(user);
        }
    }
}
