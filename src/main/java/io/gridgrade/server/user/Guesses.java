package io.gridgrade.server.user;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Makes who guesses passwords wait: by the name that is tried and by the address it is tried from, the longer the more
 * guesses were wrong, and never for more than a minute, so that nobody can lock out another for good. Mutable.
 */
final class Guesses {
    private static final int FREE = 4;
    private static final long WAIT_MAX = 60;
    private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final int KEPT_MAX = 10_000;

    private record Wrong(int count, long at) {}

    private final LongSupplier nanos;
    private final Map<String, Wrong> wrongs = new LinkedHashMap<>();

    Guesses(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How long the next guess must wait; 0 = not at all. */
    synchronized long secondsToWait(String name, String address) {
        // From one address many may sign in, as behind a gateway: it is given more.
        return Math.max(wait(ofName(name, address), 1), wait(ofAddress(address), 10));
    }

    private long wait(String key, int share) {
        Wrong wrong = wrongs.get(key);
        if (wrong == null || wrong.count / share <= FREE) {
            return 0;
        }
        long seconds = Math.min(WAIT_MAX, 1L << Math.min(10, wrong.count / share - FREE - 1));
        long passed = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - wrong.at);
        return Math.max(0, seconds - passed);
    }

    synchronized void wrong(String name, String address) {
        add(ofName(name, address));
        add(ofAddress(address));
    }

    synchronized void right(String name, String address) {
        wrongs.remove(ofName(name, address));
    }

    private void add(String key) {
        long now = nanos.getAsLong();
        Wrong before = wrongs.remove(key);
        int count = before == null || now - before.at > FORGOTTEN_NANOS ? 1 : before.count + 1;
        wrongs.put(key, new Wrong(count, now));
        if (wrongs.size() > KEPT_MAX) {
            wrongs.remove(wrongs.keySet().iterator().next());
        }
    }

    // By both: who guesses from elsewhere does not keep the user out.
    private static String ofName(String name, String address) {
        return "name " + name + " " + address;
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }
}
