package io.gridgrade.server.worker;

import io.gridgrade.query.QueryMemory;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The server's workers: as many queries are answered at once, the others wait for their turn. */
public final class Workers implements AutoCloseable {
    private static final int HEAP_MB = 512;
    /** The engine can take half a gigabyte in a second. */
    private static final int LOOK_MILLIS = 20;

    private static final int START_SECONDS_MAX = 60;
    private static final int FAILED_STARTS_MAX = 5;

    private final Home home;
    private final int count;
    private final QueryMemory memory;
    private final Path folder;
    private final FairQueue<WorkerProcess> free;
    private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
    private final Set<WorkerProcess> ready = ConcurrentHashMap.newKeySet();
    private final CountDownLatch firstIsReady = new CountDownLatch(1);
    private final AtomicInteger failedStarts = new AtomicInteger();
    private volatile boolean isClosed;

    private Workers(Home home, int count, QueryMemory memory) {
        this.home = home;
        this.count = count;
        this.memory = memory;
        this.free = new FairQueue<>(count);
        this.folder =
                home.readersFolder().resolve("query-" + ProcessHandle.current().pid() + "-answers");
        Whole.deleteWithProcess(folder);
    }

    /** Starts so many, each of which may take so much. */
    public static Workers start(Home home, int count, QueryMemory memory) {
        Workers workers = new Workers(home, count, memory);
        try {
            OwnerOnly.createFolders(workers.folder);
            for (int i = 0; i < count; i++) {
                workers.startOne();
            }
            if (!workers.firstIsReady.await(START_SECONDS_MAX, TimeUnit.SECONDS) || workers.ready.isEmpty()) {
                workers.close();
                throw new UserError(
                        ExitCode.FAILED,
                        "no worker process has started; expected a Java that starts again as this one did; see gridgrade"
                                + " doctor");
            }
        } catch (IOException e) {
            workers.close();
            throw new UncheckedIOException("Unable to start a worker", e);
        } catch (InterruptedException e) {
            workers.close();
            throw new IllegalStateException("Interrupted while workers start", e);
        }
        Thread watch = new Thread(workers::watch, "worker-watch");
        watch.setDaemon(true);
        watch.start();
        return workers;
    }

    private void startOne() throws IOException {
        all.add(new WorkerProcess(home, this, command(), folder));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (isForWorkersToo(option)) {
                command.add(option);
            }
        }
        command.addAll(List.of(
                "-Xmx" + HEAP_MB + "m",
                "-XX:+UseSerialGC",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-CreateCoredumpOnCrash",
                // Its stdout is for answers alone.
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                "-Duser.timezone=UTC",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Worker.class.getName(),
                home.folder().toString(),
                String.valueOf(memory.engine().threads()),
                String.valueOf(memory.engine().memoryMb())));
        return command;
    }

    // How this Java finds the engine and speaks Chinese, not what is this process's own.
    private static boolean isForWorkersToo(String option) {
        return option.startsWith("-Djava.library.path=")
                || option.startsWith("-Dfile.encoding=")
                || option.startsWith("-Dcalcite.")
                || option.startsWith("-Dslf4j.")
                || option.startsWith("-Djfr.")
                || option.startsWith("--enable-native-access")
                || option.startsWith("--sun-misc");
    }

    // A worker has another folder at hand.
    private static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(java.util.regex.Pattern.quote(java.io.File.pathSeparator), -1)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, parts);
    }

    /** Asks one of them, when it is the user's turn; the listener is told what came of it. */
    public Answer ask(Question question, long waitSecondsMax, Answer.EndListener listener) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(waitSecondsMax);
        WorkerProcess worker = take(question, until);
        while (worker != null && !worker.isThere()) {
            free.doneBy(question.user());
            worker = take(question, until);
        }
        if (worker == null && ready.isEmpty()) {
            // All of them ended, and others are being started: on a busy machine that takes longer than a query waits.
            worker = take(question, System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX));
        }
        if (worker == null && ready.isEmpty()) {
            throw new UserError(
                    ExitCode.FAILED,
                    "no worker is there: those that ended have not started again within "
                            + (waitSecondsMax + START_SECONDS_MAX)
                            + " s; try again, or see gridgrade doctor on the server");
        }
        if (worker == null) {
            throw new UserError(
                    ExitCode.FAILED,
                    "the server is busy: no worker became free within " + waitSecondsMax + " s; try again later");
        }
        return worker.ask(question, folder, listener);
    }

    private @Nullable WorkerProcess take(Question question, long until) {
        try {
            return free.take(question.user(), Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(ExitCode.FAILED, "stopped: the server is stopping");
        }
    }

    /** How many queries wait for their turn. */
    public int waitingCount() {
        return free.waitingCount();
    }

    /** The processes that answer. */
    public List<Long> processes() {
        return ready.stream().map(WorkerProcess::pid).sorted().toList();
    }

    void isReady(WorkerProcess worker) {
        failedStarts.set(0);
        ready.add(worker);
        firstIsReady.countDown();
        free.add(worker);
    }

    void isFree(WorkerProcess worker) {
        free.add(worker);
    }

    void doneBy(String user) {
        free.doneBy(user);
    }

    /** Ends one that is free, so that another takes its place. */
    void retire(WorkerProcess worker) {
        if (free.remove(worker)) {
            worker.kill("");
        }
    }

    void isGone(WorkerProcess worker) {
        free.remove(worker);
        all.remove(worker);
        if (!ready.remove(worker) && failedStarts.incrementAndGet() > FAILED_STARTS_MAX) {
            firstIsReady.countDown();
            return;
        }
        if (!isClosed) {
            try {
                startOne();
            } catch (IOException e) {
                // The machine has no process left: the watch tries again.
            }
        }
    }

    private void watch() {
        try {
            for (int look = 1; !isClosed; look++) {
                all.forEach(worker -> worker.look(memory.processMb()));
                if (look % 250 == 0 && all.size() < count) {
                    startOne();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Nothing can be started on this machine any more.
        }
    }

    @Override
    public void close() {
        isClosed = true;
        List<WorkerProcess> ending = List.copyOf(all);
        ending.forEach(worker -> worker.kill("stopped: the server is stopping"));
        // Nobody would delete their folders once this process has ended.
        ending.forEach(WorkerProcess::awaitGone);
        try {
            Whole.delete(folder);
        } catch (IOException e) {
            // It goes with the process, or retain finds it.
        }
    }
}
