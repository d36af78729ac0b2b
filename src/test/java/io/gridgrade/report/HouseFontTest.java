package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import org.junit.jupiter.api.Test;

class HouseFontTest {
    private final Font font = new HouseStyle(JasperContext.of()).plain();

    @Test
    void theFontThatShipsDrawsChinese() {
        assertThat(HouseFont.requireDrawn()).isNotBlank();
    }

    @Test
    void aCharacterThatTheFontLacksIsNamed() {
        assertThat(HouseFont.fault(font, "A\uE000")).hasValue("the font " + font.getFontName() + " has no \"\uE000\"");
    }

    @Test
    void aFontThatDrawsNothingIsFound() {
        assertThat(HouseFont.fault(font, " ")).hasValue("the font " + font.getFontName() + " draws nothing");
    }
}
