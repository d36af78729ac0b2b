package io.gridgrade.cli;

import io.gridgrade.care.CheckHome;
import io.gridgrade.care.Finding;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells what is wrong with the machine and the home. */
@Command
final class DoctorCommand implements Callable<Integer> {
    private static final Set<String> OF_ITS_OWNER = Set.of("settings", "home files", "sources", "expectations");

    @ParentCommand
    private GridGrade main;

    @Option(
            names = "--deep",
            description =
                    "Read every value of the warehouse and the published copy, and every backup, however large they are.")
    private boolean isDeep;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public Integer call() {
        List<Finding> findings = CheckHome.findings(main.homeFolder(), isDeep);
        if (asJson) {
            main.terminal().out().println(Json.write(findings));
        } else {
            for (Finding finding : findings) {
                main.terminal()
                        .out()
                        .println(String.format(Locale.ROOT, "%-4s  %-15s  ", finding.state(), finding.check())
                                + finding.found()
                                + (finding.advice().isEmpty() ? "" : "; " + finding.advice()));
            }
        }
        List<String> failed = findings.stream()
                .filter(finding -> finding.state() == Finding.State.FAIL)
                .map(Finding::check)
                .toList();
        // A mistake in what its owner wrote is no damage.
        ExitCode wrong = OF_ITS_OWNER.containsAll(failed) ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
        return (failed.isEmpty() ? ExitCode.DONE : wrong).number();
    }
}
