package io.gridgrade.cli;

import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryMemory;
import io.gridgrade.query.SummaryAdvice;
import io.gridgrade.run.QueryLog;
import io.gridgrade.settings.Settings;
import io.gridgrade.summary.Summaries;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Proposes summaries by what was asked, as entries of {@code summaries.yml}: what is not an entry is a comment there. */
@Command(
        name = "advise",
        description = "Propose summaries by the log of queries, as entries to paste into summaries.yml: which queries"
                + " each would answer, how long they took, its rows beside the table's; and why other queries cannot"
                + " be answered from one. Words and numbers of queries are not shown.")
final class SummariesAdviseCommand implements Runnable {
    @ParentCommand
    private SummariesCommand summaries;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        GridGrade main = summaries.main();
        Home home = main.home();
        Set<String> declared = main.reading(home, session -> Summaries.states(session.warehouse()).stream()
                .map(Summaries.State::name)
                .collect(Collectors.toSet()));
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        SummaryAdvice.Answer advice;
        try (Gateway gateway = Gateway.open(home, QueryMemory.of(settings).engine(), settings)) {
            advice = SummaryAdvice.of(gateway, new QueryLog(home).entries(), declared);
        }
        if (asJson) {
            main.terminal().out().println(Json.write(advice));
        } else {
            print(advice, main.terminal().out());
        }
    }

    private static void print(SummaryAdvice.Answer advice, PrintStream out) {
        if (advice.asked() == 0) {
            out.println("# The log of queries has none that was answered: ask some with gridgrade sql, and come back.");
        } else {
            out.println("# Of " + advice.asked() + (advice.asked() == 1 ? " query" : " queries")
                    + " in the log, costliest first; for words and numbers stands ?.");
        }
        if (advice.inRoles() > 0) {
            out.println("# Not looked at: " + advice.inRoles()
                    + " asked in a role, which is always answered from the tables that it sees.");
        }
        if (!advice.proposals().isEmpty()) {
            out.println("# Paste below \"summaries:\" of summaries.yml in the home; the next close makes them.");
        }
        for (SummaryAdvice.Proposal proposal : advice.proposals()) {
            out.println();
            out.printf(
                    Locale.ROOT,
                    "  # %,d rows for %,d of %s; would answer:%n",
                    proposal.rows(),
                    proposal.tableRows(),
                    proposal.table());
            proposal.queries().forEach(asked -> out.println("  #   " + text(asked)));
            SummaryAdvice.yaml(proposal).forEach(out::println);
        }
        printPlain("Answered from a summary already", advice.answered(), out);
        if (!advice.unhelped().isEmpty()) {
            out.println();
            out.println("# Not to be answered from a summary:");
            advice.unhelped().forEach(one -> {
                out.println("#   " + text(one.asked()));
                out.println("#     " + one.reason());
            });
        }
    }

    private static void printPlain(String title, List<SummaryAdvice.Asked> queries, PrintStream out) {
        if (!queries.isEmpty()) {
            out.println();
            out.println("# " + title + ":");
            queries.forEach(asked -> out.println("#   " + text(asked)));
        }
    }

    private static String text(SummaryAdvice.Asked asked) {
        return String.format(
                Locale.ROOT,
                "%d %s, %.3f s: %s",
                asked.times(),
                asked.times() == 1 ? "time" : "times",
                asked.seconds(),
                asked.query());
    }
}
