package io.gridgrade.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Lets checks of the whole house see the commands and their options. */
public final class CommandsShown {
    private CommandsShown() {}

    /** The long options of each command and those below it, but those that every command has. */
    public static Map<String, Set<String>> optionsByCommand() {
        Terminal terminal = new Terminal(System.out, System.err, false, false, 100);
        CommandLine root = new CommandLine(new GridGrade(terminal, Map.of(), new Interruption(terminal), ""));
        Map<String, Set<String>> options = new TreeMap<>();
        NamedCommand.addAll(root);
        root.getSubcommands().forEach((name, command) -> {
            Set<String> names = new TreeSet<>();
            add(command, names);
            command.getSubcommands().values().forEach(below -> add(below, names));
            options.put(name, names);
        });
        return options;
    }

    private static void add(CommandLine command, Set<String> names) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.inherited() && !option.usageHelp()) {
                Arrays.stream(option.names())
                        .filter(text -> text.startsWith("--"))
                        .forEach(names::add);
            }
        }
    }
}
