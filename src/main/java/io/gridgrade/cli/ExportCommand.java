package io.gridgrade.cli;

import io.gridgrade.usecase.MonthFiles;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.KnownAt;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Exports a month for the regulator. */
@Command
final class ExportCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(paramLabel = "PERIOD", description = "The month, YYYY-MM.")
    private String period;

    @Option(
            names = "--as-known-at",
            paramLabel = "DATE",
            description = "As it was published by the end of that day, or by a moment, in UTC.")
    private String knownAtText;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        Period month = Period.parse(period);
        Optional<KnownAt> knownAt = Optional.ofNullable(knownAtText).map(KnownAt::parse);
        List<Path> files =
                main.makeFiles(main.home(), month, knownAt, session -> MonthFiles.export(session, month, knownAt));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(
                            Map.of("files", files.stream().map(Path::toString).toList())));
        } else {
            files.forEach(main.terminal().out()::println);
        }
    }
}
