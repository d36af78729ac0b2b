package io.gridgrade.cli;

import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Warehouse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: stops the running statement, waits until what it did is rolled back, says so, and ends the process. Mutable. */
final class Interruption {
    private static final int CANCEL_MILLIS = 250;
    private static final int WAIT_SECONDS_MAX = 60;

    private final Terminal terminal;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Warehouse warehouse;
    private volatile String words = "interrupted; the warehouse is as it was";
    private volatile boolean isUnderWay;

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

    /** What is to be said, when part of the command stays done. */
    void say(String instead) {
        words = instead;
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
            while (warehouse != null && System.nanoTime() - from < TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX)) {
                warehouse.cancel();
                if (over.await(CANCEL_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        terminal.err().println();
        terminal.err().println("gridgrade: " + words);
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }
}
