package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gridgrade.value.UserError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionYamlTest {
    @TempDir
    private Path folder;

    @Test
    void allThatIsWrongWithAConnectionIsToldAtOnce() {
        assertThat(
                        problems(
                                """
                        connection:
                          url: postgres.example/billing
                          usr: me
                          password: {env: A, file: b}
                          properties: {sslmod: require, socketFactory: x}
                          timeout_seconds: 0
                          retries: many
                        tables:
                          bill:
                            query: select 1; select 2
                          payment:
                            files: payment.csv
                            query: select * from payment where id > '${cursor}' and day > ${today}
                            cursor: {column: id}
                          customer:
                            query: select * from customer
                            cursor: {column: id, start: 0, step: 1}
                          survey:
                            query: select * from survey where id >= ${cursor}
                          outage: {optional: true}
                        """))
                .isEqualTo(List.of(
                        "source.yml: connection.usr is unknown; did you mean \"user\"?; expected one of chunk_rows, fetch_rows,"
                                + " password, properties, retries, timeout_seconds, url, user",
                        "source.yml: connection.url is not a JDBC address; expected one such as"
                                + " jdbc:postgresql://HOST:5432/DATABASE",
                        "source.yml: connection.password names not one place; expected {env: NAME}, a variable of the"
                                + " environment, or {file: PATH}, a file of the home that only its owner may read",
                        "source.yml: connection.properties.sslmod is not allowed; expected none, since only PostgreSQL's are"
                                + " known; put what the driver needs into the url",
                        "source.yml: connection.properties.socketFactory is not allowed; expected none, since only"
                                + " PostgreSQL's are known; put what the driver needs into the url",
                        "source.yml: connection.timeout_seconds is \"0\"; expected a whole number, 1 to 86400",
                        "source.yml: connection.retries is \"many\"; expected a whole number, 0 to 100",
                        "source.yml: tables.bill.query has more than one statement; expected one SELECT",
                        "source.yml: tables.payment.files has no place here: the source has a connection; expected a query;"
                                + " make two sources of it, or one kind",
                        "source.yml: tables.payment.cursor.start is missing; expected the value that the first load begins at,"
                                + " such as 1900-01-01",
                        "source.yml: tables.payment.query uses ${today}, which is unknown; expected ${cursor}, the value to go"
                                + " on from",
                        "source.yml: tables.payment.query has quotes around ${cursor}; expected it bare, since the value is"
                                + " bound and not written into the text",
                        "source.yml: tables.customer.cursor.step is unknown; expected one of column," + " lag, start",
                        "source.yml: tables.customer.query does not use ${cursor}, though the table has a cursor; expected"
                                + " \"where COLUMN >= ${cursor} order by COLUMN\"",
                        "source.yml: tables.survey.query uses ${cursor}, but the table has no cursor; expected cursor:"
                                + " {column: COLUMN, start: FIRST VALUE}",
                        "source.yml: tables.outage.query is missing; expected the SELECT that the database is asked, since the"
                                + " source has a connection"));
    }

    @Test
    void propertiesThatCouldLoadCodeOrHoldASecretAreNotAllowed() {
        assertThat(
                        problems(
                                """
                        connection:
                          url: jdbc:postgresql://a/b
                          properties: {sslMode: require, sslpassword: x, sslmode: require}
                        tables: {bill: {query: select 1}}
                        """))
                .containsExactly(
                        "source.yml: connection.properties.sslMode is not allowed; did you mean \"sslmode\"?; expected one of"
                                + " ApplicationName, channelBinding, currentSchema, gssEncMode, options, sslcert, sslkey,"
                                + " sslmode, sslrootcert, targetServerType",
                        "source.yml: connection.properties.sslpassword is not allowed; expected one of ApplicationName,"
                                + " channelBinding, currentSchema, gssEncMode, options, sslcert, sslkey, sslmode, sslrootcert,"
                                + " targetServerType");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: jdbc:postgresql://me:open-secret@a/b",
                "url: jdbc:postgresql://a/b?user=me&password=open-secret",
                "url: jdbc:postgresql://a/b?loggerFile=open-secret",
                "url: jdbc:oracle:thin:me/open-secret@a:1521/b",
                "url: jdbc:sqlserver://a;user=me;password=open-secret",
                "url: jdbc:mysql://me:open/secret@a/b",
                "url: jdbc:postgresql://a/b\n  password: open-secret",
                "url: jdbc:postgresql://a/b\n  password: {env: open-secret}",
                "url: jdbc:postgresql://a/b\n  password: [open-secret]"
            })
    void aSecretInTheFileIsRefusedAndNotRepeated(String connection) {
        List<String> problems = problems("connection:\n  " + connection + "\ntables: {bill: {query: select 1}}\n");

        assertThat(problems).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                .startsWith("source.yml: connection.")
                .doesNotContain("open-secret", "open/secret"));
    }

    @Test
    void aSourceOfFilesHasNoQueries() {
        assertThat(problems("tables: {bill: {files: bill.csv, query: select 1}}\n"))
                .containsExactly(
                        "source.yml: tables.bill.query has no place here: the source has no connection; expected"
                                + " files; make two sources of it, or one kind");
    }

    /** The problems of a source.yml, but not those of SELECTs that no test here is about. */
    private List<String> problems(String yaml) {
        try (SupplierFolder supplier = new SupplierFolder(folder).source("source.yml", yaml)) {
            UserError error = catchThrowableOfType(UserError.class, supplier::source);
            return error.details().stream()
                    .filter(line -> line.startsWith("source.yml"))
                    // These sources have no SELECTs, which is told too, and is not what is looked at here.
                    .filter(line -> !line.contains("beside source.yml"))
                    .map(line -> line.replaceFirst("^source.yml line \\d+, column \\d+:", "source.yml:"))
                    .toList();
        }
    }
}
