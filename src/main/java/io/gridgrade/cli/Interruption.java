package io.gridgrade.cli;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ctrl-C: stops the running statement, waits until what it did is rolled back or kept, says which, and ends the process.
 * Mutable.
 */
final class Interruption {
    private static final int CANCEL_MILLIS = 250;
    private static final int WAIT_SECONDS_MAX = 60;
    private static final int NAMED_MAX = 3;

    private final Terminal terminal;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Consumer<String>> lastActs = new CopyOnWriteArrayList<>();
    private final int keptBefore = KeptWork.count();
    private volatile String goOnWith = "";
    private volatile boolean isUnderWay;
    private volatile boolean speaksJson;
    private volatile Optional<Runnable> graceful = Optional.empty();

    Interruption(Terminal terminal) {
        this.terminal = terminal;
    }

    /** From now on the process ends in this way. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interruption"));
    }

    /** What is to be done before the words, which it is given, once the work has stopped or has been given up. */
    void lastly(Consumer<String> act) {
        lastActs.add(act);
    }

    /** It need not be done any more. */
    void noLonger(Consumer<String> act) {
        lastActs.remove(act);
    }

    /** The command by which the user goes on. */
    void goOnWith(String command) {
        goOnWith = command;
    }

    /** The words are for a program. */
    void speakJson() {
        speaksJson = true;
    }

    /** Whether the command is being stopped, so that how it failed need not be told. */
    boolean isUnderWay() {
        return isUnderWay;
    }

    /** To be stopped is how the command ends: it does that and no more, and has done its work. */
    void endWith(Runnable stop) {
        graceful = Optional.of(stop);
    }

    /** The command is over, whichever way. */
    void over() {
        over.countDown();
    }

    private void interrupted() {
        if (over.getCount() == 0) {
            return;
        }
        isUnderWay = true;
        if (graceful.isPresent()) {
            try {
                graceful.get().run();
                Whole.deleteUnfinished();
            } finally {
                Runtime.getRuntime().halt(ExitCode.DONE.number());
            }
        }
        boolean isAtWork = true;
        try {
            long from = System.nanoTime();
            while (isAtWork && System.nanoTime() - from < TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX)) {
                isAtWork = Warehouse.cancelWriters() && !over.await(CANCEL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean isUnknown = isAtWork;
        KeptWork.lastly(keptBefore, kept -> {
            String words = isUnknown
                    ? "interrupted, but the engine did not stop; what it kept is shown by: gridgrade status"
                    : words(kept, goOnWith);
            try {
                Whole.deleteUnfinished();
                lastActs.forEach(act -> act.accept(words));
            } finally {
                tell(words);
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
            }
        });
    }

    /** What is said, by what was kept before the end. */
    static String words(List<String> kept, String goOnWith) {
        String named = kept.size() <= NAMED_MAX
                ? String.join(", ", kept)
                : kept.get(0) + " to " + kept.get(kept.size() - 1) + ", " + kept.size() + " in all";
        return (kept.isEmpty()
                        ? "interrupted; the warehouse is as it was"
                        : "interrupted, but this was kept whole and stays: " + named + "; what came after it is undone")
                + (goOnWith.isEmpty() ? "" : "; go on with: " + goOnWith);
    }

    private void tell(String words) {
        if (speaksJson) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("message", words);
            event.put("exit_code", ExitCode.INTERRUPTED.number());
            terminal.err().println(JsonProgress.line("error", event));
            return;
        }
        // On a line of its own: the terminal shows ^C where the bar was.
        if (terminal.errIsTerminal()) {
            terminal.err().println();
        }
        terminal.err().println("gridgrade: " + words);
    }
}
