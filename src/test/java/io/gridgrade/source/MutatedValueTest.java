package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values changed at random: each is read as what its own signs say, or its record is refused. */
@Tag("sampled")
class MutatedValueTest {
    private static final int MUTATIONS = Thorough.of(1_000, 20_000);
    private static final List<String> AMOUNTS = List.of("1234.50", "-7", "1,234,567.89", "¥12.30", "(5.00)", "0.345");
    private static final List<String> DAYS = List.of("2024-02-15", "20240215", "15.02.2024", "2024/2/5", "2024年2月15日");
    private static final List<String> KEYS = List.of("C001", "0000012345", "3.1E+12", "A-17/4");
    private static final String SIGNS = "0123456789.,-+()eE_ xXTZ:/年月日¥$€元%'\u00A0\u200B\uFEFF\u3000０９，．－\t";

    @TempDir
    private Path folder;

    @Test
    void aMutatedValueIsReadAsItsOwnSignsSayOrRefused() {
        Random random = new Random(20240601);
        List<String[]> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder("bill_no,customer_no,billed_on,due_on,billed_amount\n");
        for (int i = 0; i < MUTATIONS; i++) {
            String[] row = {mutated(KEYS, random), mutated(DAYS, random), mutated(AMOUNTS, random)};
            rows.add(row);
            text.append("B%d,\"%s\",1990-01-01,\"%s\",\"%s\"\n".formatted(i, row[0], row[1], row[2]));
        }
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .source(
                        "bill.sql",
                        "select record_no, bill_no, customer_no, billed_on, due_on, billed_amount from record;")
                .file("bill/b.csv", text.toString())) {
            LandReport report = bills.land();

            assertThat(report.read()).isEqualTo(MUTATIONS);
            assertThat(report.landed()).as("some are right still").isGreaterThan(MUTATIONS / 20);
            List<String> wrong = new ArrayList<>();
            bills.query("select bill_no, customer_no, due_on::varchar as due_on, billed_amount from landing.bill")
                    .forEach(landed -> {
                        String[] row =
                                rows.get(Integer.parseInt(landed.text("bill_no").substring(1)));
                        if (!isAmount(row[2], landed.decimal("billed_amount"))) {
                            wrong.add(row[2] + " became " + landed.decimal("billed_amount"));
                        }
                        if (!isDay(row[1], landed.text("due_on"))) {
                            wrong.add(row[1] + " became " + landed.text("due_on"));
                        }
                        if (!landed.text("customer_no").equals(seen(row[0]))) {
                            wrong.add(row[0] + " became " + landed.text("customer_no"));
                        }
                    });
            assertThat(wrong).isEmpty();
            // Whatever was refused is told in words, and no value is refused without its column.
            assertThat(bills.lines("select count(*) from source_reject where column_name is null or expected = ''"))
                    .isEqualTo("0");
        }
    }

    private static String mutated(List<String> values, Random random) {
        StringBuilder text = new StringBuilder(values.get(random.nextInt(values.size())));
        for (int left = random.nextInt(3); left > 0 && text.length() > 0; left--) {
            int at = random.nextInt(text.length());
            String sign = String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length())));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, sign);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.replace(at, at + 1, sign);
                default -> text.append(sign);
            }
        }
        return text.toString();
    }

    /** What a person sees of a text, with plain signs. */
    private static String seen(String text) {
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                seen.append((char) (c - 0xFEE0));
            } else if (c == '\u00A0' || c == '\u3000' || c == '\t') {
                seen.append(' ');
            } else if (c != '\u200B' && c != '\uFEFF') {
                seen.append(c);
            }
        }
        return seen.toString().strip().replaceAll(" +", " ");
    }

    // Its digits are all there, in their order; nothing else is but marks that are in their place, and one sign.
    private static boolean isAmount(String text, BigDecimal landed) {
        String bare = seen(text).replaceAll("[¥元 ]", "");
        boolean isMinus = bare.contains("-") || bare.contains("(");
        String plain = bare.replaceAll("[-+()]", "");
        if (plain.contains(",")) {
            if (!plain.matches("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?") || !plain.matches(".*(\\.|,.*,).*")) {
                return false;
            }
            plain = plain.replace(",", "");
        }
        return plain.matches("\\d+(\\.\\d*)?|\\.\\d+")
                && new BigDecimal((isMinus ? "-" : "") + (plain.endsWith(".") ? plain + "0" : plain)).compareTo(landed)
                        == 0;
    }

    private static boolean isDay(String text, String landed) {
        String[] parts = seen(text).replaceFirst("[T日 ]+0?0:00(:00)?$", "").split("[^0-9]+", 0);
        if (parts.length == 1) {
            return parts[0].equals(landed.replace("-", ""));
        }
        boolean isDayFirst = parts[parts.length - 1].length() == 4;
        int year = isDayFirst ? 2 : 0;
        return parts.length == 3
                && landed.equals("%04d-%02d-%02d"
                        .formatted(
                                Integer.parseInt(parts[year]),
                                Integer.parseInt(parts[1]),
                                Integer.parseInt(parts[2 - year])));
    }
}
