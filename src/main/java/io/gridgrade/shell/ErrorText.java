package io.gridgrade.shell;

import io.gridgrade.value.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error with the line that it is about, and a mark beneath its place. */
final class ErrorText {
    private static final Pattern PLACE = Pattern.compile(", at line (\\d+), column (\\d+)");
    private static final String INDENT = "  ";

    private ErrorText() {}

    /** The lines to show: the reason, and where it names a place of the statement, that line and the mark. */
    static List<String> of(String reason, String statement, int width) {
        List<String> lines = new ArrayList<>();
        Matcher place = PLACE.matcher(reason);
        if (place.find()) {
            List<String> all = statement.lines().toList();
            int lineNo = Integer.parseInt(place.group(1));
            int column = Integer.parseInt(place.group(2));
            if (lineNo <= all.size() && column <= all.get(lineNo - 1).length() + 1) {
                lines.addAll(marked(all.get(lineNo - 1), column - 1, width - INDENT.length()));
            }
        }
        lines.add(DisplayWidth.printableLines(reason));
        return lines;
    }

    // Of a line that is wider than the window, the part around the place.
    private static List<String> marked(String line, int at, int width) {
        int from = Math.max(0, Math.min(at - width / 2, line.length() - width));
        if (DisplayWidth.of(line) <= width) {
            from = 0;
        }
        String shown = line.substring(from, Math.min(line.length(), from + width));
        String before = DisplayWidth.printable(line.substring(from, Math.min(at, line.length())));
        return List.of(INDENT + DisplayWidth.printable(shown), INDENT + " ".repeat(DisplayWidth.of(before)) + "^");
    }
}
