package io.gridgrade.value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What this process has kept for good, in words: by it Ctrl-C tells the truth, whichever way it went. Mutable. */
public final class KeptWork {
    private static final List<String> WORDS = new ArrayList<>();

    private KeptWork() {}

    /** What puts something in its place for good, such as a rename. */
    @FunctionalInterface
    public interface Act {
        /** Does it, or throws and has done nothing. */
        void run() throws IOException;
    }

    /** Does an act and remembers it; who tells what was kept sees it before or after, never between. */
    public static synchronized void keep(String words, Act act) throws IOException {
        act.run();
        WORDS.add(words);
    }

    /** Remembers what the engine has just committed: whoever tells waits until its warehouse is closed. */
    public static synchronized void add(String words) {
        WORDS.add(words);
    }

    /** How many things were kept so far. */
    public static synchronized int count() {
        return WORDS.size();
    }

    /** What was kept after the first so many. */
    public static synchronized List<String> since(int count) {
        return List.copyOf(WORDS.subList(count, WORDS.size()));
    }

    /** The last word: while it is told nothing more is put in its place. */
    public static synchronized void lastly(int count, Consumer<List<String>> tell) {
        tell.accept(since(count));
    }
}
