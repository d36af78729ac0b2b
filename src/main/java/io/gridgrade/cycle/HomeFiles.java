package io.gridgrade.cycle;

import io.gridgrade.grade.GradeCustomers;
import io.gridgrade.group.GroupCustomers;
import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.service.ServiceTable;
import io.gridgrade.summary.Summaries;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/**
 * The files that a home puts in the place of those that ship, or beside them: seeds, SELECTs and summaries. They are looked at before
 * anything runs, in a warehouse in memory, so that a mistake is told as theirs and nothing is half done.
 */
public final class HomeFiles {
    private static final String SEEDS = "warehouse/seeds";
    private static final String SELECTS = "sql/indicator";

    private HomeFiles() {}

    /** Throws all that is wrong as one error. */
    static void require(Resources resources, Parameters settings) {
        List<String> wrong = problems(resources, settings);
        if (!wrong.isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the files of this home have " + wrong.size() + (wrong.size() == 1 ? " mistake" : " mistakes")
                            + "; nothing was done; mend the file, or remove it to have what ships",
                    wrong);
        }
    }

    /** How many there are. */
    public static int count(Resources resources) {
        return resources.namesOfHome(SEEDS).size()
                + resources.namesOfHome(SELECTS).size()
                + (resources.isOfHome(Summaries.DECLARATIONS) ? 1 : 0)
                + resources.notRead().size();
    }

    /** All that is wrong, each with its file, line and column. */
    public static List<String> problems(Resources resources, Parameters settings) {
        if (count(resources) == 0) {
            return List.of();
        }
        Problems problems = new Problems();
        resources
                .notRead()
                .forEach(file -> problems.add(
                        "%s is not read; expected of a home's SQL only sql/indicator/*.sql; remove it", file));
        try (Warehouse warehouse = Warehouse.inMemory(resources)) {
            Summaries.check(warehouse, problems);
            Map<String, SeedFile> seeds = Seeds.read(warehouse, problems);
            if (problems.isEmpty()) {
                Seeds.apply(warehouse);
                ComputeIndicators.check(warehouse, settings, Preparation.ANY, problems);
                GradeCustomers.check(warehouse, seeds.get("gate"), settings, Preparation.ANY, problems);
                if (problems.isEmpty()) {
                    // Features may speak of any indicator that is computed.
                    Preparation.prepare(warehouse, settings, 0);
                    GroupCustomers.check(warehouse, seeds, settings, Preparation.ANY, problems);
                    ServiceTable.check(warehouse, seeds, settings, Preparation.ANY, problems);
                }
            }
        } catch (UserError e) {
            problems.add("%s", e.getMessage());
            e.details().forEach(detail -> problems.add("%s", detail));
        }
        return problems.lines();
    }
}
