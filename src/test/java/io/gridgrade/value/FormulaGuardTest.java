package io.gridgrade.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormulaGuardTest {
    @Test
    void whatASpreadsheetWouldRunBeginsWithAnApostrophe() {
        String[] formulas = {
            "=1+1", "+1 County", "-1千", "@SUM(A1)", "\t=cmd", "\r=1", "\n=1", "＝1+1市", "＋1", "－1", "＠A1", "'=1"
        };
        for (String formula : formulas) {
            assertThat(FormulaGuard.guarded(formula)).isEqualTo("'" + formula);
        }
    }

    @Test
    void namesAndPlainNumbersStayAsTheyAre() {
        for (String plain : new String[] {"", "张三", "-5", "+1.50", "a=b", " =1", "'quoted'", "0012"}) {
            assertThat(FormulaGuard.guarded(plain)).isEqualTo(plain);
        }
    }
}
