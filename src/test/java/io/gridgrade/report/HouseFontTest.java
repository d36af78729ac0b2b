package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import org.junit.jupiter.api.Test;

class HouseFontTest {
    private final Font font =
            new HouseStyle(new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance())).plain();

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
