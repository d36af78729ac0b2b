package io.gridgrade.cli;

import io.gridgrade.validation.Remark;
import io.gridgrade.validation.Section;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How well the scores of a sample utility rank beside its ideal observer, who reads the same files and knows how they were
 * made, and beside who knows all that is planted. Both are in the sample's {@code observer.csv}, which is never loaded.
 */
final class PlantedTruth {
    private static final String HEADER = "subject,period_key,figure,value";

    private PlantedTruth() {}

    /** A section beside those of the validation, of the month that the grades are held against. */
    static Section of(Path sample, List<Section> sections) {
        Section section =
                Section.of("planted_truth", "Beside what the sample knows", List.of("who", "cases", "defaults", "AUC"));
        Optional<Period> month = observation(sections);
        if (month.isEmpty()) {
            return section.remark("the outcomes of no whole horizon are known yet: there is nothing to hold beside it");
        }
        Map<String, BigDecimal> planted = planted(sample.resolve("observer.csv"), month.get());
        if (!planted.containsKey("observer_auc")) {
            return section.remark(sample.resolve("observer.csv") + " says nothing of " + month.get());
        }
        section = ours(section, sections, "discrimination", "probability");
        section = ours(section, sections, "discrimination_index", "index score");
        long cases = planted.get("customers").longValue();
        long defaults = planted.get("defaults").longValue();
        return section.row("ideal observer", cases, defaults, planted.get("observer_auc"))
                .row("who knows all that is planted", cases, defaults, planted.get("truth_auc"))
                .remark(
                        "the observer leaves out who was in default in the six months before, and looks at no more than 5,000"
                                + " customers: the cases are nearly ours, not the same");
    }

    private static Section ours(Section section, List<Section> sections, String code, String score) {
        for (Section found : sections) {
            if (found.code().equals(code)) {
                int auc = found.columns().indexOf("AUC");
                for (List<Object> row : found.rows()) {
                    if (row.get(0).equals("all") && row.get(1).equals(score)) {
                        return section.row(score, row.get(2), row.get(3), row.get(auc));
                    }
                }
            }
        }
        return section;
    }

    /** The month whose grades and, where it has some, whose probabilities are held against a whole horizon. */
    private static Optional<Period> observation(List<Section> sections) {
        return sections.stream()
                .filter(section -> section.code().equals("evidence"))
                .flatMap(section -> section.said().stream())
                .filter(remark -> remark.code().equals("evidence_whole"))
                .map(Remark::parts)
                .map(parts -> (Period) parts.get(1))
                .findFirst();
    }

    private static Map<String, BigDecimal> planted(Path file, Period month) {
        List<String> lines;
        try {
            lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    file
                            + (lines.isEmpty()
                                    ? " is not there or empty"
                                    : ", line 1: the head is \"" + lines.get(0) + "\"")
                            + "; expected the observer.csv of a sample utility, with the head " + HEADER);
        }
        Map<String, BigDecimal> figures = new TreeMap<>();
        String wanted = "default," + month.key() + ",";
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(wanted)) {
                String[] cells = line.split(",", -1);
                if (cells.length != 4 || !cells[3].matches("[0-9]+([.][0-9]+)?")) {
                    throw new UserError(
                            ExitCode.PRECONDITION,
                            file + ", line " + (i + 1) + ": \"" + line + "\" has no number; expected " + HEADER);
                }
                figures.put(cells[2], new BigDecimal(cells[3]));
            }
        }
        return figures;
    }
}
