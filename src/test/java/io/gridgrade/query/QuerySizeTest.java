package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Up to the stated sizes a query is answered, above them it is refused; none ends the process or is an error of ours. */
class QuerySizeTest {
    private static final int SIZE_SHOWN = 200;

    @TempDir
    private Path folder;

    @Test
    void upToItsStatedSizeAQueryIsAnswered() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("1,400 or", "select count(*) from client where " + row(1_400, "client_no = # + 3", " or "));
        queries.put("350 plus", "select " + row(350, "1", " + "));
        queries.put("500 joined texts", "select length(" + row(500, "'a'", " || ") + ")");
        queries.put("100 parentheses", "select " + "(".repeat(99) + "1" + ")".repeat(99));
        queries.put("95 exists", nested(95, "select 1", "select 1 from client c# where exists (", ")"));
        queries.put("95 selects", nested(95, "select 1 as n", "select n + 1 as n from (", ") as t#"));
        queries.put(
                "95 cases",
                "select " + nested(95, "1", "case when client_no > # then ", " else 0 end") + " from client");
        queries.put(
                "100 tables",
                "with " + row(100, "c# as (select # as n)", ", ") + " select " + row(100, "(select n from c#)", " + "));
        queries.put("100 unions", row(100, "select # as n", " union all "));
        queries.put("1,000 values", "select count(*) from client where client_no in (" + row(1_000, "#", ", ") + ")");
        queries.put("300 not", "select " + "not ".repeat(300) + "true");
        queries.put("20 sized casts", "select " + nested(20, "name", "cast(", " as varchar(9))") + " from client");
        queries.put(
                "15 parts", "select " + nested(15, "name", "substring(", " from client_no for 3)") + " from client");
        Home home = SmallMart.in(folder);
        try (Gateway gateway = SmallMart.gateway(home)) {
            queries.forEach((name, query) ->
                    assertThat(Answers.ofGateway(gateway, query)).as(name).isPresent());
        }
    }

    @Test
    void aboveItsStatedSizeAQueryIsRefusedInWords() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("1,000 parentheses", "select " + "(".repeat(1_000) + "1" + ")".repeat(1_000));
        queries.put("120 exists", nested(120, "select 1", "select 1 from client c# where exists (", ")"));
        queries.put(
                "270 tables",
                "with " + row(270, "c# as (select # as n)", ", ") + " select " + row(270, "(select n from c#)", " + "));
        queries.put("5,000 unions", row(5_000, "select # as n", " union all "));
        queries.put("5,000 or", "select count(*) from client where " + row(5_000, "client_no = #", " or "));
        queries.put("5,000 plus", "select " + row(5_000, "1", " + "));
        queries.put("5,000 minus", "select " + "- ".repeat(5_000) + "1");
        queries.put("200 joins", "select 1 from client c " + row(200, "join client c# on c#.client_no = 1", " "));
        queries.put("300 tables", "select 1 from client" + row(300, ", client c#", ""));
        queries.put("50,000 values", "select 1 from client where client_no in (" + row(50_000, "#", ", ") + ")");
        queries.put("a megabyte", "select '" + "x".repeat(1_000_001) + "'");
        queries.put("1,000 brackets", "select " + "array[".repeat(1_000) + "1" + "]".repeat(1_000));
        queries.put("1,000 cases", "select " + nested(1_000, "1", "case when true then ", " end"));
        Home home = SmallMart.in(folder);
        try (Gateway gateway = SmallMart.gateway(home)) {
            queries.forEach((name, query) -> {
                QueryAnswer answer = gateway.answer(query);
                assertThat(answer.exitCode()).as(name).isEqualTo(ExitCode.WRONG_USAGE);
                assertThat(((QueryAnswer.Refused) answer).reason())
                        .as(name)
                        .matches("(?s).*(expected at most|more than).*")
                        .hasSizeLessThan(SIZE_SHOWN);
            });
        }
    }

    @Test
    void readingAQueryIsWithinItsTimeToo() throws IOException {
        String query = row(
                6,
                "select count(*) from client where " + row(1_900, "client_no = 1", " or ") + " and # = #",
                " union all ");
        Home home = SmallMart.in(folder);
        try (Gateway gateway = SmallMart.gateway(home)) {
            assertThat(gateway.answer(query, new QueryLimits(10, 1)))
                    .isEqualTo(new QueryAnswer.Refused(
                            "stopped after 1 s, before the query was read to its end; raise query.seconds_max, or ask in"
                                    + " a shorter way",
                            ExitCode.FAILED));
        }
    }

    private static String row(int count, String each, String between) {
        return IntStream.range(0, count)
                .mapToObj(i -> each.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(between));
    }

    private static String nested(int depth, String innermost, String before, String after) {
        String text = innermost;
        for (int i = 0; i < depth; i++) {
            text = (before + text + after).replace("#", Integer.toString(i));
        }
        return text;
    }
}
