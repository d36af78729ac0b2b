package io.gridgrade.cli;

import io.gridgrade.star.Periods;
import io.gridgrade.usecase.MonthFiles;
import io.gridgrade.usecase.MonthSummary;
import io.gridgrade.usecase.MonthsToClose;
import io.gridgrade.usecase.ProgressListeners;
import io.gridgrade.usecase.Session;
import io.gridgrade.usecase.SupplierLoad;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.Home;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows everything on a sample utility. */
@Command
final class DemoCommand implements Runnable {
    private static final String SAMPLE = "sample";

    @ParentCommand
    private GridGrade main;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The home; made if it is not there.")
    private Path folder;

    @Mixin
    private SampleSize size;

    /** What the demo came to. */
    private record Outcome(MonthSummary summary, List<Path> files) {}

    @Override
    public void run() {
        long from = System.nanoTime();
        Path asked = folder == null ? main.homeFolder() : folder;
        Home home = home(asked);
        Path sample = home.folder().resolve(SAMPLE);
        tell(main.logged(home, () -> make(home, sample)), asked, (System.nanoTime() - from) / 1e9);
    }

    private Outcome make(Home home, Path sample) {
        ProgressListeners progress = new ProgressListeners(new ConsoleProgress(main.terminal()));
        size.generate(sample, progress);
        progress.note("loading it into " + home.warehouseFile());
        MonthSummary summary = main.writing(home, session -> {
            SupplierLoad.of(
                    session, main.commandText(), SAMPLE, Optional.of(sample), Optional.empty(), main.environment());
            MonthsToClose open = MonthsToClose.all(session.warehouse());
            if (!open.months().isEmpty()) {
                CloseCommand.close(main, session, open);
            }
            return MonthSummary.of(session.warehouse(), lastClosed(session));
        });
        progress.note("printing and exporting " + summary.period());
        List<Path> files = main.makeFiles(home, summary.period(), Optional.empty(), session -> {
            List<WrittenFile> written = new ArrayList<>(
                    MonthFiles.print(session, summary.period(), ReportCommand.LANGUAGES, Optional.empty()));
            written.addAll(MonthFiles.export(session, summary.period(), Optional.empty()));
            return written;
        });
        return new Outcome(summary, files);
    }

    /** A home that holds nothing but, at most, this demo. */
    private static Home home(Path folder) {
        if (!Files.isRegularFile(folder.resolve("gridgrade.yml"))) {
            return InitCommand.make(folder, Optional.empty());
        }
        Home home = Home.at(folder);
        if (Files.exists(home.warehouseFile())
                && !Files.isDirectory(home.folder().resolve(SAMPLE))) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "\"" + folder + "\" is a home that is in use; expected a new folder, or one of an earlier demo;"
                            + " name another: gridgrade demo DIR");
        }
        return home;
    }

    private static Period lastClosed(Session session) {
        return Periods.lastClosed(session.warehouse()).orElseThrow();
    }

    private void tell(Outcome outcome, Path asked, double seconds) {
        PrintStream out = main.terminal().out();
        String month = outcome.summary.period().toString();
        out.println();
        MonthText.print(outcome.summary, out);
        out.println();
        out.println("written");
        outcome.files.forEach(file -> out.println("  " + file));
        out.println();
        out.println("try next");
        String home = main.homeArgument(asked);
        out.println(
                "  gridgrade sql \"select grade_code, count(*) as customers from mart.credit_grade where period_key = "
                        + outcome.summary.period().key() + " group by grade_code\"" + home);
        out.println("  gridgrade model " + month + home);
        out.println("  gridgrade status" + home);
        main.terminal().err().println(String.format(Locale.ROOT, "demo done in %.0f s", seconds));
    }
}
