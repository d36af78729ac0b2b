package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** All commands with a line each, and what to do first: what one sees who has typed no command. */
final class CommandList {
    private static final int NAME_WIDTH = 12;

    private CommandList() {}

    static List<String> lines(CommandLine commandLine, int columns) {
        List<String> lines = new ArrayList<>();
        lines.add("The credit-grade and customer-group warehouse of an electric utility.");
        lines.add("");
        commandLine.getSubcommands().forEach((name, command) -> {
            String description =
                    String.join(" ", command.getCommandSpec().usageMessage().description());
            lines.add("  " + TextWidth.padRight(name, NAME_WIDTH) + shortened(description, columns - 2 - NAME_WIDTH));
        });
        lines.add("");
        lines.add("begin with:   gridgrade demo        everything, on a sample utility, in a minute");
        lines.add("or your own:  gridgrade init HOME, then load, close, report");
        lines.add("all of one:   gridgrade COMMAND --help");
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
