package io.gridgrade.cli;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.Gateway;
import io.gridgrade.run.QueryLog;
import io.gridgrade.settings.Settings;
import io.gridgrade.shell.AskedHere;
import io.gridgrade.shell.Shell;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A shell on a terminal of its own: what is typed goes in, what is shown comes out. */
final class ShellRun implements AutoCloseable {
    /** In a query that whoever watches it finds to take too much. */
    static final String TAKES_MUCH = "/* much */";

    private static final int WAIT_MILLIS = 30_000;

    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Terminal terminal;
    private final Thread thread;
    private volatile RuntimeException failure;
    private int seen;

    private ShellRun(Home home, Map<String, String> environment) throws IOException {
        terminal = TerminalBuilder.builder()
                .system(false)
                .streams(new PipedInputStream(keys, 1 << 16), shown)
                .type("xterm")
                .encoding(StandardCharsets.UTF_8)
                .size(Size.of(100, 40))
                .build();
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        Shell shell = new Shell(
                home,
                System.getProperty("user.name", ""),
                () -> Gateway.open(home, EngineLimits.none(), settings),
                (query, stop) -> logged(home, query, stop),
                environment);
        thread = new Thread(() -> {
            try {
                shell.run(terminal);
            } catch (RuntimeException e) {
                failure = e;
            }
        });
        thread.start();
    }

    static ShellRun of(Home home) throws IOException {
        return with(home, "vi");
    }

    /** With an editor, as a command of the system's shell. */
    static ShellRun with(Home home, String editor) throws IOException {
        ShellRun run = new ShellRun(home, Map.of("NO_COLOR", "1", "EDITOR", editor));
        run.until("gridgrade> ");
        return run;
    }

    private static AskedHere logged(Home home, String query, Runnable stop) {
        QueryLog log = new QueryLog(home);
        String id = log.asked(query);
        AtomicReference<String> stopped = new AtomicReference<>();
        if (query.contains(TAKES_MUCH)) {
            new Thread(() -> {
                        pause();
                        stopped.set("stopped: the query took nearly the memory that it may");
                        stop.run();
                    })
                    .start();
        }
        return new AskedHere() {
            @Override
            public Optional<String> stoppedBecause() {
                return Optional.ofNullable(stopped.get());
            }

            @Override
            public void ended(QueryLog.Outcome outcome, Optional<Long> rows, String reason) {
                log.ended(id, outcome, rows, 0, reason);
            }

            @Override
            public void close() {
                // Nobody watches here.
            }
        };
    }

    /** Types keys, without Enter. */
    ShellRun type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
        return this;
    }

    /** Types a line; what is shown until the next prompt, without the codes that move the cursor. */
    String enter(String line) throws IOException {
        type(line + "\r");
        return until("gridgrade> ");
    }

    /** What is shown until there is this text, from where the last call ended. */
    String until(String text) {
        long deadline = System.currentTimeMillis() + WAIT_MILLIS;
        while (true) {
            String plain = plain();
            // What is typed is shown too, and drawn again: the text counts once it stands behind it.
            int at = plain.indexOf(text, seen);
            if (at >= 0) {
                String part = plain.substring(seen, at);
                seen = at + text.length();
                return part;
            }
            if (System.currentTimeMillis() > deadline) {
                throw new AssertionError("not shown: \"" + text + "\"; shown: " + plain.substring(seen));
            }
            pause();
        }
    }

    private String plain() {
        synchronized (shown) {
            return shown.toString(StandardCharsets.UTF_8)
                    .replaceAll("\u001b\\[[0-9;?]*[A-Za-z]|\u001b[=>]|\u001b\\][^\u0007]*\u0007", "")
                    .replace("\r", "");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the shell has ended; what it ended with, null when it was left. */
    RuntimeException ended() throws InterruptedException {
        thread.join(WAIT_MILLIS);
        if (thread.isAlive()) {
            throw new AssertionError("the shell goes on; shown: " + plain());
        }
        return failure;
    }

    /** Ctrl-C while a query runs, which the terminal itself makes a signal. */
    void interrupt() {
        terminal.raise(Terminal.Signal.INT);
    }

    @Override
    public void close() throws Exception {
        if (thread.isAlive()) {
            type("\u0003\r\\q\r");
        }
        thread.join(WAIT_MILLIS);
        terminal.close();
    }
}
