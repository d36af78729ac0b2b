package io.gridgrade.source;

import static io.gridgrade.source.SupplierFolder.BILL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is not what the source says is told as what it is, with what to do. */
class FileKindTest {
    private static final String GOOD = BILL_HEADER + "B1,张三,2024-01-31,2024-02-15,100.00,80.000,\n";

    @TempDir
    private Path folder;

    private SupplierFolder bills;

    @BeforeEach
    void open() {
        bills = SupplierFolder.ofBills(folder);
    }

    @AfterEach
    void close() {
        bills.close();
    }

    @Test
    void whatIsNoTextIsToldAsWhatItIs() throws IOException {
        Map<byte[], String> kinds = Map.ofEntries(
                Map.entry(
                        zip("xl/workbook.xml"),
                        "an Excel file (xlsx); expected CSV; open it and save it as CSV in UTF-8"),
                Map.entry(zip("data.csv"), "a zip archive; expected CSV; unpack it"),
                Map.entry(bytes("d0cf11e0a1b11ae100"), "an old Excel or Word file (xls, doc)"),
                Map.entry(SupplierFolder.gzip(GOOD), "packed with gzip; expected CSV; give it a name that ends in .gz"),
                Map.entry(text("%PDF-1.7"), "a PDF"),
                Map.entry(text("PAR1"), "a Parquet file"),
                Map.entry(text("{\"bills\": [1]}"), "JSON"),
                Map.entry(text("[{\"bill_no\": 1}]"), "JSON"),
                Map.entry(
                        text("\uFEFF\n<!DOCTYPE html><html>"), "a web page, such as a server sends instead of a file"),
                Map.entry(text("<?xml version=\"1.0\"?><a/>"), "XML"));
        // Whether or not a file may be empty, one line of anything is no empty file.
        for (String mayBeEmpty : new String[] {"false", "true"}) {
            bills.source(
                    "source.yml",
                    "format: {may_be_empty: " + mayBeEmpty + "}\ntables:\n  bill:\n    files: bill/*.csv\n");
            for (Map.Entry<byte[], String> kind : kinds.entrySet()) {
                bills.file("bill/a.csv", kind.getKey());

                assertThat(bills.refusal()).contains("\nbill/a.csv is " + kind.getValue());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-16LE, utf-16",
        "utf-8, UTF-16BE, utf-16",
        "utf-8, UTF-16, utf-16",
        "utf-8, UTF-32LE, utf-32",
        "utf-8, UTF-32BE, utf-32",
        "utf-8, Big5, big5",
        "utf-8, GBK, gb18030",
        "gbk, UTF-8, utf-8",
        "latin-1, UTF-8, utf-8",
        "gbk, Big5, big5",
        "big5, GBK, gb18030",
        "utf-16, UTF-8, utf-8",
        "utf-8, windows-1252, windows-1252"
    })
    void anotherEncodingIsToldWithTheSettingThatMendsIt(String declared, String written, String told) {
        String names = written.equals("windows-1252")
                ? "Müller & Söhne,José García,Françoise Ångström"
                : "台北電力公司用戶服務中心的國際貿易有限公司陳先生李小姐";
        String text = BILL_HEADER
                + "B1,\"" + (written.equals("GBK") ? "国家电网公司用户服务中心的国际贸易有限公司陈先生李小姐" : names)
                + "\",2024-01-31,2024-02-15,1,1,\n";
        bills.source("source.yml", "format: {encoding: " + declared + "}\ntables:\n  bill:\n    files: bill/*.csv\n")
                .file("bill/a.csv", text.getBytes(Charset.forName(written)));

        assertThat(bills.refusal()).contains("bill/a.csv").contains("say format: encoding: " + told + " in source.yml");

        bills.source("source.yml", "format: {encoding: " + told + "}\ntables:\n  bill:\n    files: bill/*.csv\n");
        assertThat(bills.land().landed()).isEqualTo(1);
        assertThat(bills.lines("select customer_no from landing.bill")).isEqualTo(text.split("\"", -1)[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "windows-1252",
                "windows-1251",
                "iso-8859-15",
                "shift_jis",
                "euc-kr",
                "big5",
                "utf-32",
                "utf-16be"
            })
    void everyDeclaredEncodingIsRead(String encoding) {
        String name = new String("Ab".getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        bills.source("source.yml", "format: {encoding: " + encoding + "}\ntables:\n  bill:\n    files: bill/*.csv\n")
                .file(
                        "bill/a.csv",
                        (BILL_HEADER + "B1," + name + ",2024-01-31,2024-02-15,1,1,\n")
                                .getBytes(Charset.forName(encoding)));

        assertThat(bills.land().landed()).isEqualTo(1);
    }

    @Test
    void aLinkThatLeavesTheFolderIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), GOOD);
        bills.file("bill/a.csv", GOOD);
        Files.createSymbolicLink(bills.files.resolve("bill/b.csv"), secret);

        assertThat(bills.refusal())
                .isEqualTo("exit 3: bill/b.csv is a link to "
                        + secret.toRealPath().toString().replace(folder.toString(), "DIR")
                        + ", which is not below the folder; expected only files of the folder itself; copy the file there,"
                        + " or load the folder where it lies");
    }

    @Test
    void aFileOfTheSourceThatIsNotUtf8IsTold() throws IOException {
        bills.file("bill/a.csv", GOOD);
        Files.write(folder.resolve("home/sources/test/bill.sql"), new byte[] {'s', (byte) 0xff});

        assertThat(bills.refusal()).startsWith("exit 2: sources/test/bill.sql").contains("UTF-8");
    }

    private static byte[] zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(1);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
