package io.gridgrade.cli;

import io.gridgrade.policy.PolicyCheck;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells what is wrong with policies.yml, and who sees what by it. */
@Command(
        name = "check",
        description = "Look at policies.yml as a whole: what is wrong with it, exit code 1 when something is, and which"
                + " role sees which table and column.")
final class PolicyCheckCommand implements Callable<Integer> {
    @ParentCommand
    private PolicyCommand policy;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public Integer call() {
        GridGrade main = policy.main();
        PolicyCheck.Answer answer = PolicyCheck.of(main.home());
        boolean isGood = answer.faults().isEmpty();
        if (asJson) {
            main.terminal().out().println(Json.write(answer));
        } else {
            answer.faults().forEach(main.terminal().out()::println);
            if (isGood) {
                show(answer.roles(), main.terminal().out());
            }
            main.terminal()
                    .err()
                    .println(
                            isGood
                                    ? "nothing is wrong with policies.yml"
                                    : answer.faults().size()
                                            + (answer.faults().size() == 1 ? " thing is" : " things are")
                                            + " wrong with policies.yml");
        }
        return (isGood ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private static void show(List<PolicyCheck.Seen> roles, PrintStream out) {
        List<String> headings = new ArrayList<>(List.of("table"));
        Set<String> tables = new TreeSet<>();
        roles.forEach(role -> {
            headings.add(role.role());
            tables.addAll(role.tables().keySet());
        });
        TextTable matrix = new TextTable(headings);
        for (String table : tables) {
            List<Object> row = new ArrayList<>(List.of(table));
            roles.forEach(role -> row.add(role.tables().getOrDefault(table, "")));
            matrix.add(row.toArray());
        }
        matrix.lines().forEach(out::println);
        for (PolicyCheck.Seen role : roles) {
            out.println();
            out.println("role " + role.role()
                    + (role.attributes().isEmpty() ? "" : ", asks for " + String.join(", ", role.attributes())));
            role.columns().forEach(line -> out.println("  " + line));
            role.notes().forEach(line -> out.println("  " + line));
            role.hidden().forEach((table, why) -> out.println("  " + table + " is hidden: " + why));
        }
    }
}
