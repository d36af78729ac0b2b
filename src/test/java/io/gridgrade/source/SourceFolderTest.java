package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Resources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {
    @TempDir
    private Path folder;

    @Test
    void allThatIsWrongWithASourceIsToldAtOnce() {
        try (SupplierFolder supplier = new SupplierFolder(folder)
                .source(
                        "source.yml",
                        """
                        title: Broken on purpose
                        tabels: {}
                        tables:
                          bil:
                            files: bill.csv
                          payment:
                            file: payment.csv
                            format: {encoding: gb, delimiter: "::", hedaer: true, header: maybe}
                          survey:
                            files: [a.csv, b.csv]
                        """)
                .source("payment.sql", "select 1; select 2;")
                .source("surveys.sql", "select record_no from record;")) {
            UserError error = catchThrowableOfType(UserError.class, supplier::source);

            assertThat(error.exitCode().number()).isEqualTo(2);
            assertThat(error).hasMessage("source \"test\" has 11 problems; nothing was loaded");
            assertThat(error.details())
                    .filteredOn(line -> line.startsWith("source.yml"))
                    .allMatch(line -> line.matches("source.yml line \\d+, column \\d+: .*"));
            assertThat(error.details().stream()
                            .map(line -> line.replaceFirst("^source.yml line \\d+, column \\d+:", "source.yml:"))
                            .toList())
                    .isEqualTo(List.of(
                            "source.yml: tabels is unknown; did you mean \"tables\"?; expected one of connection, date, decimal,"
                                    + " format, special_values, tables, thousands, time_zone, title",
                            "source.yml: tables.bil is unknown; did you mean \"bill\"?; expected a landing table: accident, bill,"
                                    + " consumption, contact, credit_event, customer, customer_attribute, equipment_check, financial_statement,"
                                    + " instalment, outage, outcome, payment, protection, region, security,"
                                    + " service_result, survey, survey_item, violation",
                            "source.yml: tables.payment.file is unknown; did you mean \"files\"?; expected one of cursor, date,"
                                    + " decimal, files, format, optional, optional_columns, query, special_values, thousands, time_zone, totals",
                            "source.yml: tables.payment.files is missing; expected a pattern such as payment/*.csv, or a list of them",
                            "payment.sql has more than one statement; expected one SELECT over the relation record",
                            "source.yml: tables.payment.format.hedaer is unknown; did you mean \"header\"?; expected one of"
                                    + " delimiter, encoding, header, may_be_empty, null, quote",
                            "source.yml: tables.payment.format.encoding \"gb\" is unknown; did you mean \"gbk\"?; expected one of"
                                    + " big5, big5-hkscs, euc-jp, euc-kr, gb18030, gbk, iso-8859-15, iso-8859-2, iso-8859-5,"
                                    + " iso-8859-7, iso-8859-9, koi8-r, latin-1, shift_jis, utf-16, utf-16be, utf-16le,"
                                    + " utf-32, utf-8, windows-1250, windows-1251, windows-1252, windows-1253,"
                                    + " windows-1254, windows-1255, windows-1256, windows-1257, windows-1258",
                            "source.yml: tables.payment.format.delimiter is \"::\"; expected one character, such as \",\" or \"\\t\"",
                            "source.yml: tables.payment.format.header is \"maybe\"; expected true or false",
                            "source.yml: tables.survey has no survey.sql beside source.yml; expected one SELECT over the relation"
                                    + " record that gives landing.survey",
                            "surveys.sql feeds no table of source.yml; did you mean \"survey\"?"));
        }
    }

    @Test
    void aFileThatIsNoYamlIsToldWithItsLine() {
        try (SupplierFolder supplier = new SupplierFolder(folder).source("source.yml", "title: a\ntables: [\n")) {
            UserError error = catchThrowableOfType(UserError.class, supplier::source);

            assertThat(error.details())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("source.yml line 2, column 10: not YAML: ");
        }
    }

    @Test
    void anUnknownSourceIsToldWithItsNearestNeighbour() {
        try (SupplierFolder supplier = SupplierFolder.ofBills(folder)) {
            UserError error = catchThrowableOfType(
                    UserError.class,
                    () -> SourceFolder.named(
                            Resources.of(new io.gridgrade.warehouse.Home(folder.resolve("home"))), "tets"));

            assertThat(error.exitCode().number()).isEqualTo(2);
            assertThat(error)
                    .hasMessageStartingWith("source \"tets\" is unknown; did you mean \"test\"?; expected one of ")
                    .hasMessageEndingWith(
                            "test, uci-default, work-lists, or a folder sources/tets with a source.yml in the home");
        }
    }

    @Test
    void everyLandingTableHasItsKeyAndEveryKeyItsColumns() {
        try (SupplierFolder supplier = SupplierFolder.ofBills(folder)) {
            LandingKeys keys = LandingKeys.shipped();

            assertThat(supplier.lines("select table_name from duckdb_tables() where schema_name = 'landing'"
                                    + " and database_name = current_database() and table_name <> 'file' order by 1")
                            .lines())
                    .containsExactlyElementsOf(keys.tables());
            LandingTable.all(supplier.warehouse).forEach((name, table) -> {
                assertThat(table.columns().keySet()).containsAll(keys.of(name).columns());
                keys.of(name).monthColumn().ifPresent(column -> assertThat(table.columns())
                        .containsKey(column));
            });
        }
    }
}
