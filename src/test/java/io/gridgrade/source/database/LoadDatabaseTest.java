package io.gridgrade.source.database;

import static io.gridgrade.source.database.BillingHome.connection;
import static io.gridgrade.source.database.BillingHome.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.source.LandReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadDatabaseTest {
    /** Everything that came from the supplier, but not which run brought it. */
    private static final Map<String, String> STAR = Map.of(
            "dim_customer", "* exclude (run_key)",
            "fact_bill", "* exclude (run_key)",
            "fact_payment", "* exclude (run_key)",
            "fact_consumption", "* exclude (run_key)",
            "dim_period", "*");

    @TempDir
    private Path folder;

    @Test
    void aDatabaseAndEqualFilesGiveTheSameStar() {
        BillingSystem system = BillingSystem.of(2_000, 3);
        StringBuilder tables = new StringBuilder();
        StringBuilder files = new StringBuilder("tables:\n");
        BillingHome.QUERIES.forEach((table, query) -> {
            tables.append(table(table, query));
            files.append("  " + table + ":\n    files: " + table + ".csv\n");
            system.copy(query, folder.resolve("files").resolve(table + ".csv"));
        });
        try (BillingHome read = new BillingHome(folder.resolve("a")).source(connection(system), tables.toString());
                BillingHome sent = new BillingHome(folder.resolve("b"))
                        .source(connection(system), tables.toString())
                        .write("sources/files/source.yml", files.toString())) {
            for (String table : BillingHome.QUERIES.keySet()) {
                sent.write("sources/files/" + table + ".sql", read.text("sources/billing/" + table + ".sql"));
            }
            LandReport fromDatabase = read.load();
            LandReport fromFiles = sent.loadFiles(folder.resolve("files"));

            assertThat(fromDatabase.tables()).isEqualTo(fromFiles.tables());
            assertThat(fromDatabase.rejected()).isZero();
            assertThat(read.lines("select count(*) from star.fact_bill")).isEqualTo("6000");
            assertThat(read.lines("select count(*) from star.fact_payment")).isNotEqualTo("0");
            STAR.forEach((table, columns) ->
                    assertThat(read.lines(hash(table, columns))).as(table).isEqualTo(sent.lines(hash(table, columns))));
            assertThat(read.lines("select distinct file_name from audit.load_file order by file_name"))
                    .isEqualTo(BillingHome.QUERIES.keySet().stream()
                            .sorted()
                            .map(table -> table + "@billing/000001.csv")
                            .collect(Collectors.joining("\n")));
            assertThat(read.path("extracts/billing")).doesNotExist();
        }
    }

    private static String hash(String table, String columns) {
        return "with everything as (select " + columns + " from star." + table + ")"
                + " select count(*), md5(string_agg(to_json(everything)::varchar, '\n' order by to_json(everything)::varchar))"
                + " from everything";
    }

    @Test
    void aRefusedValueIsFoundByItsChunkAndRecord() {
        BillingSystem system = BillingSystem.of(2_500, 1)
                .execute("update bill set amount = null where bill_no = (select max(bill_no) from bill)");
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            LandReport report = home.load();

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 3, 2_500, 2_499, 1, 0));
            assertThat(home.lines("select file_name, record_no, column_name, rule_code from audit.reject"))
                    .isEqualTo("bill@billing/000003.csv|500|billed_amount|mandatory");
            assertThat(home.lines("select json_extract_string(record_text, '$.bill_no') from audit.reject"))
                    .isEqualTo("2500");
        }
    }

    @Test
    void whatIsReadIsOfItsOwnerAlone() throws Exception {
        BillingSystem system = BillingSystem.of(2_500, 1);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            home.load();

            assertThat(Files.getPosixFilePermissions(home.path("extracts")))
                    .extracting(Enum::name)
                    .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE", "OWNER_EXECUTE");
        }
    }

    @Test
    void momentsAreToldInUtcWhateverTheirZoneAndNumbersWhole() {
        BillingSystem system = BillingSystem.empty()
                .execute(
                        """
                        insert into customer values ('C1', 'x', 'residential', '2020-01-01', now());
                        insert into consumption values ('C1', '2024-01-01', 12345678.5);
                        insert into bill values
                            (9007199254740993, 'C1', '2024-01-31', '2024-02-15', 1234567890.10, 0.001, '2024-01-31 23:30:00-05');
                        """);
        try (BillingHome home = new BillingHome(folder)
                .source(
                        connection(system),
                        table("bill", "select *, changed_at at time zone 'UTC' as local_at, true as yes from bill")
                                + table("consumption", BillingHome.QUERIES.get("consumption")))
                .write(
                        "sources/billing/bill.sql",
                        "select record_no, bill_no, customer_no, left(changed_at, 10) as billed_on,"
                                + " left(local_at, 10)::date + 1 as due_on, amount as billed_amount, kwh as energy_kwh"
                                + " from record where yes = 't'")) {
            home.load();

            assertThat(home.lines("select bill_no, billed_on, due_on, billed_amount, energy_kwh from star.fact_bill"))
                    .isEqualTo("9007199254740993|2024-02-01|2024-02-02|1234567890.10|0.001");
            assertThat(home.lines("select energy_kwh from star.fact_consumption"))
                    .isEqualTo("12345678.500");
        }
    }
}
