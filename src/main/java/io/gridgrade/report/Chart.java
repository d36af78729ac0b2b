package io.gridgrade.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** A drawing that fills the element it stands in, as vectors. */
final class Chart extends AbstractRenderer implements Graphics2DRenderable {
    private static final long serialVersionUID = 1;

    private final transient Consumer<Canvas> drawing;

    Chart(Consumer<Canvas> drawing) {
        this.drawing = drawing;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D surface) {
        Canvas canvas = new Canvas(graphics, surface);
        try {
            drawing.accept(canvas);
        } finally {
            canvas.close();
        }
    }
}
