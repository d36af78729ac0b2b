package io.gridgrade.cli;

import io.gridgrade.usecase.WorkLists;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the work lists of a month. */
@Command(
        name = "list",
        description = "Write what is due of a closed month as a list for each station and role, as XLSX, as CSV, and as"
                + " pages in PDF to be filled in by hand.")
final class ServiceListCommand implements Runnable {
    @ParentCommand
    private ServiceCommand service;

    @Parameters(paramLabel = "PERIOD", description = "The closed month, YYYY-MM.")
    private String period;

    @Option(names = "--station", paramLabel = "NAME", description = "Only of the station of this name.")
    private String station;

    @Option(names = "--role", paramLabel = "CODE", description = "Only of this role, such as collector.")
    private String role;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Below this folder, in service-YYYY-MM, which is made anew; else below the month's in out.")
    private Path out;

    @Option(
            names = "--language",
            split = ",",
            paramLabel = "LANGUAGE",
            defaultValue = "en,zh",
            description = "Languages of the pages, of en and zh (default: ${DEFAULT-VALUE}).")
    private List<String> languages;

    @Option(names = "--no-pages", description = "Write the sheets alone, and no pages.")
    private boolean isWithoutPages;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        GridGrade main = service.main();
        Home home = main.home();
        Period month = Period.parse(period);
        Path folder = out == null ? home.outFolder(month) : out;
        List<Path> files = main.makeFiles(
                home,
                month,
                Optional.empty(),
                session -> WorkLists.write(
                        session,
                        month,
                        folder,
                        Optional.ofNullable(station),
                        Optional.ofNullable(role),
                        isWithoutPages ? List.of() : languages));
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
