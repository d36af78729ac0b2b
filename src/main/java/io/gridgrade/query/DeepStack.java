package io.gridgrade.query;

import java.util.function.Supplier;

/**
 * A thread with a stack for texts that are nested as deep as they may be. Calcite and the engine descend once for every
 * level; on a thread of the usual size the one would end with an error, and the other with the process.
 */
final class DeepStack {
    /** What a descent may need; the system gives only what is used of it. */
    static final long BYTES = 512L << 20;

    private DeepStack() {}

    /** Does work there; what it throws is thrown here. */
    static <T> T call(Supplier<T> work) {
        Call<T> call = new Call<>(work);
        Thread thread = new Thread(null, call, "query-reading", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                // Reading ends by itself, and soon: the text is bounded.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
