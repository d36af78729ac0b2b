package io.gridgrade.query;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A thread with a stack for texts that are nested as deep as they may be. Calcite and the engine descend once for every
 * level; on a thread of the usual size the one would end with an error, and the other with the process.
 */
final class DeepStack {
    /** What a descent may need; the system gives only what is used of it. */
    static final long BYTES = 512L << 20;

    private DeepStack() {}

    /** The work was not done in time; it goes on, and nobody waits for it. */
    static final class TimeIsUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TimeIsUp() {
            super("The query was not read in time");
        }
    }

    /** Does work there; what it throws is thrown here, or {@link TimeIsUp} after so many seconds, if not 0. */
    static <T> T call(Supplier<T> work, int secondsMax) {
        Call<T> call = new Call<>(work);
        Thread thread = new Thread(null, call, "query-reading", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(secondsMax);
        while (thread.isAlive() && (secondsMax == 0 || System.nanoTime() < deadline)) {
            try {
                thread.join(secondsMax == 0 ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            } catch (InterruptedException e) {
                // Reading ends by itself, and soon: the text is bounded.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        // Calcite does not look whether anyone waits: it cannot be stopped.
        if (thread.isAlive()) {
            throw new TimeIsUp();
        }
        return call.result();
    }

    private static final class Call<T> implements Runnable {
        private final Supplier<T> work;
        private T result;
        private RuntimeException failure;
        private Error error;

        Call(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.get();
            } catch (StackOverflowError e) {
                failure = new NotAllowed(QuerySize.TOO_DEEP);
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                error = e;
            }
        }

        T result() {
            if (error != null) {
                throw error;
            }
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }
}
