package io.gridgrade.shell;

import io.gridgrade.analysis.SavedQueries;
import io.gridgrade.analysis.SavedQuery;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;

/** Completes the commands of the shell and what follows them. */
record CommandWords(SavedQueries saved, Supplier<Set<String>> values) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    Set<String> parameters() {
        return values.get();
    }

    void complete(StatementParser.Word word, Supplier<ShellCatalog> catalog, List<Candidate> candidates) {
        List<String> before = BLANKS.splitAsStream(word.before().strip())
                .filter(part -> !part.isEmpty())
                .toList();
        if (before.isEmpty()) {
            for (ShellCommand command : ShellCommand.values()) {
                candidates.add(ShellCompleter.candidate(command.word(), "commands", command.meaning(), true));
            }
            return;
        }
        switch (before.get(0)) {
            case "\\d" ->
                catalog.get()
                        .tables()
                        .values()
                        .forEach(table -> candidates.add(
                                ShellCompleter.candidate(table.name(), "tables", table.comment(), true)));
            case "\\run", "\\show" -> saved(before, candidates);
            case "\\set", "\\unset" -> add(candidates, values.get().toArray(String[]::new));
            case "\\format" -> add(candidates, "table", "csv", "json");
            case "\\chart" -> add(candidates, "bar", "line");
            case "\\timing" -> add(candidates, "on", "off");
            case "\\limits" -> add(candidates, "rows", "seconds");
            default -> {}
        }
    }

    private void saved(List<String> before, List<Candidate> candidates) {
        if (before.size() == 1) {
            saved.all()
                    .forEach(query -> candidates.add(
                            ShellCompleter.candidate(query.name(), "saved queries", query.titleEn(), true)));
            return;
        }
        saved.all().stream()
                .filter(query -> query.name().equals(before.get(1)))
                .map(SavedQuery::parameters)
                .forEach(all -> all.forEach((name, parameter) -> candidates.add(
                        ShellCompleter.candidate(name + "=", "parameters", parameter.meaning(), false))));
    }

    private static void add(List<Candidate> candidates, String... words) {
        for (String word : words) {
            candidates.add(ShellCompleter.candidate(word, "words", "", true));
        }
    }
}
