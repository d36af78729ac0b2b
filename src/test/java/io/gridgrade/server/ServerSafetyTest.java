package io.gridgrade.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.avatica.AvaticaConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server keeps off, over TLS; and what goes on while something changes under it. */
@Tag("thorough")
class ServerSafetyTest {
    private static final String STORE_PASSWORD = "store password";

    private static ServedMart mart;
    private static String trust;

    @BeforeAll
    static void serve(@TempDir Path folder, @TempDir Path keys) throws Exception {
        Path store = keys.resolve("server.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(keys.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor()).isZero();
        trust = ";truststore=" + store + ";truststore_password=" + STORE_PASSWORD;
        mart = new ServedMart(
                folder,
                new ServerOptions(
                        "127.0.0.1",
                        0,
                        Optional.of(new ServerOptions.Tls(store, STORE_PASSWORD)),
                        List.of(),
                        2,
                        Duration.ofSeconds(15),
                        5,
                        5,
                        20));
    }

    @AfterAll
    static void stop() {
        mart.close();
        assertThat(mart.faults).isEmpty();
    }

    @Test
    void answersComeOverTlsAlone() throws Exception {
        assertThat(mart.server.url()).startsWith("https://127.0.0.1:");
        try (Connection connection = mart.anna(trust);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from mart.client")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(5);
        }
        assertThatThrownBy(() -> new ServerOptions(
                        "0.0.0.0", 0, Optional.empty(), List.of(), 2, Duration.ofMinutes(1), 5, 5, 20))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--tls-keystore");
    }

    @Test
    void anIdOfAnotherUsersConnectionIsNoConnection() throws Exception {
        try (Connection annas = mart.anna(trust);
                Connection berts = mart.bert(trust)) {
            String id = ((AvaticaConnection) annas).id;
            Reply foreign = post("bert:" + ServedMart.PASSWORD + " of bert", create(id));
            assertThat(foreign.text).contains("there is no such connection").doesNotContain("\\tat ");
            assertThat(post("anna:" + ServedMart.PASSWORD, create(id)).text).contains("createStatement");
            assertThat(berts.isClosed()).isFalse();
        }
    }

    private static String create(String id) {
        return "{\"request\":\"createStatement\",\"connectionId\":\"" + id + "\"}";
    }

    @Test
    void whatIsNoRequestOfASignedInUserIsTurnedAwayWithoutAWordTooMuch() throws Exception {
        assertThat(post(null, "{}").status).isEqualTo(401);
        assertThat(post("anna:wrong password", "{}").text).contains("28000");
        assertThat(post("anna:" + ServedMart.PASSWORD, "{nonsense").text)
                .contains("the request cannot be read")
                .doesNotContain("jackson");
        assertThat(post("anna:" + ServedMart.PASSWORD, "x".repeat(3 << 20)).status)
                .isEqualTo(413);
        Reply wrongHost = send("POST /jdbc HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n");
        assertThat(wrongHost.status).isEqualTo(421);
        Reply elsewhere = send("GET /etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(elsewhere.status).isEqualTo(404);
        assertThat(elsewhere.text).contains("nosniff").contains("no-store").doesNotContainIgnoringCase("jetty");
        assertThat(send("nonsense\r\n\r\n").text)
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("\tat ");
    }

    private record Reply(int status, String text) {}

    private static Reply post(String credentials, String body) throws Exception {
        String login = credentials == null
                ? ""
                : "Authorization: Basic "
                        + java.util.Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
        return send("POST /jdbc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + login + "Content-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static Reply send(String request) throws Exception {
        URI uri = URI.create(mart.server.url());
        javax.net.ssl.SSLContext context = javax.net.ssl.SSLContext.getInstance("TLS");
        java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(trust.replaceAll(";truststore=([^;]*);.*", "$1")))) {
            store.load(in, STORE_PASSWORD.toCharArray());
        }
        var trusted = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
        trusted.init(store);
        context.init(null, trusted.getTrustManagers(), null);
        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", uri.getPort())) {
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (java.io.IOException e) {
                // It is turned away before it was all said.
            }
            byte[] bytes = new byte[1 << 16];
            int length = Math.max(0, socket.getInputStream().read(bytes));
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            // The body may come after the head.
            if (text.contains("Content-Length: ") && text.endsWith("\r\n\r\n") && !text.contains("Content-Length: 0")) {
                int more = socket.getInputStream().read(bytes);
                text += new String(bytes, 0, Math.max(0, more), StandardCharsets.UTF_8);
            }
            return new Reply(text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
        }
    }

    @Test
    void aConnectionThatIsNotUsedIsClosed() throws Exception {
        try (Connection connection = mart.anna(trust);
                Statement statement = connection.createStatement()) {
            statement.executeQuery("select 1").close();
            assertThat(mart.server.connectionCount()).isPositive();
            for (int i = 0; i < 600 && mart.server.connectionCount() > 0; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(mart.server.connectionCount()).isZero();
        }
    }

    @Test
    void aUserHasSoManyConnectionsAndNoMore() throws Exception {
        List<Connection> open = new java.util.ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 8; i++) {
                            open.add(mart.bert(trust));
                        }
                    })
                    .hasMessageContaining("no more may be open");
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    @Test
    void whatIsPublishedAnewIsSeenByTheNextQueryAndNotByTheOneAtWork() throws Exception {
        String numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)"
                + " select a.i, c.name from n as a cross join n as b cross join mart.client as c";
        try (Connection connection = mart.anna(trust);
                Statement before = connection.createStatement();
                Statement after = connection.createStatement()) {
            before.setFetchSize(5000);
            long count = 0;
            try (ResultSet rows = before.executeQuery(numbers)) {
                rows.next();
                count++;
                try (Warehouse warehouse = Warehouse.open(mart.home, EngineLimits.none(), Progress.SILENT)) {
                    warehouse.execute(
                            new io.gridgrade.engine.SqlFile("more.sql", "delete from mart.client where client_no > 3;"),
                            Parameters.none());
                    Publication.publish(warehouse, mart.home);
                }
                try (ResultSet now = after.executeQuery("select count(*) from mart.client")) {
                    assertThat(now.next()).isTrue();
                    assertThat(now.getInt(1)).isLessThan(5);
                }
                while (rows.next()) {
                    count++;
                }
            }
            assertThat(count).isEqualTo(5L * 300 * 300);
        } finally {
            try (Warehouse warehouse = Warehouse.open(mart.home, EngineLimits.none(), Progress.SILENT)) {
                warehouse.execute(
                        new io.gridgrade.engine.SqlFile(
                                "again.sql", "insert into mart.client (client_no) values (4), (5);"),
                        Parameters.none());
                Publication.publish(warehouse, mart.home);
            }
        }
    }

    @Test
    void sqllineShowsTablesAndAnswers(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("script.sql");
        Files.writeString(
                script,
                "!connect \"" + mart.url(trust) + ";avatica_user=anna;avatica_password=" + ServedMart.PASSWORD
                        + "\" x x\n!tables\nselect name, client_no * 100 as shown from mart.client where client_no = 4;\n"
                        + "!quit\n");
        Path said = folder.resolve("said.txt");
        Process sqlline = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "sqlline.SqlLine",
                        "--maxWidth=200",
                        "--run=" + script)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        sqlline.getOutputStream().close();
        assertThat(sqlline.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).content().contains("client").contains("invoice").contains("400");
    }

    @Test
    void aQueryHasTheSecondsThatItsConnectionSays() throws Exception {
        long began = System.nanoTime();
        Properties seconds = new Properties();
        seconds.setProperty("query_seconds", "1");
        try (Connection connection = DriverManager.getConnection(
                        mart.url(trust + ";avatica_user=anna;avatica_password=" + ServedMart.PASSWORD), seconds);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(
                            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)"
                                    + " select count(*) from n a cross join n b cross join n c cross join n d"
                                    + " where sqrt(a.i * b.i + c.i) < d.i"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"))
                    .hasMessageContaining("stopped after 1 s");
        }
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(12);
    }
}
