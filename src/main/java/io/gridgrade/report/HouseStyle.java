package io.gridgrade.report;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;

/** The house's style sheet as charts read it: its colours and fonts are the templates' own. */
final class HouseStyle {
    /** Where the style sheet stands. */
    static final String SHEET = "reports/house.jrtx";

    private final Map<String, JRStyle> styles = new TreeMap<>();
    private final JasperReportsContext context;
    private final String family;

    HouseStyle(JasperReportsContext context) {
        this.context = context;
        try (InputStream text = HouseStyle.class.getResourceAsStream("/" + SHEET)) {
            JRTemplate sheet = JRXmlTemplateLoader.getInstance(context).loadTemplate(text);
            for (JRStyle style : sheet.getStyles()) {
                styles.put(style.getName(), style);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + SHEET, e);
        }
        this.family = style("text").getOwnFontName();
    }

    private JRStyle style(String name) {
        JRStyle style = styles.get(name);
        if (style == null) {
            throw new IllegalArgumentException("No style \"" + name + "\" in " + SHEET);
        }
        return style;
    }

    /** The colour of lines and words of a style. */
    Color ink(String name) {
        return stated(name, "forecolor", JRStyle::getOwnForecolor);
    }

    /** The colour of surfaces of a style. */
    Color fill(String name) {
        return stated(name, "backcolor", JRStyle::getOwnBackcolor);
    }

    /** The font of a style. */
    Font font(String name) {
        return font(isBold(name) ? Font.BOLD : Font.PLAIN, stated(name, "fontSize", JRStyle::getOwnFontSize));
    }

    /** Lets PDF be written in the house font. */
    void handToPdf() {
        PdfFonts.hand(context, family);
    }

    /** The house font, plain. */
    Font plain() {
        return font(Font.PLAIN, stated("text", "fontSize", JRStyle::getOwnFontSize));
    }

    private Font font(int awtStyle, float size) {
        return FontUtil.getInstance(context).getAwtFontFromBundles(family, awtStyle, size, Locale.ROOT, false);
    }

    private boolean isBold(String name) {
        for (String at = name; at != null; at = style(at).getStyleNameReference()) {
            if (style(at).isOwnBold() != null) {
                return style(at).isOwnBold();
            }
        }
        return false;
    }

    // Jasper resolves what a style inherits only inside a report; a chart stands outside.
    private <T> T stated(String name, String attribute, Function<JRStyle, T> own) {
        for (String at = name; at != null; at = style(at).getStyleNameReference()) {
            if (own.apply(style(at)) != null) {
                return own.apply(style(at));
            }
        }
        throw new IllegalArgumentException("Style \"" + name + "\" in " + SHEET + " has no " + attribute);
    }
}
