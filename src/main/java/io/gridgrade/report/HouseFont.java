package io.gridgrade.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Whether reports can be printed here: the font that ships is found, and draws Chinese. */
public final class HouseFont {
    private static final String SAMPLE = "信用等级 AAA";

    private HouseFont() {}

    /** The name of the font that draws; what is wrong is an IllegalStateException. */
    public static String requireDrawn() {
        // There is no screen where reports are printed, and AWT must not look for one.
        System.setProperty("java.awt.headless", "true");
        Font font = new HouseStyle(JasperContext.of()).plain();
        Optional<String> fault = fault(font, SAMPLE);
        if (fault.isPresent()) {
            throw new IllegalStateException(fault.get());
        }
        return font.getFontName();
    }

    /** What is wrong with a font for a text, if anything. */
    static Optional<String> fault(Font font, String text) {
        int missing = font.canDisplayUpTo(text);
        if (missing >= 0) {
            return Optional.of("the font " + font.getFontName() + " has no \"" + text.charAt(missing) + "\"");
        }
        BufferedImage page = new BufferedImage(200, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.setFont(font.deriveFont(16f));
        graphics.drawString(text, 4, 28);
        graphics.dispose();
        for (int x = 0; x < page.getWidth(); x++) {
            for (int y = 0; y < page.getHeight(); y++) {
                if ((page.getRGB(x, y) & 0xFFFFFF) != 0) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("the font " + font.getFontName() + " draws nothing");
    }
}
