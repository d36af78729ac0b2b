package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All commands with what each is for: in a line, for one who has typed no command, and in full, for one who asks. */
final class CommandList {
    private static final int NAME_WIDTH = 12;
    private static final int OPTION_WIDTH = 17;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private CommandList() {}

    /** A line for each command, and what to do first. */
    static List<String> lines(int columns) {
        List<String> lines = new ArrayList<>();
        lines.add(GridGrade.PURPOSE);
        lines.add("");
        for (NamedCommand command : NamedCommand.values()) {
            lines.add("  " + TextWidth.padRight(command.word(), NAME_WIDTH)
                    + shortened(command.description(), columns - 2 - NAME_WIDTH));
        }
        lines.add("");
        lines.add("begin with:   gridgrade demo        everything, on a sample utility, in a minute");
        lines.add("or your own:  gridgrade init HOME, then load, close, report");
        lines.add("all of one:   gridgrade COMMAND --help");
        return lines;
    }

    /** How the command line is used as a whole; of one command that command itself tells. */
    static List<String> help(int columns, boolean hasColour) {
        List<String> lines = new ArrayList<>();
        lines.add("Usage: gridgrade [-hV] [--home=DIR] COMMAND");
        lines.addAll(TextWidth.wrap(GridGrade.PURPOSE, columns));
        lines.addAll(entry("-h, --help", OPTION_WIDTH, GridGrade.OF_HELP, columns, hasColour));
        lines.addAll(entry("    --home=DIR", OPTION_WIDTH, GridGrade.OF_HOME, columns, hasColour));
        lines.addAll(entry("-V, --version", OPTION_WIDTH, GridGrade.OF_VERSION, columns, hasColour));
        lines.add("Commands:");
        for (NamedCommand command : NamedCommand.values()) {
            lines.addAll(entry(command.word(), NAME_WIDTH, command.description(), columns, hasColour));
        }
        return lines;
    }

    private static List<String> entry(String name, int width, String description, int columns, boolean hasColour) {
        List<String> lines = new ArrayList<>();
        for (String line : TextWidth.wrap(description, columns - 2 - width)) {
            lines.add("  " + TextWidth.padRight(lines.isEmpty() ? name : "", width) + line);
        }
        if (hasColour) {
            lines.set(0, lines.get(0).replaceFirst(Pattern.quote(name.strip()), BOLD + "$0" + PLAIN));
        }
        return lines;
    }

    // The first of what a description says: whole clauses, as many as there is room for.
    private static String shortened(String description, int widthMax) {
        String first = description.split("[:;.]", 2)[0];
        while (DisplayWidth.of(first) > widthMax && first.contains(", ")) {
            first = first.substring(0, first.lastIndexOf(", "));
        }
        return TextWidth.cut(first, widthMax);
    }
}
