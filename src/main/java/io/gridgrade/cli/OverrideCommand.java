package io.gridgrade.cli;

import io.gridgrade.grade.DecideOverride;
import io.gridgrade.grade.GradeOverride;
import io.gridgrade.grade.OverrideFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
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

    @ArgGroup(multiplicity = "1")
    private Whose whose;

    @Option(names = "--json", description = "Answer in JSON, and tell progress as events.")
    private boolean asJson;

    /** Either one customer, or those of a file. */
    static final class Whose {
        @ArgGroup(exclusive = false)
        private One one;

        @Option(
                names = "--file",
                paramLabel = "FILE",
                required = true,
                description =
                        "A line a customer, as CSV: customer_no, grade_code, expires_on, decided_by, confirmed_by,"
                                + " decision_reason; all of them, or none; without a grade and a day, it is withdrawn.")
        private Path file;
    }

    /** One customer, and what is decided about it. */
    static final class One {
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
    }

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
        if (whose.file != null) {
            runFile(whose.file);
        } else {
            runOne(whose.one);
        }
    }

    private void runFile(Path file) {
        List<OverrideFile.Placed> placed = OverrideFile.read(file.toString(), read(file));
        Home home = main.home();
        DecideOverride.Decided decided = main.logged(
                home,
                () -> main.writing(
                        home,
                        session -> DecideOverride.decideAll(
                                session.warehouse(),
                                main.commandText(),
                                placed,
                                session.settings(),
                                session.progress())));
        if (asJson) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("set", decided.setCount());
            answer.put("withdrawn", decided.withdrawnCount());
            answer.put("standing", decided.standingCount());
            answer.put("first_month", decided.from().toString());
            main.terminal().out().println(Json.write(answer));
        } else {
            main.terminal()
                    .err()
                    .println("grades set: " + decided.setCount() + ", withdrawn: " + decided.withdrawnCount()
                            + ", as they stood already: " + decided.standingCount() + "; from the close of "
                            + decided.from() + " on");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the overrides " + file + " cannot be read: " + e.getClass().getSimpleName()
                            + "; expected a CSV file in UTF-8");
        }
    }

    private void runOne(One one) {
        String customer = one.customer;
        Optional<Grade> grade = one.what.isWithdrawn ? Optional.empty() : Optional.of(one.what.grade);
        Optional<LocalDate> until = grade.map(given -> UntilDay.parse(given.until));
        GradeOverride override =
                new GradeOverride(customer, grade.map(given -> given.code), until, one.by, one.second, one.reason);
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
