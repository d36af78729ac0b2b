package io.gridgrade.shell;

import io.gridgrade.query.Column;
import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws rows in the terminal: a bar for each, or a line over all of them. */
final class Chart {
    private static final int BARS_MAX = 60;
    private static final int LABEL_MAX = 32;
    private static final int LINE_HEIGHT = 10;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final String LEVELS = " ▁▂▃▄▅▆▇█";

    /** A row to draw: its name, the number as it is shown, and its size. */
    private record Point(String name, String shown, double value) {}

    private Chart() {}

    /** The lines of a chart, no wider than the window; {@code column} names the number, else it is the first one. */
    static List<String> of(String kind, Optional<String> column, KeptTable answer, int width) {
        List<Column> columns = answer.columns();
        int number = numberColumn(columns, column);
        int name = nameColumn(columns, number);
        List<Point> points = new ArrayList<>();
        int missing = 0;
        for (Object[] row : answer.kept()) {
            if (row[number] instanceof Number value && Double.isFinite(value.doubleValue())) {
                points.add(new Point(name < 0 ? "" : text(row[name]), text(row[number]), value.doubleValue()));
            } else {
                missing++;
            }
        }
        if (points.isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the last answer has no number in " + columns.get(number).name() + " to draw");
        }
        List<String> lines = new ArrayList<>();
        lines.add("  " + DisplayWidth.printable(columns.get(number).name())
                + (name < 0
                        ? ""
                        : " by " + DisplayWidth.printable(columns.get(name).name())));
        lines.addAll(kind.equals("line") ? line(points, width) : bars(points, width));
        if (missing > 0) {
            lines.add("  " + missing + (missing == 1 ? " row" : " rows") + " without a number");
        }
        return lines;
    }

    private static int numberColumn(List<Column> columns, Optional<String> asked) {
        List<String> numbers =
                columns.stream().filter(Column::isNumber).map(Column::name).toList();
        if (asked.isPresent()) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).isNumber() && columns.get(i).name().equalsIgnoreCase(asked.get())) {
                    return i;
                }
            }
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the last answer has no number \"" + asked.get() + "\"" + Nearest.hint(asked.get(), numbers)
                            + "; its numbers are " + String.join(", ", numbers));
        }
        // A month or a key at the beginning names the rows.
        for (int i = columns.size() - 1, found = -1; i >= 0; i--) {
            found = columns.get(i).isNumber() && !isKey(columns.get(i)) ? i : found;
            if (i == 0 && found >= 0) {
                return found;
            }
        }
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (columns.get(i).isNumber()) {
                return i;
            }
        }
        throw new UserError(ExitCode.WRONG_USAGE, "the last answer has no column of numbers; expected one to draw");
    }

    private static boolean isKey(Column column) {
        return column.name().matches("(?i).*_(key|no|order|year)|year|month|quarter");
    }

    private static int nameColumn(List<Column> columns, int number) {
        int first = -1;
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (i != number && (!columns.get(i).isNumber() || isKey(columns.get(i)))) {
                first = i;
            }
        }
        return first;
    }

    private static List<String> bars(List<Point> points, int width) {
        List<Point> shown = points.subList(0, Math.min(BARS_MAX, points.size()));
        int names = 0;
        int numbers = 0;
        double most = 0;
        double least = 0;
        for (Point point : shown) {
            names = Math.max(names, DisplayWidth.of(cut(point.name())));
            numbers = Math.max(numbers, point.shown().length());
            most = Math.max(most, point.value());
            least = Math.min(least, point.value());
        }
        int room = Math.max(8, width - 2 - names - 2 - numbers - 2);
        double perCell = (most - least) / room;
        // What is below nothing grows to the left of where nothing is.
        int zero = perCell == 0 ? 0 : (int) Math.round(-least / perCell);
        List<String> lines = new ArrayList<>();
        for (Point point : shown) {
            String name = cut(point.name());
            String bar = perCell == 0 ? "" : bar(point.value() / perCell, zero);
            lines.add(("  " + name + " ".repeat(names - DisplayWidth.of(name) + 2)
                            + " ".repeat(numbers - point.shown().length()) + point.shown() + "  " + bar)
                    .stripTrailing());
        }
        if (points.size() > shown.size()) {
            lines.add("  and " + (points.size() - shown.size()) + " more rows");
        }
        return lines;
    }

    private static String bar(double cells, int zero) {
        if (cells < 0) {
            int full = (int) Math.min(zero, Math.max(1, Math.round(-cells)));
            return " ".repeat(zero - full) + "█".repeat(full);
        }
        int eighths = (int) Math.round(cells * 8);
        if (eighths == 0 && cells > 0) {
            eighths = 1;
        }
        String rest = eighths % 8 == 0 ? "" : String.valueOf(EIGHTHS.charAt(eighths % 8));
        return " ".repeat(zero) + "█".repeat(eighths / 8) + rest;
    }

    private static List<String> line(List<Point> points, int width) {
        double most = points.stream().mapToDouble(Point::value).max().orElse(0);
        double least = points.stream().mapToDouble(Point::value).min().orElse(0);
        // From nothing, unless all of it is far above or below.
        double floor = least > 0 && least < most / 2 ? 0 : least;
        String top = shown(points, most);
        String bottom = floor == 0 ? "0" : shown(points, floor);
        int numbers = Math.max(top.length(), bottom.length());
        int room = Math.max(8, width - numbers - 5);
        int each = Math.max(1, Math.min(6, room / points.size()));
        int count = Math.min(points.size(), room / each);
        List<String> lines = new ArrayList<>();
        for (int level = LINE_HEIGHT - 1; level >= 0; level--) {
            String number = level == LINE_HEIGHT - 1 ? top : level == 0 ? bottom : "";
            StringBuilder text = new StringBuilder("  " + " ".repeat(numbers - number.length()) + number + " │");
            for (int i = 0; i < count; i++) {
                Point point = points.get((int) ((long) i * points.size() / count));
                double share = most == floor ? 1 : (point.value() - floor) / (most - floor);
                int eighths = (int) Math.round(share * (LINE_HEIGHT * 8 - 1)) + 1 - level * 8;
                text.append(String.valueOf(LEVELS.charAt(Math.max(0, Math.min(8, eighths))))
                        .repeat(each));
            }
            lines.add(text.toString().stripTrailing());
        }
        lines.add("  " + " ".repeat(numbers) + " └" + "─".repeat(count * each));
        String first = cut(points.get(0).name());
        String last = cut(points.get(points.size() - 1).name());
        int between = Math.max(1, count * each - DisplayWidth.of(first) - DisplayWidth.of(last));
        lines.add("  " + " ".repeat(numbers + 2) + first + " ".repeat(between) + last);
        return lines;
    }

    private static String shown(List<Point> points, double value) {
        return points.stream()
                .filter(point -> Double.compare(point.value(), value) == 0)
                .map(Point::shown)
                .findFirst()
                .orElseGet(() -> String.valueOf(value));
    }

    private static String cut(String name) {
        if (DisplayWidth.of(name) <= LABEL_MAX) {
            return name;
        }
        int end = name.length();
        while (DisplayWidth.of(name.substring(0, end)) > LABEL_MAX - 1) {
            end--;
        }
        return name.substring(0, end) + "…";
    }

    private static String text(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof BigInteger || value instanceof Long || value instanceof Integer) {
            return value.toString();
        }
        return DisplayWidth.printable(value.toString());
    }
}
