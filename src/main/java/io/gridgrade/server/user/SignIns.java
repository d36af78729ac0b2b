package io.gridgrade.server.user;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Looks at passwords in threads of its own, few at once: each takes a core and 19 MiB for a while, and who guesses in
 * hundreds of connections must keep from their answers none of those who are in.
 */
public final class SignIns implements AutoCloseable {
    static final String BUSY = "too many sign in at once; try again in some seconds";

    /** Beyond so many nobody waits: half of them are over in the time that a client is ready to wait. */
    private static final int WAITING_MAX = 100;

    private final Logins logins;
    private final ThreadPoolExecutor checks;

    /** With the users of these. */
    public SignIns(Logins logins) {
        this.logins = logins;
        int threads = Passwords.AT_ONCE;
        AtomicInteger no = new AtomicInteger();
        this.checks = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING_MAX), work -> {
                    Thread thread = new Thread(work, "sign-in-" + no.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Tells who it is: at once where that is known, else by that executor, when the password was looked at. */
    public void login(String name, String password, String address, Executor executor, Consumer<Logins.Login> then) {
        Optional<Logins.Login> known = logins.remembered(name, password);
        if (known.isPresent()) {
            then.accept(known.get());
            return;
        }
        try {
            checks.execute(() -> {
                Logins.Login login = logins.login(name, password, address);
                executor.execute(() -> then.accept(login));
            });
        } catch (RejectedExecutionException e) {
            then.accept(new Logins.Login(Optional.empty(), BUSY));
        }
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }
}
