package io.gridgrade.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        TextTable.fitTo(terminal.outIsTerminal() ? terminal.columns() : Integer.MAX_VALUE);
        Failures failures = new Failures(terminal, environment);
        String command = commandText(arguments);
        ExitCode[] code = {ExitCode.DONE};
        GridGrade main = new GridGrade(terminal, environment, interruption, command);
        CommandLine commandLine = new CommandLine(main)
                // An argument that begins with @ is what it is, such as a reason or a query, and names no file to be
                // read.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(terminal.out(), true, UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.hasColour(environment) && terminal.outIsTerminal() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(USAGE_WIDTH_MIN, Math.min(USAGE_WIDTH_MAX, terminal.columns())))
                .setParameterExceptionHandler((e, unused) -> {
                    terminal.err().println("gridgrade: " + DisplayWidth.printableLines(usageMessage(e)));
                    terminal.err()
                            .println("  Show how it is used with: "
                                    + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
                    code[0] = ExitCode.WRONG_USAGE;
                    return code[0].number();
                })
                .setExecutionExceptionHandler((e, unused, alsoUnused) -> {
                    code[0] = interruption.isUnderWay() ? ExitCode.INTERRUPTED : failures.tell(e, main);
                    return code[0].number();
                });
        try {
            int number = commandLine.execute(arguments);
            if (code[0] == ExitCode.DONE) {
                // What a command that did its work has to say: a plan has changes, a check has failed.
                code[0] = ExitCode.of(number);
            }
        } catch (Error e) {
            // Out of memory and the like: picocli hands on exceptions only.
            code[0] = failures.tell(e, main);
        }
        return code[0];
    }

    private static String usageMessage(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            List<String> known =
                    new ArrayList<>(e.getCommandLine().getSubcommands().keySet());
            e.getCommandLine().getCommandSpec().optionsMap().keySet().forEach(known::add);
            return "\"" + word + "\" is not expected here" + Nearest.hint(word, known);
        }
        return e.getMessage();
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
