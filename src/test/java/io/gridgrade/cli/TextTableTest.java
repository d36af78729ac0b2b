package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void chineseTakesTwoColumnsAndNumbersStandToTheRight() {
        TextTable table = new TextTable(List.of("name", "customers", "amount"));
        table.add("大户", 12345, new BigDecimal("1234.50")).add("small", null, new BigDecimal("0.05"));

        assertThat(table.lines())
                .containsExactly(
                        "  name   customers    amount",
                        "  -----  ---------  --------",
                        "  大户      12,345  1,234.50",
                        "  small                 0.05");
    }

    @Test
    void whatIsTooWideIsCutWithAnEllipsis() {
        assertThat(TextWidth.cut("电力客户", 5)).isEqualTo("电力…");
        assertThat(TextWidth.cut("short", 5)).isEqualTo("short");
    }
}
