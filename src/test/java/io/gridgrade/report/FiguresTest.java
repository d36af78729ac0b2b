package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures english = figures(Locale.US);
    private final Figures chinese = figures(Locale.SIMPLIFIED_CHINESE);

    private static Figures figures(Locale locale) {
        return new Figures(
                locale,
                Press.words(locale),
                "CNY",
                new Glyphs(new Font(Font.SANS_SERIF, Font.PLAIN, 8)),
                ZoneOffset.UTC);
    }

    @Test
    void amountsAreShortenedInTheUnitsOfTheLanguage() {
        assertThat(english.money(new BigDecimal("2085750.00"))).isEqualTo("CNY 2.09 million");
        assertThat(english.money(new BigDecimal("3100000000"))).isEqualTo("CNY 3.10 billion");
        assertThat(english.money(new BigDecimal("99999.50"))).isEqualTo("CNY 100,000");
        assertThat(chinese.money(new BigDecimal("2085750.00"))).isEqualTo("208.58 万元");
        assertThat(chinese.money(new BigDecimal("310000000"))).isEqualTo("3.10 亿元");
        assertThat(chinese.money(new BigDecimal("9999"))).isEqualTo("9,999 元");
    }

    @Test
    void amountsSideBySideAreOfOneUnitInWhichTheSmallestKeepsThreeDigits() {
        // The same figure in a tile and beside a larger one.
        BigDecimal overdue = new BigDecimal("297720000");
        BigDecimal open = new BigDecimal("1312000000");
        assertThat(english.moneyShort(overdue, english.unit(overdue, open))).isEqualTo("297.72 mn");
        assertThat(english.money(overdue, english.unit(open, overdue))).isEqualTo("CNY 297.72 million");
        assertThat(english.money(open, english.unit(open, overdue))).isEqualTo("CNY 1,312.00 million");
        assertThat(chinese.money(overdue, chinese.unit(open, overdue))).isEqualTo("2.98 亿元");
        // Two columns of a chart that differ.
        BigDecimal unit = english.unit(new BigDecimal("9100000"), new BigDecimal("12900000"), open);
        assertThat(english.money(new BigDecimal("9100000"), unit)).isEqualTo("CNY 9.10 million");
        assertThat(english.money(new BigDecimal("12900000"), unit)).isEqualTo("CNY 12.90 million");
        unit = chinese.unit(new BigDecimal("9100000"), null, new BigDecimal("-32900000"), open);
        assertThat(chinese.money(new BigDecimal("9100000"), unit)).isEqualTo("910.00 万元");
        assertThat(chinese.moneyChange(new BigDecimal("-32900000"))).isEqualTo("\u22123,290.00 万元");
        assertThat(chinese.money(BigDecimal.ZERO, unit)).isEqualTo("0.00 万元");
        assertThat(english.unit(null, BigDecimal.ZERO)).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void aScaleWithOneGoodGradeNamesItOnce() {
        assertThat(english.word("tile.good_share", english.grades("AAA", "A"))).isEqualTo("Share of grades AAA to A");
        assertThat(english.word("tile.good_share", english.grades("Good", "Good")))
                .isEqualTo("Share of grade Good");
        assertThat(chinese.word("tile.good_share", chinese.grades("AAA", "A"))).isEqualTo("AAA 至 A 级客户占比");
        assertThat(chinese.word("tile.good_share", chinese.grades("好", "好"))).isEqualTo("好 级客户占比");
    }

    @Test
    void whatIsFarBelowItsNeighboursKeepsThreeDigitsToo() {
        BigDecimal unit = english.unit(new BigDecimal("250321"), new BigDecimal("3000000"));
        assertThat(english.money(new BigDecimal("250321"), unit)).isEqualTo("CNY 0.250 million");
        assertThat(english.money(new BigDecimal("3000000"), unit)).isEqualTo("CNY 3.00 million");
        assertThat(english.money(new BigDecimal("12345"), unit)).isEqualTo("CNY 0.0123 million");
        // What would print as nothing beside it is said in its own unit.
        assertThat(english.money(new BigDecimal("12"), unit)).isEqualTo("CNY 12");
        assertThat(chinese.money(new BigDecimal("-6663"), chinese.unit(121_700)))
                .isEqualTo("\u22120.666 万元");
    }

    @Test
    void oneCustomerIsNotSeveral() {
        assertThat(english.customers(1)).isEqualTo("1 customer");
        assertThat(english.customers(0)).isEqualTo("0 customers");
        assertThat(english.customers(1200)).isEqualTo("1,200 customers");
        assertThat(chinese.customers(1)).isEqualTo("1 户");
    }

    @Test
    void aCurrencyWithoutAWordPrintsItsCode() {
        Figures figures = new Figures(
                Locale.US,
                Press.words(Locale.US),
                "XAU",
                new Glyphs(new Font(Font.SANS_SERIF, Font.PLAIN, 8)),
                ZoneOffset.UTC);

        assertThat(figures.money(5)).isEqualTo("XAU 5");
    }

    @Test
    void changesCarryTheirSignAndNothingIsUnchanged() {
        assertThat(english.countChange(1200)).isEqualTo("+1,200");
        assertThat(english.countChange(-3)).isEqualTo("\u22123");
        assertThat(english.countChange(0)).isEqualTo("unchanged");
        assertThat(english.shareChange(0.0041)).isEqualTo("+0.4 pp");
        assertThat(english.shareChange(-0.0004)).isEqualTo("unchanged");
        assertThat(chinese.shareChange(0.0041)).isEqualTo("+0.4 个百分点");
        assertThat(chinese.onMonth(chinese.countChange(12))).isEqualTo("较上月 +12");
        assertThat(english.onMonth(english.countChange(null))).isEqualTo("no month before to compare");
    }

    @Test
    void halvesAreRoundedUpAndWhatRoundsToNothingHasNoSign() {
        assertThat(english.share(0.6165)).isEqualTo("61.7%");
        assertThat(english.score(-0.04)).isEqualTo("0.0");
        assertThat(english.scoreFloor(new BigDecimal("92.250"))).isEqualTo("92.25");
        assertThat(english.scoreFloor(new BigDecimal("90.000"))).isEqualTo("90.0");
        assertThat(english.probability(0.00254)).isEqualTo("0.25%");
    }

    @Test
    void whatIsMissingPrintsAsADash() {
        assertThat(english.count(null)).isEqualTo("\u2013");
        assertThat(english.money(null)).isEqualTo("\u2013");
        assertThat(english.name(null, " ")).isEqualTo("\u2013");
        assertThat(chinese.name("Chen Jing", null)).isEqualTo("Chen Jing");
    }

    @Test
    void monthsAndDaysAreWrittenAsTheLanguageDoes() {
        assertThat(english.month(202412)).isEqualTo("December 2024");
        assertThat(chinese.month(202412)).isEqualTo("2024年12月");
        assertThat(english.monthShort(202409)).isEqualTo("Sep 2024");
    }

    @Test
    void momentsAreToldByTheReadersClock() {
        Glyphs glyphs = new Glyphs(new Font(Font.SANS_SERIF, Font.PLAIN, 8));
        Figures shanghai = new Figures(Locale.US, Press.words(Locale.US), "CNY", glyphs, ZoneId.of("Asia/Shanghai"));

        assertThat(shanghai.moment(Instant.parse("2024-12-31T20:15:00Z"))).isEqualTo("2025-01-01 04:15 UTC+08:00");
        assertThat(english.moment(Instant.parse("2024-12-31T20:15:00Z"))).isEqualTo("2024-12-31 20:15 UTC");
    }
}
