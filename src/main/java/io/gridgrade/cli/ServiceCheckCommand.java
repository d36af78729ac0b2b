package io.gridgrade.cli;

import io.gridgrade.service.RuleFinding;
import io.gridgrade.service.ServiceTable;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells what is wrong with the service rules as a whole. */
@Command(
        name = "check",
        description = "Look at the service rules as a whole, every combination of values; exit code 1 when something is"
                + " wrong.")
final class ServiceCheckCommand implements Callable<Integer> {
    @ParentCommand
    private ServiceCommand service;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Look at this file, in the place of the home's seeds/service_rule.csv.")
    private Path rules;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public Integer call() {
        GridGrade main = service.main();
        List<RuleFinding> findings = ServiceTable.findings(ServiceTable.resources(main.home(), rules));
        if (asJson) {
            main.terminal().out().println(Json.write(findings));
        } else {
            findings.forEach(finding -> main.terminal().out().println(finding.line()));
            main.terminal()
                    .err()
                    .println(
                            findings.isEmpty()
                                    ? "nothing is wrong with the service rules"
                                    : findings.size() + (findings.size() == 1 ? " thing is" : " things are")
                                            + " wrong with the service rules");
        }
        return (findings.isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
    }
}
