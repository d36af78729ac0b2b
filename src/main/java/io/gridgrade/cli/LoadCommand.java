package io.gridgrade.cli;

import io.gridgrade.source.LandReport;
import io.gridgrade.usecase.SupplierLoad;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Loads a supplier's files, or what its database has. */
@Command
final class LoadCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "The source: sample, uci-default, work-lists, or a folder of sources/ in the home.")
    private String source;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The folder of its files, or one of them; none for a source that reads a database.")
    private Path path;

    @Option(
            names = "--full-extract",
            paramLabel = "DAY",
            description =
                    "What is loaded is all that the source had at the end of this day, such as 2025-06-30: rows that"
                            + " are absent are taken out of the open months, absent customers are closed.")
    private LocalDate extractOn;

    // What it was called before; scripts have it.
    @Option(names = "--snapshot", hidden = true)
    private LocalDate snapshotOn;

    @Option(names = "--json", description = "Answer in JSON, and tell progress as events.")
    private boolean asJson;

    @Override
    public void run() {
        if (asJson) {
            main.speakJson();
        }
        Home home = main.home();
        LandReport report = main.logged(
                home,
                () -> main.writing(
                        home,
                        session -> SupplierLoad.of(
                                session,
                                main.commandText(),
                                source,
                                Optional.ofNullable(path),
                                Optional.ofNullable(extractOn == null ? snapshotOn : extractOn),
                                main.environment())));
        PrintStream out = main.terminal().out();
        if (asJson) {
            out.println(Json.write(SupplierLoad.asMap(report)));
            SupplierLoad.requireSome(report);
            return;
        }
        table(report).lines().forEach(out::println);
        if (!report.rejects().isEmpty()) {
            out.println();
            out.println("refused, each with its record in audit.reject:");
            report.rejects().forEach(reject -> out.println("  " + reject.line()));
        }
        report.takenOut()
                .forEach((table, rows) -> out.println(
                        table.equals("customer")
                                ? "absent from the full extract and closed: " + rows + " of customer"
                                : "absent from the full extract and taken out: " + rows + " of " + table));
        if (report.waiting() > 0) {
            main.terminal()
                    .err()
                    .println(report.waiting() + (report.waiting() == 1 ? " record waits" : " records wait")
                            + " to be mended: gridgrade rejects --export FILE.xlsx"
                            + main.homeArgument(main.homeFolder()));
        }
        SupplierLoad.requireSome(report);
        main.terminal()
                .err()
                .println(
                        report.landed() == 0
                                ? "nothing new was loaded"
                                : "loaded; next: gridgrade close" + main.homeArgument(main.homeFolder()));
    }

    static TextTable table(LandReport report) {
        TextTable table = new TextTable(List.of("table", "files", "read", "landed", "refused", "of these repeated"));
        for (LandReport.Table row : report.tables()) {
            table.add(row.landingTable(), row.files(), row.read(), row.landed(), row.rejected(), row.repeated());
        }
        return table;
    }
}
