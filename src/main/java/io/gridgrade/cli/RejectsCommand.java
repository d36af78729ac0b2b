package io.gridgrade.cli;

import io.gridgrade.cycle.ReloadRejects;
import io.gridgrade.engine.Row;
import io.gridgrade.source.LandMended;
import io.gridgrade.source.Rejects;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the refused records, writes them to a file to be mended, and loads what was mended. */
@Command
final class RejectsCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Option(names = "--run", paramLabel = "RUN", description = "Of this run; else of the latest that refused any.")
    private Integer run;

    @Option(names = "--table", paramLabel = "TABLE", description = "Only of this landing table, such as bill.")
    private String table;

    @Option(names = "--rule", paramLabel = "RULE", description = "Only those that broke this rule, such as type.")
    private String rule;

    @Option(names = "--all", description = "Also those that were mended, and rows that merely came twice.")
    private boolean isAll;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "Write the waiting records to a file, with the columns of their source, to be mended: .xlsx, in which a"
                            + " spreadsheet leaves long numbers as they are, or .csv.")
    private Path exported;

    @Option(
            names = "--reload",
            paramLabel = "FILE",
            description = "Load the mended records of such a file; what is still wrong is refused again.")
    private Path mended;

    @Option(names = "--as-is", description = "Reload also values that look as if a spreadsheet had changed them.")
    private boolean isTaken;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        if (mended != null) {
            if (exported != null || isAll || run != null || table != null || rule != null) {
                throw new UserError(
                        ExitCode.WRONG_USAGE,
                        "--reload takes no other choice; expected for example: gridgrade rejects --reload mended.csv");
            }
            reload();
            return;
        }
        if (exported != null && isAll) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--export and --all do not go together; expected one of them: what is mended is not mended again");
        }
        Rejects.Choice choice = new Rejects.Choice(
                Optional.ofNullable(run), Optional.ofNullable(table), Optional.ofNullable(rule), isAll);
        if (exported != null) {
            export(choice);
        } else {
            list(choice);
        }
    }

    private record Listed(Optional<Rejects.Found> found, long waiting) {}

    private void list(Rejects.Choice choice) {
        Listed listed = main.writing(main.home(), session -> {
            Rejects rejects = new Rejects(session.warehouse());
            return new Listed(rejects.find(choice), rejects.waiting());
        });
        PrintStream out = main.terminal().out();
        if (asJson) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("run", listed.found.map(found -> found.run().asMap()).orElse(null));
            answer.put("rules", listed.found.map(found -> maps(found.rules())).orElse(List.of()));
            answer.put(
                    "examples",
                    listed.found.map(found -> maps(found.examples())).orElse(List.of()));
            answer.put("waiting", listed.waiting);
            out.println(Json.write(answer));
            return;
        }
        if (listed.found.isEmpty() || listed.found.get().rules().isEmpty()) {
            main.terminal()
                    .err()
                    .println(
                            isAll
                                    ? "no record was refused"
                                    : "no refused record waits to be mended" + elsewhere(listed));
            return;
        }
        print(listed.found.get());
        long waiting = listed.found.get().run().longInteger("waiting_count");
        main.terminal()
                .err()
                .println(
                        records(waiting) + " of run " + listed.found.get().run().integer("run_key")
                                + " to be mended" + elsewhere(listed)
                                + (waiting == 0
                                        ? ""
                                        : "; next: gridgrade rejects --export FILE.xlsx"
                                                + main.homeArgument(main.homeFolder())));
    }

    private static String elsewhere(Listed listed) {
        long here = listed.found
                .map(found -> found.run().longInteger("waiting_count"))
                .orElse(0L);
        return listed.waiting == here ? "" : ", " + (listed.waiting - here) + " of other runs";
    }

    private void print(Rejects.Found found) {
        PrintStream out = main.terminal().out();
        Row run = found.run();
        out.println("refused by run " + run.integer("run_key") + " of " + run.text("started_at") + ": "
                + run.text("command"));
        TextTable.of(
                        List.of(
                                "landing_table",
                                "rule_code",
                                "fault",
                                "column_name",
                                "record_count",
                                "mended_count",
                                "expected"),
                        found.rules())
                .lines()
                .forEach(out::println);
        out.println();
        out.println("the first of each");
        TextTable.of(
                        List.of(
                                "reject_no",
                                "landing_table",
                                "file_name",
                                "record_no",
                                "column_name",
                                "value_text",
                                "rule_code"),
                        found.examples())
                .lines()
                .forEach(out::println);
    }

    private void export(Rejects.Choice choice) {
        Rejects.Exported written = main.writing(main.home(), session -> new Rejects(session.warehouse())
                .export(choice, exported, session.home().temporaryFolder()));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(Map.of(
                            "file", exported.toString(),
                            "records", written.records(),
                            "without_columns", written.bare())));
        }
        main.terminal()
                .err()
                .println(
                        written.records() == 0
                                ? "no refused record waits to be mended; nothing was written"
                                : count(written.records()) + " in " + exported
                                        + "; mend the columns after reject_fault, then: gridgrade rejects --reload "
                                        + exported + main.homeArgument(main.homeFolder()));
        if (written.bare() > 0) {
            main.terminal()
                    .err()
                    .println(count(written.bare())
                            + " could not be split into columns and are not among them; correct their files and load"
                            + " these again");
        }
    }

    private void reload() {
        if (asJson) {
            main.speakJson();
        }
        Home home = main.home();
        LandMended.Result result = main.logged(
                home,
                () -> main.writing(
                        home,
                        session -> ReloadRejects.reload(
                                session.warehouse(),
                                session.home(),
                                main.commandText(),
                                mended,
                                isTaken,
                                session.settings(),
                                session.progress())));
        PrintStream out = main.terminal().out();
        if (asJson) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("loaded", result.loaded());
            answer.put("refused", result.refused());
            answer.put("mended_before", result.mendedBefore());
            answer.put("unchanged", result.unchanged());
            answer.put("tables", result.report().tables());
            answer.put("rejects", result.report().rejects());
            out.println(Json.write(answer));
        } else if (!result.report().tables().isEmpty()) {
            LoadCommand.table(result.report()).lines().forEach(out::println);
            result.report().rejects().forEach(reject -> out.println("  " + reject.line()));
        }
        main.terminal()
                .err()
                .println(count(result.loaded()) + " mended and loaded, " + result.refused() + " refused again, "
                        + result.unchanged() + " unchanged, " + result.mendedBefore() + " mended before");
    }

    private static String count(long records) {
        return records + (records == 1 ? " record" : " records");
    }

    private static String records(long waiting) {
        return count(waiting) + (waiting == 1 ? " waits" : " wait");
    }

    private static List<Map<String, Object>> maps(List<Row> rows) {
        return rows.stream().map(Row::asMap).toList();
    }
}
