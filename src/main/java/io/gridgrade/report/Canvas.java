package io.gridgrade.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Strokes and words of a chart on a surface whose corner is 0, 0; sizes in points. Everything stays vectors. */
final class Canvas {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Graphics2D graphics;
    final double width;
    final double height;

    Canvas(Graphics2D graphics, Rectangle2D surface) {
        this.graphics = (Graphics2D) graphics.create();
        this.graphics.translate(surface.getX(), surface.getY());
        this.width = surface.getWidth();
        this.height = surface.getHeight();
    }

    void close() {
        graphics.dispose();
    }

    void fill(Color color, double x, double y, double w, double h) {
        // A viewer shows a surface of no width as a hairline.
        if (w <= 0 || h <= 0) {
            return;
        }
        graphics.setPaint(color);
        graphics.fill(new Rectangle2D.Double(x, y, w, h));
    }

    void dot(Color color, double x, double y, double radius) {
        graphics.setPaint(color);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void ring(Color color, double strokeWidth, double x, double y, double radius) {
        graphics.setPaint(color);
        graphics.setStroke(new BasicStroke((float) strokeWidth));
        graphics.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void line(Color color, double strokeWidth, double x1, double y1, double x2, double y2) {
        graphics.setPaint(color);
        graphics.setStroke(new BasicStroke((float) strokeWidth));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** A line through the points, each x and y. */
    void curve(Color color, double strokeWidth, List<double[]> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0)[0], points.get(0)[1]);
        points.subList(1, points.size()).forEach(point -> path.lineTo(point[0], point[1]));
        graphics.setPaint(color);
        graphics.setStroke(new BasicStroke((float) strokeWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    /** Words whose middle line is at y; {@code anchor} 0 begins at x, 0.5 is centred on it, 1 ends there. */
    void words(Color color, Font font, String text, double x, double y, double anchor) {
        graphics.setPaint(color);
        graphics.setFont(font);
        // Figures and capitals are centred by their height, about 0.72 of the size, not by the line's.
        graphics.drawString(text, (float) (x - anchor * widthOf(font, text)), (float) (y + font.getSize2D() * 0.36));
    }

    static double widthOf(Font font, String text) {
        return font.getStringBounds(text, EXACT).getWidth();
    }

    /** The font, smaller where words would be wider than a width. */
    static Font fitting(Font font, String words, double width) {
        double needed = widthOf(font, words);
        return needed <= width ? font : font.deriveFont((float) (font.getSize2D() * width / needed));
    }
}
