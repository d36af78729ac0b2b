package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.source.text.ShapeScan;
import io.gridgrade.value.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value is read exactly and to its last sign, or its record is refused. */
class TypingTest {
    private static final String TWO_WAYS =
            "; this one can be read in two ways: say decimal: '.' or decimal: ',' in source.yml";
    private static final String COMMA = "; where the decimal mark is a comma, say decimal: ',' in source.yml";
    private static final String NUMBER = "a number like 1234.50, of type decimal(18,2)";
    private static final String DAY =
            "a date like 2024-01-31; another order of day, month and year is said in source.yml, as date: dd/mm/yyyy";
    private static final String MOMENT =
            "a moment like 2024-01-31 13:45:00; another order of day, month and year is said in source.yml, as date:"
                    + " dd/mm/yyyy";

    @TempDir
    private Path folder;

    @Test
    void aRuleOfTheLandingTableIsToldWhole() {
        try (SupplierFolder supplier = new SupplierFolder(folder)
                .source("source.yml", "tables:\n  payment:\n    files: payment/*.csv\n")
                .source("payment.sql", "select record_no, payment_no, customer_no, paid_on, paid_amount from record")
                .file("payment/a.csv", "payment_no,customer_no,paid_on,paid_amount\nP1,C1,2024-01-31,-5.00\n")) {
            supplier.land();

            assertThat(supplier.lines("select expected from source_reject"))
                    .isEqualTo("(paid_amount > 0) or (reverses_payment_no is given)");
        }
    }

    @Test
    void aNumberIsReadToItsLastSign() {
        expect(
                "",
                "billed_amount",
                "100 > 100.00",
                "-5.5 > -5.50",
                "+5 > 5.00",
                ".5 > 0.50",
                "5. > 5.00",
                "5- > -5.00",
                "−5 > -5.00",
                "(5) > -5.00",
                "(¥5.00) > -5.00",
                "CNY 1,234.50 > 1234.50",
                "1,234,567 > 1234567.00",
                "100元 > 100.00",
                "￥１２３．４５ > 123.45",
                "\u200B7\u00A0 > 7.00",
                "1.500 > 1.50",
                "1.505 ! " + NUMBER + "; it has more than 2 decimals, and is not rounded",
                "12,500 ! " + NUMBER + TWO_WAYS,
                "0,345 ! " + NUMBER + TWO_WAYS,
                "1,5 ! " + NUMBER + COMMA,
                "1.234,50 ! " + NUMBER + COMMA,
                "$100 ! " + NUMBER + "; no other currency than CNY (warehouse.currency)",
                "€100 ! " + NUMBER + "; no other currency than CNY (warehouse.currency)",
                "USD 100 ! " + NUMBER + "; no other currency than CNY (warehouse.currency)",
                "1.5E+03 ! " + NUMBER
                        + "; this one is written as a power of ten, and may have lost digits: write it out",
                "1e3 ! " + NUMBER + "; this one is written as a power of ten, and may have lost digits: write it out",
                "99999999999999999999 ! " + NUMBER + "; this one is too large",
                "1_000 ! " + NUMBER,
                "0x1F ! " + NUMBER,
                "1 2 ! " + NUMBER,
                "--5 ! " + NUMBER,
                "-5- ! " + NUMBER,
                "(-5) ! " + NUMBER,
                "(5 ! " + NUMBER,
                "1,23.45 ! " + NUMBER,
                "012,345.00 ! " + NUMBER,
                "5% ! " + NUMBER,
                "inf ! " + NUMBER,
                "NaN ! " + NUMBER);
        expect(
                "",
                "delay_months",
                "2.0 > 2",
                "-1 > -1",
                "3.7 ! a whole number, of type smallint",
                "1e1 ! a whole number, of type smallint; this one is written as a power of ten, and may have lost digits:"
                        + " write it out",
                "0b11 ! a whole number, of type smallint",
                "99999 ! a whole number, of type smallint; this one is too large");
    }

    @Test
    void theMarksOfNumbersAreThoseThatSourceYmlStates() {
        expect(
                "decimal: ','\n",
                "energy_kwh",
                "0,345 > 0.345",
                "12,500 > 12.500",
                "007,250 > 7.250",
                "12.500 > 12500.000",
                "1.234.567,8 > 1234567.800",
                "12.5 ! a number like 1234,50, of type decimal(18,3)",
                "0.345 ! a number like 1234,50, of type decimal(18,3)",
                "0,3456 ! a number like 1234,50, of type decimal(18,3); it has more than 3 decimals, and is not rounded");
        expect(
                "decimal: '.'\n",
                "energy_kwh",
                "12,500 > 12500.000",
                "0,345 ! a number like 1234.50, of type decimal(18,3)");
        expect(
                "thousands: ' '\n",
                "energy_kwh",
                "12\u00A0500.5 > 12500.500",
                "12,500 ! a number like 1234.50, of type" + " decimal(18,3)");
        expect(
                "decimal: ','\nthousands: \"'\"\n",
                "energy_kwh",
                "12'500,5 > 12500.500",
                "12.500 ! a number like 1234,50," + " of type decimal(18,3)");
        expect(
                "thousands: ''\n",
                "energy_kwh",
                "12500 > 12500.000",
                "1,234.5 ! a number like 1234.50, of type" + " decimal(18,3)");
    }

    @Test
    void aDayIsReadToItsLastSign() {
        expect(
                "",
                "due_on",
                "2024-02-15 > 2024-02-15",
                "2024/2/5 > 2024-02-05",
                "20240215 > 2024-02-15",
                "15.02.2024 > 2024-02-15",
                "2024年2月15日 > 2024-02-15",
                "2024-02-15 0:00:00 > 2024-02-15",
                "2024-02-15T23:59:59 > 2024-02-15",
                "2024-02-30 ! a day that there is",
                "15/02/2024 ! " + DAY,
                "2024-02-15x ! " + DAY,
                "2024-02-15 soon ! " + DAY,
                "2024-02-15 10:00:00 xyz ! " + DAY,
                "2024-02-15T23:30:00Z > 2024-02-16",
                "2024-02-15T00:00:00+08:00 > 2024-02-15",
                "2024-02-15 24:00:00 ! " + DAY,
                "24-02-15 ! " + DAY,
                "infinity ! " + DAY,
                "epoch ! " + DAY,
                "2024-02-15 (BC) ! " + DAY,
                "45337 ! " + DAY);
    }

    @Test
    void theOrderOfDayMonthAndYearIsTheOneThatSourceYmlStates() {
        String stated = "a date in the order dd/mm/yyyy or dd-mon-yyyy, as source.yml says, or like 2024-01-31";
        expect(
                "date: [dd/mm/yyyy, dd-mon-yyyy]\n",
                "due_on",
                "05/03/2024 > 2024-03-05",
                "05-MAR-2024 > 2024-03-05",
                "2024-03-05 > 2024-03-05",
                "05/03/2024 10:30 > 2024-03-05",
                "13/13/2024 ! " + stated,
                "05/03/24 ! " + stated,
                "05.03.2024 ! " + stated);
        expect("date: '%m/%d/%y'\n", "due_on", "03/05/24 > 2024-03-05", "2024-03-05 > 2024-03-05");
        expect("date: yyyy-dd-mm\n", "due_on", "2024-05-03 > 2024-03-05");
    }

    @Test
    void aMomentIsReadToItsLastSign() {
        expect(
                "",
                "contacted_at",
                "2024-02-01 02:30:00 > 2024-02-01 02:30:00",
                "2024-02-01T02:30 > 2024-02-01 02:30:00",
                "2024-02-01 02:30:00 PM > 2024-02-01 14:30:00",
                "2024-02-01 12:05 am > 2024-02-01 00:05:00",
                "2024年2月1日 下午2:30 > 2024-02-01 14:30:00",
                "20240201143000 > 2024-02-01 14:30:00",
                "2024-02-01 02:30:00,123 > 2024-02-01 02:30:00.123",
                "2024-02-01 02:30:00.1234560 > 2024-02-01 02:30:00.123456",
                "2024-02-01 > 2024-02-01 00:00:00",
                "2024-02-01 02:30:00.1234567 ! " + MOMENT,
                "2024-02-01 14:30 PM ! " + MOMENT,
                "2024-02-01 02:30:00 xyz ! " + MOMENT,
                "2024-02-01 02:30:60 ! " + MOMENT,
                "2024-02-01 24:00:00 ! " + MOMENT,
                "2024-02-01 02:30:00 CST ! " + MOMENT,
                "2024-02-01 02:30:00 Asia/Shanghai ! " + MOMENT,
                "2024-02-01T02:30:00+08:00 > 2024-02-01 02:30:00",
                "2024-02-01T02:30:00Z > 2024-02-01 10:30:00",
                "2024-02-01 02:30:00 -0530 > 2024-02-01 16:00:00",
                "2024-02-01 02:30:00+15:00 ! " + MOMENT,
                "2024-02-01 02:30:00+08:60 ! " + MOMENT,
                "2024-02-30 02:30:00 ! " + MOMENT);
        expect(
                "time_zone: UTC\n",
                "contacted_at",
                "2024-02-01T02:30:00+08:00 > 2024-02-01 02:30:00",
                "2024-02-01 02:30:00 > 2024-02-01 10:30:00",
                "2024-02-01 > 2024-02-01 00:00:00");
    }

    @Test
    void ofTwoStatesTheLaterOneStandsByWhateverClockEachWasWritten() {
        expect(
                "",
                "stated_at",
                "2024-02-01T09:00:00+08:00 > 2024-02-01 09:00:00",
                "2024-02-01T03:00:00Z > 2024-02-01 11:00:00",
                "2024-02-01 10:00:00 > 2024-02-01 10:00:00");
    }

    @Test
    void ofTwoKeysThatLookTheSameThereIsOne() {
        String lost =
                "a number or code as it was given, of signs that can be seen; a spreadsheet that writes it as a power"
                        + " of ten loses its last digits: make its column text, and export it again";
        expect(
                "",
                "customer_no",
                "C001 > C001",
                "C001\u00A0 > C001",
                "\u200BC001 > C001",
                "C0\uFEFF01 > C001",
                "C\u00AD001 > C001",
                "\u202EC001\u202C > C001",
                "\u3000C001\t > C001",
                "Ｃ００１ > C001",
                "C‑1 > C-1",
                "c001 > c001",
                "客户 1 > 客户 1",
                "Cafe\u0301 > Caf\u00E9",
                "12E34 > 12E34",
                "3.1E+12 ! " + lost,
                "1E+12 ! " + lost,
                "3.1e12 ! " + lost,
                "３．１Ｅ＋１２ ! " + lost,
                "\u200B ! " + lost);
    }

    @Test
    void aKeyOfAFileOfPlainSignsIsReadAsInAnyOtherFile() throws IOException {
        Random random = new Random(20261201);
        String[] pieces = {"0", "7", "12", ".", ",", "e", "E", "-", "_", "/", ":", "#", "A", "z", "+", "%", "\u00A0"};
        try (SupplierFolder plain = semicolons("plain");
                SupplierFolder other = semicolons("other")) {
            int plainFiles = 0;
            for (int file = 10; file < 34; file++) {
                StringBuilder text = new StringBuilder("bill_no;customer_no;billed_on;due_on;billed_amount\n");
                int signs = pieces.length - (file % 10 == 0 ? 0 : 3);
                for (int row = 0; row < 8; row++) {
                    text.append("B").append(file).append(row).append(";");
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        text.append(pieces[random.nextInt(signs)]);
                    }
                    text.append(";2024-01-01;2024-02-01;5\n");
                }
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                plainFiles += ShapeScan.of(new ByteArrayInputStream(bytes), ';', '"', 5)
                                .hasPlainSigns()
                        ? 1
                        : 0;
                plain.file("bill/" + file + ".csv", bytes);
                // A blank in a column that nobody reads makes every text be looked at.
                other.file(
                        "bill/" + file + ".csv",
                        text.toString().replaceFirst("\n", ";a note\n").replace("5\n", "5;\n"));
            }
            assertThat(plainFiles).isBetween(4, 22);
            assertThat(keys(plain)).isEqualTo(keys(other)).contains("B330 ");
        }
    }

    private SupplierFolder semicolons(String place) {
        return new SupplierFolder(folder.resolve(place))
                .source("source.yml", "tables:\n  bill:\n    files: bill/*.csv\n    format: {delimiter: ';'}\n")
                .source(
                        "bill.sql",
                        "select record_no, bill_no, customer_no, billed_on, due_on, billed_amount from record");
    }

    private static String keys(SupplierFolder supplier) {
        supplier.land();
        return supplier.lines("select bill_no || ' ' || customer_no from landing.bill order by all") + "\nrefused\n"
                + supplier.lines("select file_name || ' ' || record_no from source_reject order by all");
    }

    @Test
    void aValueThatTheSelectHasTypedMustFitExactly() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .source(
                        "bill.sql",
                        """
                        select
                            record_no, bill_no, customer_no::double as customer_no, billed_on, due_on::timestamptz as due_on,
                            billed_amount::double / 100 as billed_amount, energy_kwh::decimal(18, 5) as energy_kwh
                        from record;
                        """)
                .file(
                        "bill/b.csv",
                        """
                        bill_no,customer_no,billed_on,due_on,billed_amount,energy_kwh
                        B1,17,2024-01-31,2024-02-15 00:00:00+00,1299,1.25
                        B2,17,2024-01-31,2024-02-15 00:00:00+00,1299.5,1.25
                        B3,17,2024-01-31,2024-02-15 00:00:00+00,1299,1.23456
                        B4,17.5,2024-01-31,2024-02-15 00:00:00+00,1299,1
                        """)) {
            bills.land();

            assertThat(bills.lines("select customer_no, due_on, billed_amount, energy_kwh from landing.bill"))
                    .isEqualTo("17|2024-02-15|12.99|1.250");
            assertThat(bills.lines("select record_no, column_name, value_text from source_reject order by 1"))
                    .isEqualTo("2|billed_amount|12.995\n3|energy_kwh|1.23456\n4|customer_no|17.5");
        }
    }

    @Test
    void aDateThatCannotBeIsRefusedByBoundsThatCanBeSet() {
        String facts = "a day from 1990-01-01 to LAST (load.first_on, load.days_ahead_max)";
        expect(
                "",
                "stated_at",
                "2204-02-10 00:00:00 ! " + facts,
                "1800-01-01 00:00:00 ! " + facts,
                "9999-12-31 ! " + facts);
        expect(
                "",
                "due_on",
                "1989-12-31 ! a day from 1990-01-01 to LAST10 (load.first_on, load.days_ahead_max and 10 years)",
                "2204-12-31 ! a day from 1990-01-01 to LAST10 (load.first_on, load.days_ahead_max and 10 years)");
    }

    @Test
    void whatIsWrongWithTheNotationIsToldWithItsLine() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .source(
                        "source.yml",
                        """
                        time_zone: Asia/Shanghia
                        decimal: ';'
                        tables:
                          bill:
                            files: bill/*.csv
                            decimal: ','
                            thousands: ','
                            date: [dd/mm/yyyy, mm/dd/yyyy, dd/mm]
                        """)) {
            List<String> problems = problems(bills);

            assertThat(problems)
                    .containsExactly(
                            "source.yml line 2, column 1: decimal is \";\"; expected \".\" or \",\"",
                            "source.yml line 1, column 1: time_zone \"Asia/Shanghia\" is unknown; did you mean \"Asia/Shanghai\"?;"
                                    + " expected the name of a time zone, such as Asia/Shanghai or UTC",
                            "source.yml line 8, column 5: tables.bill.date has dd/mm/yyyy and mm/dd/yyyy, which read one text as two"
                                    + " days; expected one of them",
                            "source.yml line 8, column 5: tables.bill.date is \"dd/mm\"; expected day, month and year once each, such"
                                    + " as dd/mm/yyyy, mm/dd/yyyy, d.m.yy, dd-mon-yyyy or %d/%m/%Y",
                            "source.yml line 7, column 5: tables.bill.thousands \",\" is the decimal mark and the mark between"
                                    + " thousands; expected two marks");
        }
    }

    private static List<String> problems(SupplierFolder supplier) {
        try {
            supplier.source();
        } catch (UserError e) {
            return e.details();
        }
        throw new AssertionError("The source was expected to be refused");
    }

    /** Each case is a text, then {@code >} and what lands of it, or {@code !} and what was expected. */
    private void expect(String yaml, String column, String... cases) {
        boolean isContact = column.equals("contacted_at");
        String table = isContact ? "contact" : "bill";
        String columns = isContact
                ? "contact_no,customer_no,contacted_at,reason_code"
                : "bill_no,customer_no,billed_on,due_on,billed_amount,energy_kwh,delay_months,stated_at";
        List<String> values = isContact
                ? List.of("K", "C1", "2024-01-31", "bill")
                : List.of("B", "C1", "1990-01-01", "2024-02-15", "1", "1", "", "");
        int place = List.of(columns.split(",")).indexOf(column);
        String records = IntStream.range(0, cases.length)
                .mapToObj(i -> IntStream.range(0, values.size())
                        .mapToObj(at -> "\""
                                + (at == place ? cases[i].split(" [>!] ", 2)[0] : values.get(at) + (at == 0 ? i : ""))
                                + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        try (SupplierFolder supplier = new SupplierFolder(folder)
                .source("source.yml", yaml + "tables:\n  " + table + ":\n    files: t.csv\n")
                .source(table + ".sql", "select record_no, " + columns + " from record;")
                .file("t.csv", columns + "\n" + records + "\n")) {
            supplier.land();
            String last = supplier.lines("select (max(started_at) at time zone 'UTC')::date + 1096 from audit.run");
            String last10 = java.time.LocalDate.parse(last).plusYears(10).toString();
            String became = supplier.lines("select coalesce(landed.value, '! ' || refused.expected) from range(1, "
                    + (cases.length + 1)
                    + ") as record(record_no) left join (select coalesce(record_no, rowid + 1) as record_no, '> ' || "
                    + column
                    + " as value from landing." + table
                    + ") as landed using (record_no) left join source_reject as refused"
                    + " using (record_no) order by record_no");
            assertThat(became.replace(last10, "LAST10").replace(last, "LAST"))
                    .isEqualTo(List.of(cases).stream()
                            .map(one -> one.substring(
                                    one.indexOf(one.split(" [>!] ", 2)[0]) + one.split(" [>!] ", 2)[0].length() + 1))
                            .collect(Collectors.joining("\n")));
        }
    }
}
