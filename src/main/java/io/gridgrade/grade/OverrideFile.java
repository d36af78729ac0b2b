package io.gridgrade.grade;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.SeedFile.Cell;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions about the grades of customers as a CSV file has them; all that is wrong is told at once, with its place. */
public final class OverrideFile {
    private static final String CUSTOMER = "customer_no";
    private static final String GRADE = "grade_code";
    private static final String UNTIL = "expires_on";
    private static final List<String> COLUMNS =
            List.of(CUSTOMER, GRADE, UNTIL, "decided_by", "confirmed_by", "decision_reason");

    private final SeedFile file;
    private final Problems problems = new Problems();

    private OverrideFile(String name, String text) {
        file = SeedFile.of(name, text, problems);
    }

    /**
     * Reads them: a line a customer; one without a grade and a day withdraws what was decided before.
     *
     * @param name the file, as the user named it
     * @return by its place, in the order of the file
     */
    public static List<Placed> read(String name, String text) {
        OverrideFile overrides = new OverrideFile(name, text);
        overrides.checkColumns();
        overrides.stopIfWrong();
        List<Placed> found = overrides.found();
        overrides.stopIfWrong();
        return found;
    }

    /** A decision, and the file and line that it stands in. */
    public record Placed(GradeOverride override, String place) {}

    private void stopIfWrong() {
        problems.throwIfAny(
                ExitCode.WRONG_USAGE,
                "the overrides are not as expected; nothing was written; mend the file, and run this again");
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
                .filter(column -> !file.has(column))
                .forEach(column -> problems.add(
                        "%s line 1: column %s is missing; expected %s",
                        file.name(), column, String.join(", ", COLUMNS)));
    }

    private List<Placed> found() {
        List<Placed> found = new ArrayList<>();
        Map<String, Cell> seen = new HashMap<>();
        for (List<Cell> row : file.rows()) {
            Cell customer = file.cell(row, CUSTOMER);
            if (customer.text().isEmpty()) {
                tell(customer, CUSTOMER + " is empty", "the number of a customer");
            }
            Cell before = seen.putIfAbsent(customer.text(), customer);
            if (before != null) {
                tell(
                        customer,
                        "customer \"" + customer.text() + "\" stands in line " + before.lineNo() + " too",
                        "each customer once");
            }
            Optional<String> grade = Optional.of(file.cell(row, GRADE).text()).filter(code -> !code.isEmpty());
            Optional<LocalDate> until = day(file.cell(row, UNTIL), grade.isPresent());
            found.add(new Placed(
                    new GradeOverride(
                            customer.text(),
                            grade,
                            until,
                            file.cell(row, "decided_by").text(),
                            file.cell(row, "confirmed_by").text(),
                            file.cell(row, "decision_reason").text()),
                    file.name() + " line " + customer.lineNo()));
        }
        return found;
    }

    private Optional<LocalDate> day(Cell cell, boolean isNeeded) {
        if (cell.text().isEmpty() != isNeeded) {
            try {
                return Optional.of(cell.text()).filter(day -> !day.isEmpty()).map(LocalDate::parse);
            } catch (DateTimeParseException e) {
                tell(cell, UNTIL + " is \"" + cell.text() + "\"", "a day such as 2025-06-30");
                return Optional.empty();
            }
        }
        tell(
                cell,
                isNeeded ? UNTIL + " is empty" : UNTIL + " is \"" + cell.text() + "\" without a grade",
                isNeeded ? "the last day of the grade, such as 2025-06-30" : "a grade, or neither, which withdraws");
        return Optional.empty();
    }

    private void tell(Cell cell, String what, String expected) {
        problems.add("%s", file.name() + " " + cell.place() + ": " + what + "; expected " + expected);
    }
}
