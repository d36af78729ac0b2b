package io.gridgrade.quality;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at a month's facts, and at the dimensions, for what {@code quality.yml} expects of them, before the month's
 * snapshot is taken. What it finds is kept in audit.quality; rows may be taken out of the month, and wait in
 * audit.quarantine until it is closed anew.
 */
public final class CheckQuality {
    /** The expectations in force: those that ship, or the home's in their place. */
    public static final String DECLARATIONS = "warehouse/quality.yml";

    private static final int KEYS_SHOWN = 3;

    private final Warehouse warehouse;
    private final StarTables tables;
    private final List<Expectation> expectations;
    private List<String> stopped = List.of();

    private CheckQuality(Warehouse warehouse, StarTables tables, List<Expectation> expectations) {
        this.warehouse = warehouse;
        this.tables = tables;
        this.expectations = expectations;
    }

    /** With the expectations in force; tells all that is wrong with them at once. */
    public static CheckQuality of(Warehouse warehouse) {
        StarTables tables = StarTables.of(warehouse);
        Problems problems = new Problems();
        List<Expectation> expectations =
                new QualityYaml(tables, problems).read(warehouse.resources().text(DECLARATIONS));
        problems.throwIfAny(
                ExitCode.WRONG_USAGE,
                "quality.yml has " + problems.lines().size() + (problems.lines().size() == 1 ? " problem" : " problems")
                        + "; nothing was done");
        return new CheckQuality(warehouse, tables, expectations);
    }

    /** How many expectations are declared. */
    public int size() {
        return expectations.size();
    }

    /**
     * Brings back what an earlier close of the month took out, looks at everything, and takes out what fails now. Part of
     * the caller's transaction; throws when an expectation stops the close, see {@link #keepStopped}.
     */
    public void run(Run run, Period month) {
        Parameters parameters = Parameters.none().forPeriod(month).with("run_key", run.key());
        run.step(Step.of("quality", month), () -> {
            release(parameters);
            List<Result> results = results(parameters);
            boolean isStopped = results.stream().anyMatch(result -> result.failsWith(Severity.STOP));
            List<String> rows = results.stream()
                    .map(result -> result.values(run.key(), month.key(), isStopped))
                    .toList();
            if (isStopped) {
                stopped = rows;
                throw stop(month, results, parameters);
            }
            keep(rows);
            long taken = quarantine(results, parameters);
            note(run, month, results);
            return taken;
        });
    }

    /** After the close was undone: keeps what came of the expectations if it was they that stopped it. */
    public void keepStopped() {
        if (!stopped.isEmpty()) {
            keep(stopped);
            stopped = List.of();
        }
    }

    private void keep(List<String> rows) {
        if (!rows.isEmpty()) {
            warehouse.execute(
                    warehouse.sqlFile("quality/keep").withFragments(Map.of("results", String.join(",\n", rows))),
                    Parameters.none());
        }
    }

    private List<Result> results(Parameters parameters) {
        Map<StarTable, TableLook> looks = new LinkedHashMap<>();
        List<Asked> asked = new ArrayList<>();
        for (Expectation expectation : expectations) {
            TableLook look = looks.computeIfAbsent(expectation.table(), TableLook::new);
            if (expectation.rule() instanceof Rule.OfRow rule) {
                asked.add(new Asked(expectation, look.fault(rule.fault()), ""));
            } else if (expectation.rule() instanceof Rule.OfMonth rule) {
                String compared = rule.compared()
                        .map(with -> looks.computeIfAbsent(with.table(), TableLook::new)
                                .measure(with.measure(), with.isOfMonthBefore()))
                        .orElse("");
                asked.add(new Asked(expectation, look.measure(rule.measure(), false), compared));
            } else {
                asked.add(new Asked(expectation, "", ""));
            }
        }
        Map<StarTable, Row> answers = new LinkedHashMap<>();
        looks.forEach((table, look) -> answers.put(table, look.answer(warehouse, parameters)));
        return asked.stream().map(each -> result(each, answers, parameters)).toList();
    }

    /** An expectation, and the columns in which the look at its table, and at the one compared with, answers it. */
    private record Asked(Expectation expectation, String column, String comparedColumn) {}

    private Result result(Asked asked, Map<StarTable, Row> answers, Parameters parameters) {
        Expectation expectation = asked.expectation;
        Row answer = answers.get(expectation.table());
        long checked = answer.longInteger("row_count");
        if (expectation.rule() instanceof Rule.OfMonth rule) {
            var measure = answer.decimal(asked.column);
            var compared = rule.compared()
                    .map(with -> answers.get(with.table()).decimal(asked.comparedColumn))
                    .orElse(null);
            boolean holds = rule.bounds().hold(measure, compared)
                    // What no source ever fed cannot be late.
                    || (measure == null && compared == null && !isFed(expectation.table(), parameters));
            return new Result(
                    expectation,
                    checked,
                    Optional.empty(),
                    Optional.ofNullable(measure),
                    Optional.ofNullable(compared),
                    holds);
        }
        long failed = expectation.rule() instanceof Rule.Once once
                ? repeated(expectation.table(), once, parameters)
                : answer.longInteger(asked.column);
        boolean holds = expectation.rule() instanceof Rule.OfRow rule ? rule.holds(failed, checked) : failed == 0;
        return new Result(expectation, checked, Optional.of(failed), Optional.empty(), Optional.empty(), holds);
    }

    private long repeated(StarTable table, Rule.Once once, Parameters parameters) {
        return warehouse
                .query(
                        warehouse
                                .sqlFile("quality/repeated_count")
                                .withFragments(Map.of(
                                        "table", table.name(),
                                        "of_month", table.ofMonth(),
                                        "columns", once.columnText(),
                                        "all_known", once.allKnown())),
                        parameters)
                .get(0)
                .longInteger("row_count");
    }

    private boolean isFed(StarTable table, Parameters parameters) {
        return warehouse
                .query(warehouse.sqlFile("quality/is_fed").withFragments(Map.of("table", table.name())), parameters)
                .get(0)
                .truth("is_fed");
    }

    private UserError stop(Period month, List<Result> results, Parameters parameters) {
        List<Result> stopping = results.stream()
                .filter(result -> result.failsWith(Severity.STOP))
                .toList();
        return new UserError(
                ExitCode.DATA_QUALITY,
                "what is expected of the data of " + month + " does not hold, and stops its close: "
                        + stopping.size() + " of " + results.size()
                        + " expectations; the month stays open; correct the data and load it again, or change the"
                        + " expectations in quality.yml, and run the command again",
                stopping.stream().map(result -> told(result, parameters)).toList());
    }

    private String told(Result result, Parameters parameters) {
        Expectation expectation = result.expectation();
        String keys = "";
        if (result.failed().isPresent()) {
            fail(expectation.table(), List.of(expectation), parameters);
            keys = ", such as "
                    + warehouse.query("quality/failing_keys", Parameters.none().with("row_count", KEYS_SHOWN)).stream()
                            .map(row -> row.text("key_text"))
                            .collect(Collectors.joining("; "));
        }
        return expectation.code() + ": " + result.found() + keys + "; expected " + expectation.limitText() + ": "
                + expectation.descriptionEn();
    }

    // Finds the rows that fail any of these, each with the first that it fails.
    private void fail(StarTable table, List<Expectation> ofTable, Parameters parameters) {
        String which = ofTable.stream()
                .map(expectation -> "when " + expectation.fault() + " then '" + expectation.code() + "'")
                .collect(Collectors.joining("\n            ", "case\n            ", "\n        end"));
        warehouse.execute(
                warehouse
                        .sqlFile("quality/failing")
                        .withFragments(Map.of(
                                "table", table.name(),
                                "of_month", table.ofMonth(),
                                "expectation", which,
                                "key", table.keyText())),
                parameters);
    }

    private long quarantine(List<Result> results, Parameters parameters) {
        Map<StarTable, List<Expectation>> failing = results.stream()
                .filter(result -> result.failsWith(Severity.QUARANTINE))
                .map(Result::expectation)
                .collect(Collectors.groupingBy(Expectation::table, LinkedHashMap::new, Collectors.toList()));
        long taken = 0;
        for (Map.Entry<StarTable, List<Expectation>> table : failing.entrySet()) {
            fail(table.getKey(), table.getValue(), parameters);
            taken += warehouse.execute(
                    warehouse
                            .sqlFile("quality/quarantine")
                            .withFragments(Map.of(
                                    "table",
                                    table.getKey().name(),
                                    "cells",
                                    table.getKey().cells())),
                    parameters);
        }
        return taken;
    }

    private void release(Parameters parameters) {
        for (Row row : warehouse.query("quality/quarantined_tables", parameters)) {
            StarTable table = tables.byName().get(row.text("table_name"));
            String sameKey = table.key().stream()
                    .map(column -> "known." + column + " = returned." + column)
                    .collect(Collectors.joining(" and "));
            warehouse.execute(
                    warehouse
                            .sqlFile("quality/release")
                            .withFragments(
                                    Map.of("table", table.name(), "columns", table.ofCells(), "same_key", sameKey)),
                    parameters);
        }
    }

    private static void note(Run run, Period month, List<Result> results) {
        List<Result> failed = results.stream().filter(result -> !result.holds()).toList();
        if (!failed.isEmpty()) {
            run.note("of " + results.size() + " expectations of " + month + " " + failed.size()
                    + (failed.size() == 1 ? " does not hold: " : " do not hold: ")
                    + failed.stream()
                            .map(result -> result.expectation().code() + " (" + result.outcome(false) + ")")
                            .collect(Collectors.joining(", "))
                    + "; see them with: gridgrade status");
        }
    }
}
