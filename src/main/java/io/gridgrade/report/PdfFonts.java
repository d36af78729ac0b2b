package io.gridgrade.report;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFace;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.FontUtil;

/**
 * Hands the fonts that ship to the library that writes PDF, from memory. Left to itself it takes a file of the same name
 * below the folder where the command is run, whoever put it there, and reads it byte by byte.
 */
final class PdfFonts {
    private static final Set<String> HANDED = ConcurrentHashMap.newKeySet();

    private PdfFonts() {}

    /** Hands over the upright and the bold face of a family, once in the life of the process. */
    static void hand(JasperReportsContext context, String familyName) {
        FontFamily family = FontUtil.getInstance(context)
                .getFontInfo(familyName, Locale.ROOT)
                .getFontFamily();
        for (FontFace face : new FontFace[] {family.getNormalFace(), family.getBoldFace()}) {
            if (HANDED.add(face.getTtf())) {
                hand(face.getTtf(), family);
            }
        }
    }

    private static void hand(String name, FontFamily family) {
        try (InputStream font = PdfFonts.class.getResourceAsStream("/" + name)) {
            // Kept by the library under this name.
            BaseFont.createFont(
                    name, family.getPdfEncoding(), family.isPdfEmbedded(), BaseFont.CACHED, font.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + name, e);
        } catch (DocumentException e) {
            throw new IllegalStateException("Unable to use " + name, e);
        }
    }
}
