package io.gridgrade.grade;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.rule.GradeScale;
import io.gridgrade.grade.rule.RuleTables;
import io.gridgrade.model.NextMonth;
import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps what two persons decide about the grade of a customer; the rules' own grade stays beside it. */
public final class DecideOverride {
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private DecideOverride() {}

    /**
     * Keeps the decision.
     *
     * @return the first month that it reaches
     */
    public static Period decide(
            Warehouse warehouse, String command, GradeOverride override, Parameters settings, Progress progress) {
        Period from = NextMonth.of(warehouse);
        Problems problems = new Problems();
        check(warehouse, override, from, settings, problems);
        problems.throwIfAny(
                ExitCode.PRECONDITION,
                "the grade of " + override.customerNo() + " cannot be overridden; nothing was written");
        keep(warehouse, command, List.of(override), from, settings, progress);
        return from;
    }

    /**
     * What came of the decisions of a file.
     *
     * @param from the first month that they reach
     * @param standingCount those that had been kept before, as they are
     */
    public record Decided(Period from, long setCount, long withdrawnCount, long standingCount) {}

    /** Keeps all decisions of a file, or none; one that stands as it is already is kept once. */
    public static Decided decideAll(
            Warehouse warehouse,
            String command,
            List<OverrideFile.Placed> placed,
            Parameters settings,
            Progress progress) {
        Period from = NextMonth.of(warehouse);
        Problems all = new Problems();
        List<GradeOverride> fresh = new ArrayList<>();
        // A few hundred at most, each of which two persons decided.
        for (OverrideFile.Placed one : placed) {
            if (stands(warehouse, one.override(), from)) {
                continue;
            }
            Problems problems = new Problems();
            check(warehouse, one.override(), from, settings, problems);
            problems.lines()
                    .forEach(line ->
                            all.add("%s", one.place() + ": " + one.override().customerNo() + ": " + line));
            fresh.add(one.override());
        }
        all.throwIfAny(
                ExitCode.PRECONDITION,
                "these grades cannot be overridden; nothing was written; mend the file, or take them out");
        if (!fresh.isEmpty()) {
            keep(warehouse, command, fresh, from, settings, progress);
        }
        long setCount =
                fresh.stream().filter(one -> one.gradeCode().isPresent()).count();
        return new Decided(from, setCount, fresh.size() - setCount, placed.size() - fresh.size());
    }

    private static boolean stands(Warehouse warehouse, GradeOverride override, Period from) {
        return customer(warehouse, override, from)
                .filter(row -> !row.isNull("decision_code"))
                .filter(row -> row.text("decision_code").equals(code(override)))
                .filter(row -> override.gradeCode().equals(Optional.ofNullable(row.text("decided_grade_code"))))
                .filter(row -> override.expiresOn().equals(Optional.ofNullable(row.date("expires_on"))))
                .filter(row -> override.by().strip().equals(row.text("decided_by")))
                .filter(row -> override.confirmedBy().strip().equals(row.text("confirmed_by")))
                .filter(row -> override.reason().strip().equals(row.text("decision_reason")))
                .isPresent();
    }

    private static String code(GradeOverride override) {
        return override.gradeCode().isPresent() ? "set" : "withdrawn";
    }

    private static void keep(
            Warehouse warehouse,
            String command,
            List<GradeOverride> overrides,
            Period from,
            Parameters settings,
            Progress progress) {
        Run.of(
                warehouse,
                command,
                Optional.empty(),
                settings,
                progress,
                run -> run.finish(() -> run.step(Step.of("override"), () -> overrides.stream()
                        .mapToLong(override -> keep(warehouse, override, from, run.key()))
                        .sum())));
    }

    private static long keep(Warehouse warehouse, GradeOverride override, Period from, long runKey) {
        return warehouse.execute(
                "grade/override_decide",
                Parameters.none()
                        .with("run_key", runKey)
                        .with("customer_no", override.customerNo())
                        .with("decision_code", code(override))
                        .with("grade_code", override.gradeCode().orElse(""))
                        .with("period_key", from.key())
                        .with("expires_on", override.expiresOn().orElse(NEVER))
                        .with("decided_by_text", override.by().strip())
                        .with("confirmed_by_text", override.confirmedBy().strip())
                        .with("reason_text", override.reason().strip()));
    }

    private static Optional<Row> customer(Warehouse warehouse, GradeOverride override, Period from) {
        return warehouse
                .query(
                        "grade/override_customer",
                        Parameters.none()
                                .with("customer_no", override.customerNo())
                                .with("period_key", from.key()))
                .stream()
                .findFirst();
    }

    private static void check(
            Warehouse warehouse, GradeOverride override, Period from, Parameters settings, Problems problems) {
        Optional<Row> known = customer(warehouse, override, from);
        if (known.isEmpty()) {
            problems.add(
                    "there is no customer \"%s\"; expected the number of one that was loaded", override.customerNo());
            return;
        }
        Row customer = known.get();
        String by = override.by().strip();
        String second = override.confirmedBy().strip();
        if (by.isEmpty() || second.isEmpty() || override.reason().isBlank()) {
            problems.add("--by, --second or --reason is empty; expected who decides, who confirms it, and why");
        } else if (by.toLowerCase(Locale.ROOT).equals(second.toLowerCase(Locale.ROOT))) {
            problems.add("\"%s\" decides and confirms; expected a second person, another", by);
        }
        override.expiresOn()
                .filter(day -> day.isBefore(from.lastOn()))
                .ifPresent(day -> problems.add(
                        "it would expire on %s; expected a day from %s on, the last one of the month that is closed next",
                        day, from.lastOn()));
        if (override.gradeCode().isEmpty()) {
            if (customer.isNull("decision_code")
                    || customer.text("decision_code").equals("withdrawn")) {
                problems.add("there is no override of %s to withdraw", override.customerNo());
            }
        } else {
            distance(
                    warehouse,
                    override.gradeCode().get(),
                    customer,
                    settings.integer("override_notches_max"),
                    problems);
        }
    }

    private static void distance(
            Warehouse warehouse, String gradeCode, Row customer, int notchesMax, Problems problems) {
        List<GradeScale.Step> scored =
                GradeScale.of(warehouse, RuleTables.inForce()).scored();
        Optional<GradeScale.Step> asked =
                scored.stream().filter(step -> step.code().equals(gradeCode)).findFirst();
        if (asked.isEmpty()) {
            problems.add(
                    "the grade is \"%s\"; expected one that a score gives: %s",
                    gradeCode, scored.stream().map(GradeScale.Step::code).collect(Collectors.joining(", ")));
        } else if (customer.isNull("own_grade_order") || !customer.truth("own_has_floor")) {
            problems.add(
                    "the rules give it %s, which no override moves",
                    customer.isNull("own_grade_code") ? "no grade yet" : customer.text("own_grade_code"));
        } else {
            int notches = Math.abs(asked.get().order() - customer.integer("own_grade_order"));
            if (notches > notchesMax) {
                problems.add(
                        "%s is %d grades from %s, which the rules give; expected at most %d (override.notches_max)",
                        gradeCode, notches, customer.text("own_grade_code"), notchesMax);
            }
        }
    }
}
