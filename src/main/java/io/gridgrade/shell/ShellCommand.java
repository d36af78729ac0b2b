package io.gridgrade.shell;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.UserError;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The commands of the shell, which begin with a backslash; in the order in which help lists them. */
enum ShellCommand {
    D("[TABLE]", "the tables; of one table its columns, with what they mean"),
    DF("[PART]", "the functions, or those with PART in their name"),
    RUN("[NAME] [PARAMETER=VALUE ..]", "asks a saved query; without a name, lists them"),
    SHOW("NAME", "shows a saved query, with its head"),
    SET("[NAME VALUE]", "gives the parameter :NAME a value; without a name, shows all"),
    UNSET("NAME", "takes its value from a parameter"),
    FORMAT("[table|csv|json]", "how answers are shown"),
    O("[FILE]", "the next answer goes to a file: .csv, .json, .parquet or .xlsx"),
    CHART("[bar|line] [COLUMN]", "draws the last answer: of each row the first text and a number"),
    LIMITS("[rows|seconds NUMBER]", "how far an answer may go; 0 is without end"),
    TIMING("[on|off]", "whether the seconds of an answer are told"),
    EXPLAIN("", "which summary answers the last statement, and why others do not"),
    E("", "opens the last statement in $EDITOR"),
    HELP("", "this list"),
    Q("", "leaves, as Ctrl-D does");

    private final String arguments;
    private final String meaning;

    ShellCommand(String arguments, String meaning) {
        this.arguments = arguments;
        this.meaning = meaning;
    }

    /** As it is typed. */
    String word() {
        return "\\" + name().toLowerCase(Locale.ROOT);
    }

    String usage() {
        return arguments.isEmpty() ? word() : word() + " " + arguments;
    }

    String meaning() {
        return meaning;
    }

    /** The command of a word; another word is the user's error. */
    static ShellCommand of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("\\?")) {
            return HELP;
        }
        List<String> words = Stream.of(values()).map(ShellCommand::word).toList();
        int index = words.indexOf(lower);
        if (index < 0) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "there is no command \"" + word + "\"" + Nearest.hint(lower, words) + "; \\help lists them");
        }
        return values()[index];
    }
}
