package io.gridgrade.cli;

import io.gridgrade.report.PrintReports;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the reports of a month. */
@Command(name = "report", description = "Print the credit report and the grouping report of a closed month as PDF.")
final class ReportCommand implements Runnable {
    static final List<String> LANGUAGES = List.of("en", "zh");

    @ParentCommand
    private GridGrade main;

    @Parameters(paramLabel = "PERIOD", description = "The month, YYYY-MM.")
    private String period;

    @Option(
            names = "--language",
            split = ",",
            paramLabel = "LANGUAGE",
            defaultValue = "en,zh",
            description = "Languages, of en and zh (default: ${DEFAULT-VALUE}).")
    private List<String> languages;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        Period month = Period.parse(period);
        List<Path> files = FileRun.of(main, main.home(), month, session -> print(session, month, languages));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(
                            Map.of("files", files.stream().map(Path::toString).toList())));
        } else {
            files.forEach(main.terminal().out()::println);
        }
    }

    static List<Path> print(GridGrade.Session session, Period month, List<String> languages) {
        return PrintReports.print(
                session.warehouse(), month, session.home().outFolder(month), languages, session.progress());
    }
}
