package io.gridgrade.cli;

import io.gridgrade.policy.PolicyCheck;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the roles of the home, and what each sees. */
@Command(subcommands = PolicyCheckCommand.class)
final class PolicyCommand implements Callable<Integer> {
    @ParentCommand
    private GridGrade main;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    GridGrade main() {
        return main;
    }

    @Override
    public Integer call() {
        PolicyCheck.Answer answer = PolicyCheck.of(main.home());
        if (!answer.faults().isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "policies.yml is not as expected; mend it, or remove it", answer.faults());
        }
        if (asJson) {
            main.terminal().out().println(Json.write(answer.roles()));
            return ExitCode.DONE.number();
        }
        TextTable table = new TextTable(java.util.List.of("role", "for whom", "asks for"));
        answer.roles()
                .forEach(role -> table.add(role.role(), role.description(), String.join(", ", role.attributes())));
        table.lines().forEach(main.terminal().out()::println);
        return ExitCode.DONE.number();
    }
}
