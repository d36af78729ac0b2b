package io.gridgrade.cli;

import io.gridgrade.cycle.LoadSource;
import io.gridgrade.source.LandReport;
import io.gridgrade.usecase.Session;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Loads a supplier's files, or what its database has. */
@Command
final class LoadCommand implements Runnable {
    private static final int FAULTS_MAX = 10;

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
                        session -> load(
                                main,
                                session,
                                source,
                                Optional.ofNullable(path),
                                Optional.ofNullable(extractOn == null ? snapshotOn : extractOn))));
        PrintStream out = main.terminal().out();
        if (asJson) {
            out.println(Json.write(asMap(report)));
            requireSomeLoaded(report);
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
        requireSomeLoaded(report);
        main.terminal()
                .err()
                .println(
                        report.landed() == 0
                                ? "nothing new was loaded"
                                : "loaded; next: gridgrade close" + main.homeArgument(main.homeFolder()));
    }

    // load.reject_share_max may allow it, but a job that goes on as if there were news must hear of it.
    private static void requireSomeLoaded(LandReport report) {
        if (report.isWhollyRefused()) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "nothing was loaded: every record that was read was refused, " + report.rejected()
                            + "; expected some"
                            + " that are right; correct the files and load them again, or mend the records: gridgrade"
                            + " rejects",
                    report.faults(FAULTS_MAX));
        }
    }

    /** Loads, and tells of files that were skipped. */
    static LandReport load(
            GridGrade main, Session session, String source, Optional<Path> path, Optional<LocalDate> extractOn) {
        LandReport report = LoadSource.load(
                session.warehouse(),
                session.home(),
                main.commandText(),
                source,
                path,
                extractOn,
                main.environment(),
                session.settings(),
                session.progress());
        List<String> skipped = report.skipped();
        skipped.stream().limit(5).forEach(session.progress()::note);
        if (skipped.size() > 5) {
            session.progress().note("and " + (skipped.size() - 5) + " more like it");
        }
        return report;
    }

    static TextTable table(LandReport report) {
        TextTable table = new TextTable(List.of("table", "files", "read", "landed", "refused", "of these repeated"));
        for (LandReport.Table row : report.tables()) {
            table.add(row.landingTable(), row.files(), row.read(), row.landed(), row.rejected(), row.repeated());
        }
        return table;
    }

    private static Map<String, Object> asMap(LandReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tables", report.tables());
        map.put("rejects", report.rejects());
        map.put("skipped", report.skipped());
        map.put("read", report.read());
        map.put("landed", report.landed());
        map.put("rejected", report.rejected());
        map.put("unstated_customers", report.unstated());
        if (!report.takenOut().isEmpty()) {
            map.put("taken_out", report.takenOut());
        }
        return map;
    }
}
