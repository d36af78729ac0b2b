package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader must know before the figures: what is missing behind them, what of the method is new, and how well default
 * probabilities stood the test.
 */
public final class Caveats {
    private static final String LINE_START = "\u2022 ";

    private final Edition edition;
    private final Answers answers;
    private final Figures figures;

    Caveats(Edition edition, Answers answers, Figures figures) {
        this.edition = edition;
        this.answers = answers;
        this.figures = figures;
    }

    /** The lines of page 1 that tell what is missing, and what does not compare. */
    public String missing() {
        List<String> lines = new ArrayList<>();
        Row row = answers.rows("missing").get(0);
        lines.add(figures.word(
                "missing.records",
                figures.count(row.decimal("refused_count")),
                figures.count(row.decimal("read_count")),
                figures.share(row.decimal("refused_share")),
                figures.count(row.decimal("quarantined_count")),
                figures.share(row.decimal("quarantined_share"))));
        lines.add(missingDimensions());
        lines.add(figures.word(
                "missing.unrated",
                figures.count(row.decimal("unrated_count")),
                figures.share(row.decimal("unrated_share")),
                figures.count(row.decimal("no_score_count")),
                figures.count(row.decimal("unstated_count"))));
        lines.add(figures.word(
                "missing.probability." + row.text("backtest_code"),
                figures.count(row.decimal("no_probability_count"))));
        lines.addAll(missingApprovals());
        if (answers.has("method_change")) {
            lines.add(figures.word(
                    isGradingNew() ? "missing.method" : "missing.models",
                    parts(answers.rows("method_change").stream())));
        }
        if (edition.isRestated()) {
            lines.add(figures.word(
                    "missing.restated",
                    figures.count(edition.editionNo()),
                    figures.count(row.decimal("restated_count")),
                    figures.count(edition.editionNo() - 1)));
        }
        return LINE_START + String.join("\n" + LINE_START, lines);
    }

    private String missingDimensions() {
        if (!answers.has("missing_dimension")) {
            return figures.word("missing.no_dimension");
        }
        List<Row> rows = answers.rows("missing_dimension");
        return figures.word(
                "missing.dimensions",
                figures.name(rows.get(0).text("absent_names_en"), rows.get(0).text("absent_names_zh")),
                rows.stream()
                        .map(row -> figures.word(
                                "missing.weight",
                                figures.population(row.text("population_code")),
                                figures.measure(row.decimal("absent_weight"))))
                        .collect(Collectors.joining(figures.word("method.between"))));
    }

    /** Whether grades of the month and of the month before were given by different methods, and do not compare. */
    public boolean isGradingNew() {
        return answers.rows("method_change").stream().anyMatch(row -> row.truth("is_grading"));
    }

    /** Why the groups of the month and of the month before do not compare. */
    public String newGrouping() {
        return figures.word(
                "missing.grouping",
                parts(answers.rows("method_change").stream().filter(row -> row.truth("is_grouping"))));
    }

    private String parts(Stream<Row> changes) {
        return changes.map(row -> figures.word("method." + row.text("part_code")))
                .collect(Collectors.joining(figures.word("method.between")));
    }

    /** A difference on the month before; where there is none, why: no month before, or another method. */
    public String onMonth(String change) {
        return change.equals(Figures.MISSING) && edition.hasPrevious()
                ? figures.word("change.method")
                : figures.onMonth(change);
    }

    /** As {@link #onMonth}, of the expected loss, which may be withheld itself. */
    public String onMonthOfLoss(Number loss, String change) {
        return loss == null ? figures.word("change.withheld") : onMonth(change);
    }

    /** What probabilities foretold beside what came, a line a population. */
    public String backtest() {
        return answers.has("backtest")
                ? answers.rows("backtest").stream()
                        .map(row -> figures.word(
                                        "backtest." + row.text("outcome_code"),
                                        figures.population(row.text("population_code")),
                                        figures.count(row.longInteger("case_count")),
                                        figures.month(row.integer("observation_period_key")),
                                        figures.probability(row.number("predicted_share")),
                                        figures.probability(row.number("realised_share")))
                                + lossBeside(row))
                        .collect(Collectors.joining("\n"))
                : figures.word("backtest.untested");
    }

    // Money is told only where the probabilities that it rests on stood their test.
    private String lossBeside(Row row) {
        return row.isNull("predicted_amount") || !row.text("outcome_code").equals("agrees")
                ? ""
                : " "
                        + figures.word(
                                "backtest.loss",
                                figures.money(row.decimal("owed_amount")),
                                figures.money(row.decimal("predicted_amount")),
                                figures.money(row.decimal("bound_amount")),
                                figures.money(row.decimal("realised_amount")));
    }

    private List<String> missingApprovals() {
        return answers.rows("model_approval").stream()
                .filter(row -> row.isNull("model_key"))
                .map(row -> figures.word(
                        "missing.approval",
                        figures.population(row.text("population_code")),
                        figures.count(row.longInteger("customer_count"))))
                .toList();
    }

    /** Who approved the models that scored, each on a line of its own; empty where nobody has to. */
    public String approvals() {
        return answers.rows("model_approval").stream()
                .map(row -> "\n"
                        + (row.isNull("model_key")
                                ? figures.word("missing.approval.none", figures.population(row.text("population_code")))
                                : figures.word(
                                        "missing.approval.given",
                                        figures.population(row.text("population_code")),
                                        row.text("model_key"),
                                        figures.text(row.text("decided_by")),
                                        figures.date(row.date("decided_on")),
                                        figures.date(row.date("expires_on")))))
                .collect(Collectors.joining());
    }

    /** Why the expected loss is withheld: which of the ways in which probabilities may fail it was. */
    public String lossWithheld() {
        return figures.word("missing.loss." + answers.rows("missing").get(0).text("backtest_code"));
    }

    /** Whether no money is told that rests on default probabilities: untested ones, and those that failed. */
    public boolean isLossWithheld() {
        return !answers.rows("missing").get(0).text("backtest_code").equals("agrees");
    }
}
