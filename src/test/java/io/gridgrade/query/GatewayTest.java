package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
    // Ten thousand rows without a table: joined with themselves, work without end.
    private static final String MANY =
            """
            with recursive d(n) as (select 0 union all select n + 1 from d where n < 9),
            many as (select a.n + 10 * b.n + 100 * c.n + 1000 * e.n as n from d a, d b, d c, d e)
            """;

    @TempDir
    private static Path folder;

    private static Home home;

    @BeforeAll
    static void publish() throws IOException {
        home = SmallMart.in(folder);
    }

    private static String written(Gateway gateway, String sql, AnswerFormat format, QueryLimits limits)
            throws IOException {
        try (QueryAnswer answer = gateway.answer(sql, limits)) {
            assertThat(answer).isInstanceOf(QueryAnswer.Table.class);
            StringBuilder text = new StringBuilder();
            AnswerWriter.write((QueryAnswer.Table) answer, format, text);
            return text.toString();
        }
    }

    @Test
    void csvQuotesWhatNeedsItAndGuardsTextsThatASpreadsheetWouldRun() throws IOException {
        try (Gateway gateway = SmallMart.gateway(home)) {
            assertThat(written(
                            gateway,
                            "select name, '' as \"an, empty\", '=1+1' as f, rate from client order by client_no desc",
                            AnswerFormat.CSV,
                            gateway.limits(AnswerFormat.CSV)))
                    .isEqualTo(
                            "name,\"an, empty\",f,rate\r\n,\"\",'=1+1,1e20\r\n\"Acme, \"\"Ltd\"\"\",\"\",'=1+1,-3.0\r\n"
                                            .replace("1e20", "1.0e20")
                                    + "国网'电厂,\"\",'=1+1,1.25\r\n李四,\"\",'=1+1,\r\n张三,\"\",'=1+1,0.5\r\n");
        }
    }

    @Test
    void jsonKeepsTypesAndTellsColumnsOfOneNameApart() throws IOException {
        try (Gateway gateway = SmallMart.gateway(home)) {
            assertThat(written(
                            gateway,
                            "select name, amount, paid, due_on, amount as name, days from client"
                                    + " join invoice using (client_no) where invoice_no in (3, 4) order by invoice_no",
                            AnswerFormat.JSON,
                            gateway.limits(AnswerFormat.JSON)))
                    .isEqualTo(
                            """
                            [
                            {"name":"李四","amount":7.00,"paid":false,"due_on":"2024-01-31","name_1":7.00,"days":null},
                            {"name":"国网'电厂","amount":125000.55,"paid":true,"due_on":"2024-01-31","name_1":125000.55,"days":12}
                            ]
                            """);
            assertThat(written(gateway, "select 1 as n limit 0", AnswerFormat.JSON, gateway.limits(AnswerFormat.JSON)))
                    .isEqualTo("[\n]\n");
        }
    }

    @Test
    void whatWouldSteerATerminalIsShownAsItsCode() throws IOException {
        try (Gateway gateway = SmallMart.gateway(home)) {
            assertThat(written(
                            gateway,
                            "select chr(27) || '[2J' as esc, 'a' || chr(10) || 'b' as line",
                            AnswerFormat.TABLE,
                            gateway.limits(AnswerFormat.TABLE)))
                    .isEqualTo(
                            """
                            esc        line
                            ---------  ----
                            \\u001b[2J  a\\nb
                            (1 row)
                            """);
        }
    }

    @Test
    void aFileHasEveryCharacterAndAWindowShowsThoseThatWouldSteerIt() throws IOException {
        String query =
                "select chr(27) || '[2J' as esc, 'a' || chr(10) || 'b' as line, chr(8238) as bidi, chr(155) as csi";
        try (Gateway gateway = SmallMart.gateway(home)) {
            assertThat(written(gateway, query, AnswerFormat.CSV, gateway.limits(AnswerFormat.CSV)))
                    .isEqualTo("esc,line,bidi,csi\r\n\u001b[2J,\"a\nb\",\u202e,\u009b\r\n");
            assertThat(written(gateway, query, AnswerFormat.JSON, gateway.limits(AnswerFormat.JSON)))
                    .isEqualTo("[\n{\"esc\":\"\\u001B[2J\",\"line\":\"a\\nb\",\"bidi\":\"\\u202e\",\"csi\":\"\\u009b\"}"
                            + "\n]\n");
            try (QueryAnswer answer = gateway.answer(query)) {
                StringBuilder text = new StringBuilder();
                AnswerWriter.write(
                        (QueryAnswer.Table) answer, AnswerFormat.CSV, true, text, java.util.OptionalInt.of(80));
                assertThat(text).hasToString("esc,line,bidi,csi\r\n\\u001b[2J,a\\nb,\\u202e,\\u009b\r\n");
            }
        }
    }

    @Test
    void everyKindOfValueIsShownAsTheEngineHasIt() throws IOException {
        String query =
                "select cast('NaN' as double) as nan, cast('-Infinity' as double) as inf, cast('-0.0' as double) as zero,"
                        + " cast('12345678901234567890123456789012345678' as decimal(38, 0)) as huge,"
                        + " cast('0.10' as decimal(9, 2)) as cents, interval '14' month as span, x'00FF' as bytes,"
                        + " cast('00000000-0000-0000-0000-00000000000a' as uuid) as id,"
                        + " cast('2024-03-10 02:30:00.123456789' as timestamp(9)) as fine,"
                        + " cast('10:00:00+08:00' as time with time zone) as clock,"
                        + " array[timestamp '2024-03-10 02:30:00', null] as moments,"
                        + " array[array['a', null], array['b,\"c']] as lists, row(1, 'x') as pair,"
                        + " histogram(amount) as counts from invoice where invoice_no = 1";
        TimeZone machines = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (Gateway gateway = SmallMart.gateway(home)) {
            assertThat(written(gateway, query, AnswerFormat.CSV, gateway.limits(AnswerFormat.CSV)))
                    .isEqualTo(
                            "nan,inf,zero,huge,cents,span,bytes,id,fine,clock,moments,lists,pair,counts\r\n"
                                    + "NaN,-Infinity,-0.0,12345678901234567890123456789012345678,0.10,1 year 2 months,00ff,"
                                    + "00000000-0000-0000-0000-00000000000a,2024-03-10 02:30:00.123456789,10:00+08:00,"
                                    + "\"['2024-03-10 02:30:00', NULL]\",\"[[a, NULL], ['b,\"\"c']]\",\"(1, x)\",{100.10=1}\r\n");
            assertThat(written(gateway, query, AnswerFormat.JSON, gateway.limits(AnswerFormat.JSON)))
                    .isEqualTo(
                            "[\n{\"nan\":\"NaN\",\"inf\":\"-Infinity\",\"zero\":-0.0,"
                                    + "\"huge\":12345678901234567890123456789012345678,\"cents\":0.10,"
                                    + "\"span\":\"1 year 2 months\",\"bytes\":\"00ff\","
                                    + "\"id\":\"00000000-0000-0000-0000-00000000000a\","
                                    + "\"fine\":\"2024-03-10 02:30:00.123456789\",\"clock\":\"10:00+08:00\","
                                    + "\"moments\":[\"2024-03-10 02:30:00\",null],"
                                    + "\"lists\":[[\"a\",null],[\"b,\\\"c\"]],\"pair\":[1,\"x\"],\"counts\":{\"100.10\":1}}\n]\n");
        } finally {
            TimeZone.setDefault(machines);
        }
    }

    @Test
    void theRowLimitSaysWhatItDid() {
        try (Gateway gateway = SmallMart.gateway(home)) {
            QueryLimits limits = new QueryLimits(2, 60);
            try (QueryAnswer answer = gateway.answer("select client_no from client order by client_no", limits)) {
                QueryAnswer.Table table = (QueryAnswer.Table) answer;
                assertThat(table.next()).containsExactly(1);
                assertThat(table.next()).containsExactly(2);
                assertThat(table.next()).isNull();
                assertThat(table.stopped())
                        .contains("stopped after 2 rows: the answer goes on; raise --rows-max, 0 is all");
                assertThat(table.exitCode()).isEqualTo(ExitCode.DONE);
            }
            // Exactly as many rows as the limit: nothing was cut, and the next answer is not held up by the last.
            try (QueryAnswer answer = gateway.answer("select client_no from client limit 2", limits)) {
                QueryAnswer.Table table = (QueryAnswer.Table) answer;
                while (table.next() != null) {
                    assertThat(table.stopped()).isEmpty();
                }
                assertThat(table.stopped()).isEqualTo(Optional.empty());
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffSaysWhy() {
        // One thread, so that the rows come in order: those before fill the engine's buffers several times.
        try (Gateway gateway = Gateway.open(home, new EngineLimits(1, 0), SmallMart.SETTINGS)) {
            String query = MANY + "select b.n, rpad('x', 100, 'y') as x from many a cross join many b where a.n < 200"
                    + " union all select cast('no ' || n as integer), null from many";
            assertThatThrownBy(() -> {
                        try (QueryAnswer answer = gateway.answer(query, new QueryLimits(0, 60))) {
                            QueryAnswer.Table table = (QueryAnswer.Table) answer;
                            while (table.next() != null) {
                                assertThat(table.stopped()).isEmpty();
                            }
                        }
                    })
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("the answer broke off after ")
                    .hasMessageContaining("Could not convert string 'no 0' to INT32");
        }
    }

    @Test
    void theMachinesTimeZoneDoesNotMatter() throws IOException {
        TimeZone machines = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (Gateway gateway = SmallMart.gateway(home)) {
            assertThat(written(
                            gateway,
                            "select cast(timestamp '2024-03-10 02:30:00' as timestamp with time zone) as a,"
                                    + " timestamp '2024-03-10 02:30:00' as b, date '2024-03-10' as c,"
                                    + " cast(cast('2024-03-10 12:00:00+00' as timestamp with time zone) as varchar) as d",
                            AnswerFormat.CSV,
                            gateway.limits(AnswerFormat.CSV)))
                    .isEqualTo(
                            "a,b,c,d\r\n2024-03-10T02:30:00Z,2024-03-10 02:30,2024-03-10,2024-03-10 12:00:00+00\r\n");
        } finally {
            TimeZone.setDefault(machines);
        }
    }

    @Test
    void tooLittleMemoryIsToldAsThat() {
        try (Gateway gateway = Gateway.open(home, new EngineLimits(1, 100), SmallMart.SETTINGS)) {
            QueryAnswer answer = gateway.answer(MANY
                    + "select length(string_agg(rpad('x', 1000, 'y'), '')) as n from many a" + " cross join many b");
            assertThat(answer)
                    .isEqualTo(new QueryAnswer.Refused(
                            "the engine ran out of memory, of which it may use 95.3 MiB; raise engine.memory_mb, or"
                                    + " query.memory_mb where it is set, or ask for less",
                            ExitCode.FAILED));
        }
    }

    @Test
    void tooLittleTemporarySpaceIsToldAsThat() {
        try (Gateway gateway =
                Gateway.open(home, new EngineLimits(1, 100), SmallMart.SETTINGS.with("query_temp_mb", 20))) {
            QueryAnswer answer = gateway.answer(MANY
                    + "select a.n, b.n as m, rpad('x', 50, 'y') as x from many a cross join many b order by m, a.n");
            assertThat(answer)
                    .isEqualTo(new QueryAnswer.Refused(
                            "the engine ran out of temporary space on disk, of which it may use 19.0 MiB; raise"
                                    + " query.temp_mb, or free some disk where it is 0, or ask for less",
                            ExitCode.FAILED));
        }
    }

    @Test
    void anEndlessJoinEndsInTime() throws InterruptedException {
        Instant began = Instant.now();
        try (Gateway gateway = SmallMart.gateway(home)) {
            QueryAnswer answer = gateway.answer(
                    MANY + "select count(*) from many a join many b on a.n < b.n join many c on a.n + b.n < c.n * 0.7",
                    new QueryLimits(10, 2));
            assertThat(answer)
                    .isEqualTo(new QueryAnswer.Refused(
                            "stopped after 2 s without an answer; raise query.seconds_max, or ask for less",
                            ExitCode.FAILED));
        }
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(queriesAtWorkAfter(Duration.ofSeconds(20))).isZero();
    }

    // A query that was stopped was once asked anew, to learn why it had failed, and nothing stopped that.
    private static long queriesAtWorkAfter(Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (queriesAtWork() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        return queriesAtWork();
    }

    private static long queriesAtWork() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("query"))
                .count();
    }

    @Test
    void rowsAreStreamedAndTheReaderMayStop() {
        try (Gateway gateway = SmallMart.gateway(home)) {
            try (QueryAnswer answer = gateway.answer(
                    MANY + "select a.n, b.n as m from many a cross join many b cross join many c",
                    new QueryLimits(100_000, 60))) {
                QueryAnswer.Table table = (QueryAnswer.Table) answer;
                long rows = 0;
                while (table.next() != null) {
                    rows++;
                }
                assertThat(rows).isEqualTo(100_000);
            }
            assertThat(gateway.answer("select 1 as n")).isInstanceOf(QueryAnswer.Table.class);
        }
    }

    @Test
    void parquetHoldsTheSameRowsAndTypes() throws SQLException, IOException {
        Path file = folder.resolve("a folder").resolve("invoices.parquet");
        try (Gateway gateway = SmallMart.gateway(home)) {
            assertThat(gateway.writeParquet(
                            "select * from invoice order by invoice_no",
                            QueryParameters.none(),
                            file,
                            gateway.limits(AnswerFormat.PARQUET)))
                    .isEqualTo(new QueryAnswer.Written(file, 7, Optional.empty()));
            assertThat(gateway.writeParquet(
                            "select nothing from invoice",
                            QueryParameters.none(),
                            file,
                            gateway.limits(AnswerFormat.PARQUET)))
                    .isEqualTo(QueryAnswer.Refused.because(
                            "there is no column \"nothing\", at line 1, column 8; the columns are"
                                    + " amount, client_no, days, due_on, invoice_no, paid, period, seen_at"));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select sum(amount) as total, typeof(sum(amount)) as type,"
                        + " max(seen_at) as seen_at from '" + file + "'")) {
            answer.next();
            assertThat(answer.getBigDecimal("total")).isEqualByComparingTo("257688.05");
            assertThat(answer.getString("type")).isEqualTo("DECIMAL(38,2)");
        }
        try (Stream<Path> left = Files.list(home.folder().resolve("readers"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aHomeWithoutAPublishedMonthSaysWhatToDo(@TempDir Path empty) throws IOException {
        Files.writeString(empty.resolve("gridgrade.yml"), "");
        assertThatThrownBy(() -> Gateway.open(Home.at(empty), EngineLimits.none(), SmallMart.SETTINGS))
                .isInstanceOf(UserError.class)
                .hasMessage("nothing is published yet in " + empty
                        + "; expected at least one closed month; close one with: gridgrade close");
    }

    @Test
    void anUnknownFormatNamesTheKnownOnes() {
        assertThatThrownBy(() -> AnswerFormat.named("cvs"))
                .hasMessage(
                        "format \"cvs\" is unknown; expected table, csv, json, parquet or xlsx; did you mean \"csv\"?");
    }
}
