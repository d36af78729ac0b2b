package io.gridgrade.cli;

import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: stops the running statement, waits until what it did is rolled back, says so, and ends the process. Mutable. */
final class Interruption {
    private static final int CANCEL_MILLIS = 250;
    private static final int WAIT_SECONDS_MAX = 60;

    private final Terminal terminal;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Runnable> lastActs = new CopyOnWriteArrayList<>();
    private volatile Warehouse warehouse;
    private volatile String words = "interrupted; the warehouse is as it was";
    private volatile boolean isUnderWay;
    private volatile boolean speaksJson;

    Interruption(Terminal terminal) {
        this.terminal = terminal;
    }

    /** From now on the process ends in this way. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interruption"));
    }

    /** The warehouse at work, whose statement is to be stopped. */
    void watch(Warehouse open) {
        warehouse = open;
    }

    /** The warehouse is closed: there is nothing more to be stopped, or to be waited for. */
    void watchNoMore() {
        warehouse = null;
    }

    /** What is to be done before the words, once the work has stopped or has been given up. */
    void lastly(Runnable act) {
        lastActs.add(act);
    }

    /** What is to be said, when part of the command stays done. */
    void say(String instead) {
        words = instead;
    }

    /** The words are for a program. */
    void speakJson() {
        speaksJson = true;
    }

    /** Whether the command is being stopped, so that how it failed need not be told. */
    boolean isUnderWay() {
        return isUnderWay;
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
        try {
            long from = System.nanoTime();
            for (Warehouse open = warehouse;
                    open != null && System.nanoTime() - from < TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
                    open = warehouse) {
                open.cancel();
                if (over.await(CANCEL_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            lastActs.forEach(Runnable::run);
        } finally {
            tell();
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
        }
    }

    private void tell() {
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
