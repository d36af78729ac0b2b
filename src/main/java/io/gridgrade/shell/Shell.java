package io.gridgrade.shell;

import io.gridgrade.analysis.SavedQueries;
import io.gridgrade.query.Gateway;
import io.gridgrade.run.QueryLog;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The SQL shell: reads statements and commands from a terminal, one after the other, until its user leaves. */
public final class Shell {
    private static final String PROMPT = "gridgrade> ";
    private static final String GOES_ON = "%P        ..> ";

    private final Home home;
    private final String user;
    private final Supplier<Gateway> open;
    private final BiFunction<String, Runnable, AskedHere> asked;
    private final Map<String, String> environment;
    private final ShellState state = new ShellState();

    /**
     * A shell of a home.
     *
     * @param user who asks, by the name that the log of queries has
     * @param open opens what is published
     * @param asked is told of every query before it is asked, to watch and log it, with what stops it
     */
    public Shell(
            Home home,
            String user,
            Supplier<Gateway> open,
            BiFunction<String, Runnable, AskedHere> asked,
            Map<String, String> environment) {
        this.home = home;
        this.user = user;
        this.open = open;
        this.asked = asked;
        this.environment = environment;
    }

    /** On the terminal of the process, until its user leaves. */
    public void run() {
        boolean isWindows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        // With the system's own programs: a library of its own would have to be written to the disk first.
        try (Terminal terminal = TerminalBuilder.builder()
                .name("gridgrade")
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                .nativeSignals(true)
                .exec(!isWindows)
                .jni(isWindows)
                .ffm(false)
                .build()) {
            run(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to open the terminal", e);
        }
    }

    /** On a terminal, until its user leaves. */
    public void run(Terminal terminal) {
        Screen screen =
                new Screen(terminal, environment.getOrDefault("NO_COLOR", "").isEmpty());
        try (ShellGateway gateway = new ShellGateway(home, open)) {
            SavedQueries saved = SavedQueries.of(home);
            Asking asking = new Asking(gateway, state, screen, asked);
            Commands commands = new Commands(gateway, state, screen, asking, saved, new Editor(home, environment));
            LineReader reader = reader(terminal, gateway, saved);
            screen.note(gateway.get().tables().size() + " tables of mart; a statement ends with ; and \\help tells the"
                    + " rest");
            loop(reader, screen, asking, commands);
        }
    }

    private LineReader reader(Terminal terminal, ShellGateway gateway, SavedQueries saved) {
        CommandWords words = new CommandWords(saved, () -> state.values().names());
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("gridgrade")
                .parser(new StatementParser())
                .completer(new ShellCompleter(gateway::catalog, words))
                .history(new DefaultHistory())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.AUTO_LIST, true)
                .option(LineReader.Option.LIST_PACKED, true)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
                .build();
        PastQueries.of(new QueryLog(home), user).forEach(reader.getHistory()::add);
        return reader;
    }

    private void loop(LineReader reader, Screen screen, Asking asking, Commands commands) {
        String begun = "";
        while (true) {
            String typed;
            try {
                typed = reader.readLine(screen.prompt(PROMPT), null, (Character) null, begun);
            } catch (UserInterruptException e) {
                // What was typed is given up, as in any shell.
                begun = "";
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            begun = "";
            try {
                if (typed.stripLeading().startsWith("\\")) {
                    Commands.Next next = commands.run(typed);
                    if (!(next instanceof Commands.Next.Prompt prompt)) {
                        return;
                    }
                    begun = prompt.text();
                } else {
                    List<String> statements = StatementText.cut(typed).statements();
                    statements.forEach(asking::ask);
                }
            } catch (UserError e) {
                screen.error(e.getMessage(), state.statement());
            }
        }
    }
}
