package io.gridgrade.cli;

import io.gridgrade.grade.DecideOverride;
import io.gridgrade.grade.GradeOverride;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sets the grade of a customer in the place of what the rules give. */
@Command
final class OverrideCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(paramLabel = "CUSTOMER", description = "The customer's number in the source.")
    private String customer;

    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who decides.")
    private String by;

    @Option(names = "--second", paramLabel = "NAME", required = true, description = "The second person, another.")
    private String second;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "Why, for whoever audits it.")
    private String reason;

    @Option(names = "--json", description = "Answer in JSON, and tell progress as events.")
    private boolean asJson;

    /** Either a grade until a day, or none any more. */
    static final class What {
        @ArgGroup(exclusive = false)
        private Grade grade;

        @Option(
                names = "--withdraw",
                required = true,
                description = "Withdraw the override: the rules' grade counts again.")
        private boolean isWithdrawn;
    }

    /** A grade until a day. */
    static final class Grade {
        @Option(names = "--grade", paramLabel = "GRADE", required = true, description = "The grade to give.")
        private String code;

        @Option(
                names = "--until",
                paramLabel = "DAY",
                required = true,
                description = "Its last day, YYYY-MM-DD: no month that ends later has it.")
        private String until;
    }

    @Override
    public void run() {
        if (asJson) {
            main.speakJson();
        }
        Optional<Grade> grade = what.isWithdrawn ? Optional.empty() : Optional.of(what.grade);
        Optional<LocalDate> until = grade.map(given -> UntilDay.parse(given.until));
        GradeOverride override = new GradeOverride(customer, grade.map(given -> given.code), until, by, second, reason);
        Home home = main.home();
        Period from = main.logged(
                home,
                () -> main.writing(
                        home,
                        session -> DecideOverride.decide(
                                session.warehouse(),
                                main.commandText(),
                                override,
                                session.settings(),
                                session.progress())));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(Map.of(
                            "customer",
                            customer,
                            "grade",
                            grade.map(given -> given.code).orElse(""),
                            "first_month",
                            from.toString())));
        } else {
            main.terminal()
                    .err()
                    .println(customer + " "
                            + grade.map(given -> "has grade " + given.code + " until " + given.until + ",")
                                    .orElse("has the grade of the rules again,")
                            + " from the close of " + from + " on");
        }
    }
}
