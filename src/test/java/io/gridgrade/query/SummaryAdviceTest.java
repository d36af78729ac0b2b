package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.parameter.LoggedQuery;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.run.QueryLog;
import io.gridgrade.summary.FillSummaries;
import io.gridgrade.summary.Summaries;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed by what was asked, and that it does answer that. */
class SummaryAdviceTest {
    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void make() throws IOException {
        home = SummaryMart.in(folder);
        Files.writeString(folder.resolve("summaries.yml"), "summaries: []\n");
        publish();
    }

    @Test
    void whatIsProposedAnswersWhatWasAsked() throws IOException {
        List<String> queries = List.of(
                "select area, sum(amount) from usage where class_code = 'home' group by area",
                "select count(*), max(units) from usage",
                "with late as (select due_on, count(fee) n from usage where is_late group by due_on) select sum(n) from late",
                "select country, count(distinct level_no) from usage join place using (area) group by country");
        for (String query : queries) {
            log(query, "", 2);
        }
        SummaryAdvice.Answer advice = advice();

        assertThat(advice.unhelped()).isEmpty();
        List<String> lines = new ArrayList<>(List.of("summaries:"));
        advice.proposals().forEach(proposal -> lines.addAll(SummaryAdvice.yaml(proposal)));
        Files.write(folder.resolve("summaries.yml"), lines);
        publish();
        try (Gateway gateway = SmallMart.gateway(home)) {
            for (String query : queries) {
                assertThat(gateway.engineSql(query)).as(query + " of " + lines).contains("\"summary\".");
            }
        }
        // The rows were counted, not guessed.
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            assertThat(Summaries.states(warehouse))
                    .extracting(state -> state.rows().orElse(-1L))
                    .containsExactlyInAnyOrderElementsOf(advice.proposals().stream()
                            .map(SummaryAdvice.Proposal::rows)
                            .toList());
        }
        SummaryAdvice.Answer after = advice();
        assertThat(after.proposals()).isEmpty();
        assertThat(after.answered()).hasSize(queries.size());
    }

    @Test
    void queriesAlikeCountTogetherAndShowNoWordOfAnybody() {
        log("select area, sum(amount) from usage where note = 'note 7' group by area -- of Mrs. Li", "", 1.5);
        log("select area,  sum(amount) from usage\nwhere note = 'note 8' group by area", "", 2.25);
        log(
                "select area, sum(amount) as \"Mrs. Li\" from usage where period_key = :p group by 1\n-- :p = 202402",
                "",
                1);

        assertThat(advice().proposals())
                .extracting(SummaryAdvice.Proposal::dimensions)
                .containsExactly(List.of("area", "note"), List.of("area", "period_key"));
        assertThat(advice().proposals())
                .flatExtracting(SummaryAdvice.Proposal::queries)
                .containsExactly(
                        new SummaryAdvice.Asked(
                                "select area, sum(amount) from usage where note = ? group by area", 2, 3.75),
                        new SummaryAdvice.Asked(
                                "select area, sum(amount) as \"?\" from usage where period_key = :p group by 1", 1, 1));
    }

    @Test
    void whySlowQueriesCannotBeHelpedIsSaid() {
        log("select customer_key, sum(amount) from usage group by 1", "", 6);
        log("select median(amount) from usage", "", 5);
        log("select meter, count(*) from usage group by 1", "", 4);
        log("select * from usage", "", 3);
        log("select nothing_such from usage", "", 2);

        SummaryAdvice.Answer advice = advice();

        assertThat(advice.proposals()).isEmpty();
        assertThat(advice.unhelped().stream().map(SummaryAdvice.Unhelped::reason))
                .containsExactlyInAnyOrder(
                        "usage: customer_key names one customer; expected what many have in common",
                        "usage: median cannot be put together from parts; count, sum, min and max can",
                        "usage: a summary by meter would have 600 rows of the table's 600",
                        "no part of it groups the rows of a table of mart; summaries are of groups",
                        "it is not understood, or its values are not in the log");
    }

    @Test
    void whatARoleAskedIsNotLookedAtNorWhatWasRefused() {
        log("select area, count(*) from usage group by 1", "clerk", 1);
        new QueryLog(home).asked("select level_no, count(*) from usage group by 1");
        QueryLog log = new QueryLog(home);
        log.ended(log.asked("select 1 from nothing"), QueryLog.Outcome.REFUSED, Optional.empty(), 1, "no table");

        assertThat(advice()).isEqualTo(new SummaryAdvice.Answer(0, 1, List.of(), List.of(), List.of()));
    }

    @Test
    void theValuesOfALoggedQueryAreFoundAgain() {
        for (List<String> given :
                List.of(List.of("a=1", "b=x'y", "c=2024-02-29", "d=null", "e=-1.50", "f=true"), List.<String>of())) {
            QueryParameters values = QueryParameters.written(given);
            String logged = values.logged("select 1\n-- a comment");
            LoggedQuery read = LoggedQuery.of(logged).orElseThrow();
            assertThat(read.sql()).isEqualTo("select 1\n-- a comment");
            assertThat(read.values().logged(read.sql())).isEqualTo(logged);
        }
    }

    private void log(String query, String role, double seconds) {
        QueryLog log = new QueryLog(home);
        log.ended(log.asked(query, "ann", role), QueryLog.Outcome.ANSWERED, Optional.of(1L), seconds, "");
    }

    private SummaryAdvice.Answer advice() {
        try (Gateway gateway = SmallMart.gateway(home)) {
            return SummaryAdvice.of(gateway, new QueryLog(home).entries(), Set.of());
        }
    }

    private void publish() {
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            FillSummaries.fill(warehouse);
            Publication.publish(warehouse, home);
        }
    }
}
