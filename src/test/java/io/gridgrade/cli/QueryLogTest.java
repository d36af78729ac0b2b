package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.run.QueryLog;
import io.gridgrade.run.QueryLog.Outcome;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryLogTest {
    @TempDir
    private Path folder;

    private Home home;
    private QueryLog log;

    @BeforeEach
    void makeHome() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        home = Home.at(folder);
        log = new QueryLog(home);
    }

    private Path file() {
        return QueryLog.files(home).get(0);
    }

    @Test
    void whoAskedWhatIsShownWithWhatCameOfIt() throws IOException {
        Path closed = ClosedHome.copyTo(folder.resolve("closed"));
        CommandLineRun.done(closed, "sql", "select 1 as n union all select 2");
        CommandLineRun.in(closed, "sql", "drop table customer");
        CommandLineRun.done(closed, "sql", "select customer_no from customer", "--rows-max", "3");
        CommandLineRun.in(closed, "sql", "select cast('a' as integer) as \u5BA2\u6237");

        CommandLineRun shown = CommandLineRun.done(closed, "sql", "--log", "--format", "csv");
        assertThat(shown.out().lines().map(line -> line.replaceAll("^[^,]+,[^,]+,,(\\w+),(\\d*),[\\d.]+,", "$1 $2 ")))
                .containsExactly(
                        "at,user,role,outcome,rows,seconds,query,reason",
                        "answered 2 select 1 as n union all select 2,",
                        "refused  drop table customer,\"\"\"drop\"\" is not allowed, at line 1, column 1: only a query is allowed, beginning with"
                                + " select, with or values; what is published cannot be changed\"",
                        "cut 3 select customer_no from customer,\"stopped after 3 rows: the answer goes on; raise"
                                + " --rows-max, 0 is all\"",
                        "refused  select cast('a' as integer) as \u5BA2\u6237,\"the engine refuses the query: Could not convert"
                                + " string 'a' to INT32, at line 1, column 8\"");
        assertThat(CommandLineRun.done(closed, "sql", "--log", "--rows-max", "1", "--format", "csv")
                        .out())
                .hasLineCount(2);
        assertThat(CommandLineRun.in(closed, "sql").code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void manyMayAskAtOnceAndEveryLineIsWhole() throws IOException {
        IntStream.range(0, 200).parallel().forEach(i -> {
            String id = log.asked("select '" + "x".repeat(i * 60) + "' as n" + i);
            log.ended(id, Outcome.ANSWERED, Optional.of((long) i), 0.5, "");
        });

        assertThat(log.entries()).hasSize(200).allMatch(entry -> entry.outcome() == Outcome.ANSWERED);
        assertThat(log.entries())
                .filteredOn(entry -> entry.rows().equals(Optional.of(199L)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.query())
                        .endsWith(" ... (11,957 characters)")
                        .hasSizeLessThan(10_100));
        if (OwnerOnly.isKnown()) {
            assertThat(OwnerOnly.isOpenToOthers(file())).isFalse();
        }
    }

    @Test
    void aLineThatWasCutShortHidesNoOther() throws IOException {
        log.asked("select 1");
        Files.writeString(file(), "{\"id\":\"1-2-3\",\"que", StandardOpenOption.APPEND);
        String id = log.asked("select 2");
        log.ended(id, Outcome.CUT, Optional.of(7L), 0.1234, "why \"so\"");

        assertThat(log.entries()).extracting(QueryLog.Entry::query).containsExactly("select 1", "select 2");
        assertThat(log.entries().get(1)).satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.CUT);
            assertThat(entry.seconds()).contains(0.123);
            assertThat(entry.reason()).isEqualTo("why \"so\"");
        });
    }

    @Test
    void aQueryOfAProcessThatIsGoneIsLost() throws IOException {
        log.asked("select 1");
        Files.writeString(
                file(),
                "{\"id\":\"999999999-1-1\",\"at\":\"2024-01-01T00:00:00Z\",\"user\":\"u\",\"query\":\"q\"}\n",
                StandardOpenOption.APPEND);

        assertThat(log.entries()).extracting(QueryLog.Entry::outcome).containsExactly(Outcome.AT_WORK, Outcome.LOST);
    }

    @Test
    void aChangeOfTextsLeavesAllElse() throws IOException {
        String id = log.asked("select 'C-1', \"C-1\" -- C-1");
        log.ended(id, Outcome.ANSWERED, Optional.of(1L), 1, "");
        log.asked("select 2");
        List<String> before = Files.readAllLines(file());

        assertThat(QueryLog.changed(file(), text -> text.replace("C-1", "token")))
                .isOne();
        QueryLog.change(file(), text -> text.replace("C-1", "token"));

        List<String> after = Files.readAllLines(file());
        assertThat(after.subList(1, 3)).isEqualTo(before.subList(1, 3));
        assertThat(after.get(0)).isEqualTo(before.get(0).replace("C-1", "token"));
    }
}
