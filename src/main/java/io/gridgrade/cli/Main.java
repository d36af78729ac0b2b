package io.gridgrade.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The entry point of the command line. */
public final class Main {
    private static final int USAGE_WIDTH_MAX = 110;
    /** Picocli refuses to set less. */
    private static final int USAGE_WIDTH_MIN = 55;

    private static final Pattern PATH =
            Pattern.compile("(?<option>(?:--[\\w-]+=)?).*[/\\\\](?<name>[^/\\\\]+)[/\\\\]*", Pattern.DOTALL);

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess(System.getenv());
        Interruption interruption = new Interruption(terminal);
        interruption.install();
        ExitCode code = run(terminal, System.getenv(), interruption, arguments);
        terminal.out().flush();
        interruption.over();
        System.exit(code.number());
    }

    /** Runs a command; returns what to tell the shell. */
    static ExitCode run(
            Terminal terminal, Map<String, String> environment, Interruption interruption, String... arguments) {
        List<String> words = List.of(arguments);
        if ((words.contains("--help") || words.contains("-h"))
                && NamedCommand.namedBy(words).isEmpty()) {
            CommandList.help(usageWidth(terminal), terminal.hasColour(environment) && terminal.outIsTerminal())
                    .forEach(terminal.out()::println);
            return ExitCode.DONE;
        }
        TextTable.fitTo(terminal.outIsTerminal() ? terminal.columns() : Integer.MAX_VALUE);
        Failures failures = new Failures(terminal, environment);
        String command = commandText(arguments);
        GridGrade main = new GridGrade(terminal, environment, interruption, command);
        CommandErrors errors = new CommandErrors(terminal, failures, interruption, main);
        CommandLine commandLine = new CommandLine(main);
        // Before what is set below, which is set for those commands only that are there.
        NamedCommand.namedBy(words).forEach(named -> named.addTo(commandLine));
        commandLine
                // An argument that begins with @ is what it is, such as a reason or a query, and names no file to be
                // read.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(terminal.out(), true, UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.hasColour(environment) && terminal.outIsTerminal() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(usageWidth(terminal))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        try {
            int number = commandLine.execute(arguments);
            // What a command that did its work has to say: a plan has changes, a check has failed.
            return errors.code() == ExitCode.DONE ? ExitCode.of(number) : errors.code();
        } catch (Error e) {
            // Out of memory and the like: picocli hands on exceptions only.
            return failures.tell(e, main);
        }
    }

    private static int usageWidth(Terminal terminal) {
        return Math.max(USAGE_WIDTH_MIN, Math.min(USAGE_WIDTH_MAX, terminal.columns()));
    }

    /** The command as typed, without folders: what the log of runs keeps, and every reader of mart sees. */
    static String commandText(String... arguments) {
        List<String> words = new ArrayList<>();
        boolean isReason = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--home")) {
                i++;
            } else if (!arguments[i].startsWith("--home=")) {
                boolean isText = isReason || arguments[i].startsWith("--reason=") || words.contains("sql");
                String word = isText ? arguments[i] : nameOf(arguments[i]);
                isReason = arguments[i].equals("--reason");
                words.add(DisplayWidth.printable(word.matches("[\\w./:=,+-]+") ? word : "'" + word + "'"));
            }
        }
        return String.join(" ", words);
    }

    // Of a path the last name: where it lay on this machine concerns no reader.
    private static String nameOf(String argument) {
        Matcher path = PATH.matcher(argument);
        return path.matches() ? path.group("option") + path.group("name") : argument;
    }
}
