package io.gridgrade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion for bash and zsh, made of the commands as they are. What it offers for a value follows from the value's
 * label; months and sources are read from files of the home, for to start Java at every key would take a second.
 */
final class CompletionScript {
    /** The values that each label stands for, as shell commands; other labels have none that could be known. */
    private static final Map<String, String> VALUES = new TreeMap<>(Map.of(
            "PERIOD", "_gridgrade_months",
            "REPORT_OR_PERIOD", "_gridgrade_months",
            "SOURCE", "_gridgrade_sources",
            "FORMAT", "echo table csv json parquet",
            "LANGUAGE", "echo en zh en,zh",
            "DIR", "_gridgrade_files -d",
            "FILE", "_gridgrade_files -f",
            "PATH", "_gridgrade_files -f",
            "BACKUP", "_gridgrade_files -f"));

    private CompletionScript() {}

    static String of(CommandLine commandLine) {
        StringBuilder cases = new StringBuilder();
        commandLine
                .getSubcommands()
                .forEach((name, command) -> cases.append(commandCase(name, command.getCommandSpec())));
        return TEMPLATE.replace(
                        "{{commands}}",
                        String.join(" ", commandLine.getSubcommands().keySet()))
                .replace("{{options}}", options(commandLine.getCommandSpec()))
                .replace("{{cases}}", cases);
    }

    private static String commandCase(String name, CommandSpec command) {
        List<String> lines = new ArrayList<>();
        lines.add("options='" + options(command) + "'");
        lines.add("positions='"
                + command.positionalParameters().stream()
                        .map(ArgSpec::paramLabel)
                        .collect(Collectors.joining(" "))
                + "'");
        String valued = command.options().stream()
                .filter(option -> option.arity().max() > 0)
                .map(option -> String.join("|", option.names()) + ") label=" + label(option) + " ;;")
                .collect(Collectors.joining(" "));
        lines.add(valued.isEmpty() ? ":" : "case $previous in " + valued + " esac");
        return "        " + name + ")\n"
                + lines.stream().map(line -> "            " + line + "\n").collect(Collectors.joining())
                + "            ;;\n";
    }

    // A label may stand in brackets or with dots, where a value is optional or repeats.
    private static String label(OptionSpec option) {
        return option.paramLabel().replaceAll("[^A-Z_]", "");
    }

    private static String options(CommandSpec command) {
        return command.options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .filter(name -> name.startsWith("--"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String values() {
        return VALUES.entrySet().stream()
                .map(value -> "        " + value.getKey() + ") " + value.getValue() + " ;;\n")
                .collect(Collectors.joining());
    }

    private static final String TEMPLATE =
            """
            # Completion of gridgrade for bash and zsh; use it with: source <(gridgrade completion)
            if [ -n "${ZSH_VERSION:-}" ]; then
                autoload -Uz compinit bashcompinit
                type compdef >/dev/null 2>&1 || compinit -u
                bashcompinit
            fi

            # The home that is meant, as the program finds it.
            _gridgrade_home() {
                local i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in
                        --home) printf '%s' "${COMP_WORDS[i + 1]}"; return ;;
                    esac
                done
                if [ -n "${GRIDGRADE_HOME:-}" ]; then printf '%s' "$GRIDGRADE_HOME"
                elif [ -f gridgrade.yml ]; then printf .
                else printf home
                fi
            }

            _gridgrade_months() {
                cat "$(_gridgrade_home)/months.txt" 2>/dev/null
            }

            _gridgrade_sources() {
                local folder
                echo sample uci-default work-lists
                find "$(_gridgrade_home)/sources" -mindepth 1 -maxdepth 1 -type d 2>/dev/null | while read -r folder; do
                    printf '%s\\n' "${folder##*/}"
                done
            }

            _gridgrade_files() {
                compgen "$1" -- "$current"
                [ "$1" = -d ] || compgen -d -- "$current"
            }

            _gridgrade_values() {
                case $1 in
            {{values}}    esac
            }

            _gridgrade() {
                local current previous command='' options='{{options}}' positions='' label='' place=0 i word
                COMPREPLY=()
                current=${COMP_WORDS[COMP_CWORD]}
                previous=${COMP_WORDS[COMP_CWORD - 1]}
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    case $word in
                        --home) i=$((i + 1)) ;;
                        -*) ;;
                        *) if [ -z "$command" ]; then command=$word; else place=$((place + 1)); fi ;;
                    esac
                done
                case $command in
                    '') ;;
            {{cases}}    esac
                if [ -z "$command" ]; then
                    [ "$previous" = --home ] && label=DIR
                fi
                if [ -z "$label" ]; then
                    case $current in
                        -*) label=OPTION ;;
                        *) if [ -z "$command" ]; then label=COMMAND
                           else
                               i=0
                               for word in $(printf '%s' "$positions"); do
                                   if [ "$i" -eq "$place" ]; then label=$word; fi
                                   i=$((i + 1))
                               done
                           fi ;;
                    esac
                fi
                local IFS=$' \\t\\n'
                case $label in
                    COMMAND) COMPREPLY=($(compgen -W '{{commands}}' -- "$current")) ;;
                    OPTION) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
                    DIR|FILE|PATH|BACKUP)
                        IFS=$'\\n'
                        COMPREPLY=($(_gridgrade_values "$label" | sort -u))
                        compopt -o filenames 2>/dev/null ;;
                    '') ;;
                    *) COMPREPLY=($(compgen -W "$(_gridgrade_values "$label")" -- "$current")) ;;
                esac
                return 0
            }

            complete -F _gridgrade gridgrade gridgrade.sh
            """
                    .replace("{{values}}", values());
}
