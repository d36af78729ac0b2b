package io.gridgrade.grade.weighting;

import io.gridgrade.statistics.weighting.PairwiseComparison;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.SeedFile.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The judgements of a CSV file, each looked at; all that is wrong is told at once, with its place. */
final class JudgementFile {
    private static final List<String> COLUMNS =
            List.of("population_code", "first_code", "second_code", "judgement", "judge");
    private static final String JUDGE = "judge";
    private static final Pattern SCALE = Pattern.compile("(1/)?([1-9])");

    private final SeedFile file;
    private final Problems problems = new Problems();

    private JudgementFile(String name, String text) {
        this.file = SeedFile.of(name, text, problems);
    }

    /**
     * Reads them.
     *
     * @param name        the file, as the user named it
     * @param populations those that can be judged for
     * @param dimensions  those that can be judged
     */
    static List<Judgement> read(
            String name, String text, Collection<String> populations, Collection<String> dimensions) {
        JudgementFile judgements = new JudgementFile(name, text);
        judgements.checkColumns();
        judgements.stopIfWrong();
        List<Judgement> found = judgements.found(populations, dimensions);
        judgements.stopIfWrong();
        return found;
    }

    private void stopIfWrong() {
        problems.throwIfAny(
                ExitCode.WRONG_USAGE, "the judgements are not as expected; mend the file, and run this again");
    }

    private void checkColumns() {
        for (Cell column : file.columns()) {
            if (!COLUMNS.contains(column.text())) {
                tell(
                        column,
                        "column \"" + column.text() + "\" is unknown" + Nearest.hint(column.text(), COLUMNS),
                        String.join(", ", COLUMNS));
            }
        }
        COLUMNS.stream()
                .filter(column -> !column.equals(JUDGE) && !file.has(column))
                .forEach(column -> problems.add(
                        "%s line 1: column %s is missing; expected %s, and %s where several judge",
                        file.name(), column, String.join(", ", COLUMNS.subList(0, 4)), JUDGE));
    }

    private List<Judgement> found(Collection<String> populations, Collection<String> dimensions) {
        List<Judgement> found = new ArrayList<>();
        for (List<Cell> row : file.rows()) {
            Cell cell = file.cell(row, "judgement");
            known(file.cell(row, "population_code"), "population_code", populations);
            known(file.cell(row, "first_code"), "first_code", dimensions);
            known(file.cell(row, "second_code"), "second_code", dimensions);
            String first = file.cell(row, "first_code").text();
            if (first.equals(file.cell(row, "second_code").text())) {
                tell(file.cell(row, "second_code"), first + " is judged against itself", "another dimension");
            }
            OptionalDouble times = times(cell);
            if (times.isPresent()) {
                found.add(new Judgement(
                        file.cell(row, "population_code").text(),
                        file.has(JUDGE) ? file.cell(row, JUDGE).text() : "",
                        first,
                        file.cell(row, "second_code").text(),
                        times.getAsDouble(),
                        cell));
            }
        }
        return found;
    }

    private void known(Cell cell, String column, Collection<String> known) {
        if (!known.contains(cell.text())) {
            tell(
                    cell,
                    column + " \"" + cell.text() + "\" is unknown" + Nearest.hint(cell.text(), known),
                    "one of " + String.join(", ", known));
        }
    }

    private OptionalDouble times(Cell cell) {
        Matcher scale = SCALE.matcher(cell.text());
        if (!scale.matches()) {
            tell(
                    cell,
                    "judgement is \"" + cell.text() + "\"",
                    "how many times as much the first counts: 1 to " + PairwiseComparison.SCALE_MAX + ", or 1/2 to 1/"
                            + PairwiseComparison.SCALE_MAX + " when the second counts more");
            return OptionalDouble.empty();
        }
        double number = Integer.parseInt(scale.group(2));
        return OptionalDouble.of(scale.group(1) == null ? number : 1 / number);
    }

    private void tell(Cell cell, String what, String expected) {
        problems.add("%s", file.name() + " " + cell.place() + ": " + what + "; expected " + expected);
    }
}
