package io.gridgrade.cli;

import io.gridgrade.cycle.SupersededFiles;
import io.gridgrade.engine.Row;
import io.gridgrade.usecase.Status;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what a home holds. */
@Command
final class StatusCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        Home home = main.home();
        Status status = main.lookingElseReading(home, session -> Status.of(session.warehouse()));
        if (asJson) {
            main.terminal().out().println(Json.write(status.asMap(home)));
            return;
        }
        main.terminal().out().println("home " + home.folder());
        print(
                "months",
                List.of(
                        "month",
                        "state",
                        "customer_count",
                        "bill_count",
                        "billed_amount",
                        "overdue_amount",
                        "credit_amount",
                        "unstated_count",
                        "new_method",
                        "closed_at"),
                status.months());
        print(
                "loaded",
                List.of("source_name", "landing_table", "file_count", "landed_count", "rejected_count", "loaded_at"),
                status.sources());
        if (status.waiting() > 0) {
            main.terminal().out().println();
            main.terminal()
                    .out()
                    .println(status.waiting()
                            + (status.waiting() == 1 ? " refused record waits" : " refused records wait")
                            + " to be mended: gridgrade rejects");
        }
        if (status.unstated() > 0) {
            main.terminal().out().println();
            main.terminal()
                    .out()
                    .println(status.unstated()
                            + (status.unstated() == 1
                                    ? " customer is stated by no source, and not rated (NR)"
                                    : " customers are stated by no source, and not rated (NR)")
                            + "; see is_inferred of mart.customer");
        }
        if (!status.notRead().isEmpty()) {
            main.terminal().out().println();
            main.terminal()
                    .out()
                    .println("no load and no close begins while these files are there; expected of a home's SQL only"
                            + " sql/indicator/*.sql; remove them:");
            status.notRead().forEach(file -> main.terminal().out().println("  " + file));
        }
        printQuality(status);
        print(
                "back-test of default probabilities",
                List.of(
                        "month",
                        "population",
                        "observed",
                        "case_count",
                        "predicted_share",
                        "realised_share",
                        "outcome"),
                status.backtest());
        if (!status.groupDrift().isEmpty()) {
            print(
                    "groups to be fitted anew, by a lower group.refit_months",
                    List.of("theme", "period_key", "fitted_period_key", "far_percent", "stability_index"),
                    status.groupDrift());
        }
        if (!status.models().isEmpty()) {
            print(
                    "decisions about models",
                    List.of("model", "population", "state", "decided_by", "first_month", "expires_on"),
                    status.models());
        }
        printRuns(status.runs());
        main.terminal().out().println();
        main.terminal()
                .out()
                .println("published: "
                        + Status.published(home)
                                .map(copy -> copy.get("published_at") + ", " + copy.get("file_bytes") + " bytes")
                                .orElse("nothing yet"));
        SupersededFiles.folders(home).forEach((folder, count) -> main.terminal()
                .out()
                .println("superseded by a restatement: " + folder + ", " + count + (count == 1 ? " file" : " files")));
    }

    private void print(String title, List<String> columns, List<Row> rows) {
        main.terminal().out().println();
        main.terminal().out().println(title + (rows.isEmpty() ? ": none" : ""));
        if (!rows.isEmpty()) {
            TextTable.of(columns, rows).lines().forEach(main.terminal().out()::println);
        }
    }

    private void printQuality(Status status) {
        if (status.quality().isEmpty()) {
            return;
        }
        List<Row> failed = status.failed();
        main.terminal().out().println();
        main.terminal()
                .out()
                .println("quality of " + status.quality().get(0).text("month") + ": "
                        + (status.quality().size() - failed.size()) + " of "
                        + status.quality().size()
                        + " expectations hold");
        if (!failed.isEmpty()) {
            TextTable.of(
                            List.of(
                                    "expectation",
                                    "severity",
                                    "failed_count",
                                    "checked_count",
                                    "measure",
                                    "compared_with",
                                    "expected",
                                    "outcome"),
                            failed)
                    .lines()
                    .forEach(main.terminal().out()::println);
        }
        if (!status.quarantine().isEmpty()) {
            print(
                    "in quarantine",
                    List.of("table_name", "expectation", "row_count", "first_month", "last_month"),
                    status.quarantine());
        }
    }

    private void printRuns(List<Row> rows) {
        main.terminal().out().println();
        main.terminal().out().println("last runs" + (rows.isEmpty() ? ": none" : ""));
        if (!rows.isEmpty()) {
            TextTable table =
                    new TextTable(List.of("run", "started at", "seconds", "state", "month", "command", "message"));
            for (Row row : rows) {
                table.add(
                        row.value("run"),
                        row.value("started_at"),
                        row.value("seconds"),
                        row.value("state"),
                        row.value("month"),
                        row.value("command"),
                        row.value("message"));
            }
            table.lines().forEach(main.terminal().out()::println);
        }
    }
}
