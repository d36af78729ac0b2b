package io.gridgrade.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.run.QueryLog;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server by its clients: Avatica's driver, with JSON and with protocol buffers. */
class JdbcServerTest {
    /** What Avatica's own driver does not answer, before any server is asked; tools that browse do not ask it. */
    private static final Pattern NOT_OF_THE_DRIVER =
            Pattern.compile(".*(?:AreVisible|AreDetected)|supportsResultSetHoldability|unwrap|isWrapperFor");

    private static ServedMart mart;

    @BeforeAll
    static void serve(@TempDir Path folder) throws Exception {
        mart = new ServedMart(folder, ServedMart.options());
    }

    @AfterAll
    static void stop() {
        mart.close();
        assertThat(mart.faults).isEmpty();
        assertThat(mart.home.readersFolder()).as("what workers left").isEmptyDirectory();
    }

    private static final String VALUES =
            "select true as b, 7 as i, 12345678901 as l, 1.50 as d, cast(0.5 as double) as f, '中文 ''x' as t,"
                    + " date '2024-02-29' as day, timestamp '2024-02-29 23:59:58' as moment, sum(client_no) as big,"
                    + " cast(null as varchar) as nothing from mart.client";

    @Test
    void everyTypeComesAsItIsWithBothProtocols() throws SQLException {
        for (String protocol : List.of("", ";serialization=PROTOBUF")) {
            try (Connection connection = mart.anna(protocol);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(VALUES)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBoolean("b")).isTrue();
                assertThat(rows.getInt("i")).isEqualTo(7);
                assertThat(rows.getLong("l")).isEqualTo(12345678901L);
                assertThat(rows.getBigDecimal("d")).isEqualTo(new BigDecimal("1.50"));
                assertThat(rows.getDouble("f")).isEqualTo(0.5);
                assertThat(rows.getString("t")).isEqualTo("中文 'x");
                assertThat(rows.getString("day")).isEqualTo("2024-02-29");
                assertThat(rows.getString("moment")).startsWith("2024-02-29 23:59:58");
                assertThat(rows.getBigDecimal("big")).isNotNull();
                assertThat(rows.getString("nothing")).isNull();
                assertThat(rows.wasNull()).isTrue();
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void aLongAnswerIsReadFrameByFrameToItsEnd() throws SQLException {
        for (int fetchSize : List.of(100, 1000, 20_000)) {
            try (Connection connection = mart.anna();
                    Statement statement = connection.createStatement()) {
                statement.setFetchSize(fetchSize);
                try (ResultSet rows = statement.executeQuery(NUMBERS
                        + "select 200 * (a.i - 1) + b.i as x, 'text ' || b.i as y from n as a cross join n as b")) {
                    long sum = 0;
                    long count = 0;
                    while (rows.next()) {
                        sum += rows.getLong(1);
                        count++;
                    }
                    assertThat(count).isEqualTo(40_000);
                    assertThat(sum).isEqualTo(800_020_000L);
                }
            }
        }
    }

    @Test
    void noMoreRowsComeThanTheClientWants() throws SQLException {
        try (Connection connection = mart.anna();
                Statement statement = connection.createStatement()) {
            statement.setMaxRows(5);
            List<Object> rows = new ArrayList<>();
            try (ResultSet answer = statement.executeQuery(NUMBERS + "select n.i from n")) {
                while (answer.next()) {
                    rows.add(answer.getObject(1));
                }
            }
            assertThat(rows).hasSize(5);
        }
    }

    @Test
    void aPreparedStatementTakesValues() throws SQLException {
        try (Connection connection = mart.anna();
                PreparedStatement statement = connection.prepareStatement(
                        "select ? as a, ? as b, count(*) as n from mart.client where client_no >= ?")) {
            assertThat(statement.getMetaData().getColumnCount()).isEqualTo(3);
            for (String text : List.of("x'; drop table y; --", "中文")) {
                statement.setString(1, text);
                statement.setBigDecimal(2, new BigDecimal("12.50"));
                statement.setInt(3, 0);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(text);
                    assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("12.5");
                }
            }
        }
    }

    @Test
    void whatChangesAnythingIsRefusedWithTheReason() throws SQLException {
        try (Connection connection = mart.anna();
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "delete from mart.client",
                    "create table x as select 1",
                    "copy mart.client to 'x.csv'",
                    "set threads = 1",
                    "attach 'x.duckdb'",
                    "select * from read_csv('/etc/passwd')")) {
                assertThatThrownBy(() -> statement.executeQuery(sql))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).as(sql).isEqualTo("42000"));
            }
            assertThatThrownBy(() -> statement.executeQuery("select nonsense from mart.client"))
                    .hasMessageContaining("nonsense")
                    .hasMessageContaining("line 1");
            assertThatThrownBy(connection::commit).hasMessageContaining("nothing to commit");
        }
    }

    @Test
    void aWrongPasswordIsToldAndNothingElse() {
        assertThatThrownBy(() -> DriverManager.getConnection(mart.url(";avatica_user=anna;avatica_password=another")))
                .hasMessageContaining("the user's name or the password is wrong")
                .satisfies(e -> assertThat(e.toString()).contains("28000"));
        assertThatThrownBy(() -> DriverManager.getConnection(mart.url(";avatica_user=eve;avatica_password=another")))
                .hasMessageContaining("the user's name or the password is wrong");
    }

    @Test
    void whatToolsAskFirstIsAnswered() throws SQLException {
        try (Connection connection = mart.anna()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(texts(metadata.getCatalogs(), "TABLE_CAT")).containsExactly("gridgrade");
            assertThat(texts(metadata.getSchemas(), "TABLE_SCHEM")).containsExactly("mart");
            assertThat(texts(metadata.getTableTypes(), "TABLE_TYPE")).containsExactly("TABLE", "VIEW");
            assertThat(texts(metadata.getTables(null, "mart", "%", new String[] {"TABLE", "VIEW"}), "TABLE_NAME"))
                    .contains("client");
            assertThat(texts(metadata.getTables("gridgrade", "ma%", "CLI_NT", null), "TABLE_NAME"))
                    .containsExactly("client");
            assertThat(texts(metadata.getTables(null, "star", "%", null), "TABLE_NAME"))
                    .isEmpty();
            assertThat(texts(metadata.getColumns(null, "mart", "client", "%"), "COLUMN_NAME"))
                    .contains("client_no");
            assertThat(texts(metadata.getTables(null, null, "client", null), "REMARKS"))
                    .containsExactly("Five customers.");
            assertThat(texts(metadata.getTypeInfo(), "TYPE_NAME")).contains("VARCHAR", "DECIMAL");
            assertThat(texts(metadata.getPrimaryKeys(null, "mart", "client"), "COLUMN_NAME"))
                    .isEmpty();
            assertThat(texts(metadata.getImportedKeys(null, "mart", "client"), "PKTABLE_NAME"))
                    .isEmpty();
            assertThat(texts(metadata.getExportedKeys(null, "mart", "client"), "PKTABLE_NAME"))
                    .isEmpty();
            assertThat(texts(metadata.getIndexInfo(null, "mart", "client", false, true), "INDEX_NAME"))
                    .isEmpty();
            assertThat(texts(metadata.getFunctions(null, null, "%"), "FUNCTION_NAME"))
                    .isEmpty();
            assertThat(texts(metadata.getProcedures(null, null, "%"), "PROCEDURE_NAME"))
                    .isEmpty();
            assertThat(metadata.getSQLKeywords()).contains("qualify");
            assertThat(connection.getSchema()).isEqualTo("mart");
            assertThat(connection.getCatalog()).isEqualTo("gridgrade");
            assertThat(connection.isReadOnly()).isTrue();
        }
    }

    /** Tools ask everything that JDBC lets them ask when they connect, and give up at the first question that fails. */
    @Test
    void noQuestionOfTheMetadataFails() throws Exception {
        SoftAssertions all = new SoftAssertions();
        int asked = 0;
        try (Connection connection = mart.anna()) {
            DatabaseMetaData metadata = connection.getMetaData();
            for (Method question : DatabaseMetaData.class.getMethods()) {
                if (NOT_OF_THE_DRIVER.matcher(question.getName()).matches()) {
                    continue;
                }
                Object[] given = Arrays.stream(question.getParameterTypes())
                        .map(JdbcServerTest::anything)
                        .toArray();
                try {
                    Object answer = question.invoke(metadata, given);
                    if (answer instanceof ResultSet rows) {
                        try (rows) {
                            all.assertThat(rows.getMetaData().getColumnCount())
                                    .as(question.toString())
                                    .isPositive();
                        }
                    }
                    asked++;
                } catch (InvocationTargetException e) {
                    all.fail(question + " failed: " + e.getCause());
                }
            }
            all.assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
            all.assertThat(metadata.isReadOnly()).isTrue();
            all.assertThat(metadata.supportsTransactions()).isFalse();
            all.assertThat(metadata.supportsGroupBy()).isTrue();
            all.assertThat(metadata.supportsUnionAll()).isTrue();
            all.assertThat(metadata.supportsOuterJoins()).isTrue();
            all.assertThat(metadata.supportsSubqueriesInIns()).isTrue();
            all.assertThat(metadata.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY))
                    .isTrue();
        }
        all.assertAll();
        assertThat(asked).isGreaterThan(150);
    }

    private static Object anything(Class<?> type) {
        return type == int.class
                ? (Object) 1
                : type == boolean.class ? (Object) false : type == String.class ? "%" : null;
    }

    @Test
    void columnsComeWithTypeSizeAndRemarks() throws SQLException {
        try (Connection connection = mart.anna();
                ResultSet rows = connection.getMetaData().getColumns(null, "mart", "credit\\_grade", "grade\\_code")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("DATA_TYPE")).isEqualTo(Types.VARCHAR);
            assertThat(rows.getInt("ORDINAL_POSITION")).isPositive();
            assertThat(rows.getString("REMARKS")).contains("hysteresis");
            assertThat(rows.next()).isFalse();
        }
    }

    private static List<String> texts(ResultSet rows, String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                texts.add(rows.getString(column));
            }
        }
        return texts;
    }

    /** For a moment one that was killed while it was free looks as if it were there. */
    @Test
    void noQueryIsGivenToAWorkerThatWasJustKilled() throws Exception {
        try (Connection connection = mart.anna();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                mart.server.workerProcesses().stream()
                        .flatMap(process -> ProcessHandle.of(process).stream())
                        .forEach(ProcessHandle::destroyForcibly);
                try (ResultSet rows = statement.executeQuery("select " + i)) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void aWorkerThatIsKilledTakesItsQueryWithItAndNothingElse() throws Exception {
        try (Connection connection = mart.anna();
                Statement statement = connection.createStatement()) {
            List<Long> before = mart.server.workerProcesses();
            Thread killer = new Thread(() -> {
                try {
                    TimeUnit.MILLISECONDS.sleep(700);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                before.stream()
                        .flatMap(process -> ProcessHandle.of(process).stream())
                        .forEach(ProcessHandle::destroyForcibly);
            });
            killer.start();
            assertThatThrownBy(() -> statement.executeQuery(ENDLESS))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"))
                    .hasMessageContaining("the query's process ended");
            killer.join();
            try (ResultSet rows = statement.executeQuery("select 42")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
        }
        assertThat(new QueryLog(mart.home).entries())
                .anyMatch(entry -> entry.outcome() == QueryLog.Outcome.CRASHED
                        && entry.user().equals("anna"));
    }

    private static final String NUMBERS =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200) ";

    private static final String ENDLESS = NUMBERS + "select count(*) as c from n as a cross join n as b"
            + " cross join n as c cross join n as d cross join n as e where sqrt(a.i * b.i + c.i) < d.i - e.i";

    @Test
    void aConnectionThatIsClosedStopsItsQuery() throws Exception {
        long began = System.nanoTime();
        Connection connection = mart.anna();
        Statement statement = connection.createStatement();
        Thread asking = new Thread(() -> {
            try {
                statement.executeQuery(ENDLESS);
            } catch (SQLException | RuntimeException e) {
                // As it is to be.
            }
        });
        asking.start();
        TimeUnit.MILLISECONDS.sleep(500);
        connection.close();
        asking.join(8000);
        assertThat(asking.isAlive()).isFalse();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(9);
    }

    @Test
    void aClientThatIsGoneStopsItsQuery() throws Exception {
        String slow = ENDLESS + " -- nobody waits";
        post("openConnection", "\"connectionId\":\"gone\",\"info\":{}");
        String created = post("createStatement", "\"connectionId\":\"gone\"");
        String id = created.replaceAll("(?s).*\"statementId\":(\\d+).*", "$1");
        long began = System.nanoTime();
        try (Socket socket = send(request(
                "prepareAndExecute",
                "\"connectionId\":\"gone\",\"statementId\":" + id + ",\"sql\":\"" + slow
                        + "\",\"maxRowsInFirstFrame\":100,\"maxRowCount\":-1"))) {
            TimeUnit.MILLISECONDS.sleep(1500);
            assertThat(outcomes(slow)).containsExactly(QueryLog.Outcome.AT_WORK);
            assertThat(socket.isConnected()).isTrue();
        }
        while (outcomes(slow).contains(QueryLog.Outcome.AT_WORK)
                && TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) < 10) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(outcomes(slow)).containsExactly(QueryLog.Outcome.ABANDONED);
    }

    private static List<QueryLog.Outcome> outcomes(String query) {
        return new QueryLog(mart.home)
                .entries().stream()
                        .filter(entry -> entry.query().equals(query))
                        .map(QueryLog.Entry::outcome)
                        .toList();
    }

    @Test
    void passwordsAreNotLookedAtInThreadsThatAnswer() throws Exception {
        List<Socket> guessing = new ArrayList<>();
        Set<String> looking = new TreeSet<>();
        try (Connection connection = mart.anna();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 40; i++) {
                guessing.add(send(requestOf("guess" + i + ":wrong password " + i, "openConnection", "")));
            }
            for (int i = 0; i < 20; i++) {
                Thread.getAllStackTraces().forEach((thread, stack) -> {
                    if (Arrays.stream(stack)
                            .anyMatch(frame -> frame.getClassName().endsWith(".Passwords"))) {
                        looking.add(thread.getName().replaceAll("[-\\d].*", ""));
                    }
                });
                // Who is in is answered in the meantime.
                try (ResultSet rows = statement.executeQuery("select " + i)) {
                    assertThat(rows.next()).isTrue();
                }
            }
        } finally {
            for (Socket socket : guessing) {
                socket.close();
            }
        }
        assertThat(looking).containsExactly("sign");
    }

    @Test
    void whatIsNoNumberIsAnsweredWhereTheProtocolHasItAndElseRefusedWithWords() throws SQLException {
        String query = "select cast('nan' as double) as n, cast('-infinity' as double) as i, cast('nan' as real) as f";
        try (Connection connection = mart.anna(";serialization=PROTOBUF");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getDouble("n")).isNaN();
            assertThat(rows.getDouble("i")).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(rows.getFloat("f")).isNaN();
        }
        try (Connection connection = mart.anna();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(query))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("n has NaN")
                    .hasMessageContaining("serialization=PROTOBUF");
            try (PreparedStatement prepared = connection.prepareStatement("select ? as d")) {
                prepared.setDouble(1, Double.POSITIVE_INFINITY);
                assertThatThrownBy(prepared::executeQuery)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("NaN and infinity are none");
            }
            // The connection goes on.
            try (ResultSet rows = statement.executeQuery("select 1.5e0")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getDouble(1)).isEqualTo(1.5);
            }
        }
    }

    private static String request(String kind, String members) {
        return requestOf("anna:" + ServedMart.PASSWORD, kind, members);
    }

    private static String requestOf(String credentials, String kind, String members) {
        String body = "{\"request\":\"" + kind + "\"" + (members.isEmpty() ? "" : "," + members) + "}";
        return "POST /jdbc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String post(String kind, String members) throws IOException {
        try (Socket socket = send(request(kind, members))) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket send(String request) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(mart.server.url()).getPort());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }
}
