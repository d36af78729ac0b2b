package io.gridgrade.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;

/**
 * A text on a printed page, and where it stands: the words beside, above or before it, by which a reader finds it.
 *
 * @param place such as "Grade mix, Excellent credit, Customers"; no two cells of a page have the same
 */
public record PrintedCell(String place, String text) {
    // Half a line: what is nearer stands in the same line.
    private static final int LINE = 6;

    /** A text with its corner on the page, its style, and the frame that it stands in. */
    private record Placed(int x, int right, int y, String style, JRPrintFrame frame, String text) {
        boolean isOfStyle(String name) {
            return style.equals(name) || style.equals(name + "_right");
        }
    }

    /** The cells of a page from its top, without masthead and footer. */
    static List<PrintedCell> of(JRPrintPage page) {
        List<Placed> texts = new ArrayList<>();
        collect(page.getElements(), 0, 0, null, texts);
        List<PrintedCell> cells = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        String section = "";
        for (int i = 0; i < texts.size(); i++) {
            Placed text = texts.get(i);
            if (text.isOfStyle("section")) {
                section = text.text();
            } else if (isFigure(text)) {
                String place = place(section, texts, i);
                // Sentences that stand in one text are a cell each.
                text.text().lines().forEach(line -> {
                    int count = seen.merge(place, 1, Integer::sum);
                    cells.add(new PrintedCell(count == 1 ? place : place + " " + count, line));
                });
            }
        }
        return cells;
    }

    private static boolean isSentence(Placed text) {
        return text.isOfStyle("brief") || text.isOfStyle("caveat") || text.isOfStyle("note") || text.isOfStyle("lead");
    }

    private static boolean isFigure(Placed text) {
        return !text.text().isBlank()
                && !text.style().startsWith("masthead")
                && !text.isOfStyle("footer")
                && !text.isOfStyle("running")
                && !text.isOfStyle("heading")
                && !text.isOfStyle("bullet");
    }

    private static String place(String section, List<Placed> texts, int at) {
        Placed text = texts.get(at);
        List<String> words = new ArrayList<>();
        if (!section.isEmpty()) {
            words.add(section);
        }
        if (text.frame() != null) {
            // A tile: the label is its first text, and a place of its own.
            Placed label = texts.stream()
                    .filter(other -> other.frame() == text.frame())
                    .findFirst()
                    .orElse(text);
            words.add(label.equals(text) ? "label" : label.text());
            if (text.isOfStyle("tile_change")) {
                words.add("change");
            }
            return String.join(", ", words);
        }
        if (isSentence(text)) {
            words.add(text.isOfStyle("note") ? "note" : "sentence");
            return String.join(", ", words);
        }
        texts.subList(0, at).stream()
                .filter(other -> Math.abs(other.y() - text.y()) < LINE)
                .findFirst()
                .ifPresent(first -> words.add(first.text()));
        texts.subList(0, at).stream()
                .filter(other -> other.isOfStyle("heading") && (other.x() == text.x() || other.right() == text.right()))
                .reduce((earlier, later) -> later)
                .ifPresent(heading -> words.add(heading.text()));
        if (words.size() < 2) {
            words.add("text");
        }
        return String.join(", ", words);
    }

    private static void collect(
            List<JRPrintElement> elements, int left, int top, JRPrintFrame frame, List<Placed> texts) {
        for (JRPrintElement element : elements) {
            int x = left + element.getX();
            int y = top + element.getY();
            if (element instanceof JRPrintFrame inner) {
                collect(inner.getElements(), x, y, inner, texts);
            } else if (element instanceof JRPrintText text) {
                String style =
                        element.getStyle() == null ? "" : element.getStyle().getName();
                texts.add(new Placed(x, x + element.getWidth(), y, style, frame, text.getFullText()));
            }
        }
    }
}
