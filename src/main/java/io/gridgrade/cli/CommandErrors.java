package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what was typed wrong, and what failed. A class and no lambdas: those of an interface that was compiled for an old
 * Java are not among the classes that the launcher keeps. Mutable.
 */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal terminal;
    private final Failures failures;
    private final Interruption interruption;
    private final GridGrade main;
    private ExitCode code = ExitCode.DONE;

    CommandErrors(Terminal terminal, Failures failures, Interruption interruption, GridGrade main) {
        this.terminal = terminal;
        this.failures = failures;
        this.interruption = interruption;
        this.main = main;
    }

    /** What to tell the shell of what was told; that all is done when nothing was. */
    ExitCode code() {
        return code;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        terminal.err().println("gridgrade: " + DisplayWidth.printableLines(usageMessage(e)));
        terminal.err()
                .println("  Show how it is used with: "
                        + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        code = ExitCode.WRONG_USAGE;
        return code.number();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        code = interruption.isUnderWay() ? ExitCode.INTERRUPTED : failures.tell(e, main);
        return code.number();
    }

    private static String usageMessage(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            List<String> known = new ArrayList<>();
            if (e.getCommandLine().getParent() == null) {
                known.addAll(NamedCommand.words());
            }
            known.addAll(e.getCommandLine().getCommandSpec().optionsMap().keySet());
            return "\"" + word + "\" is not expected here" + Nearest.hint(word, known);
        }
        return e.getMessage();
    }
}
