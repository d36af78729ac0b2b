package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** What the page of a group draws: what sets it apart, and where its customers came from and went to. */
final class GroupCharts {
    private static final double ROW = 20.5;
    private static final double MOVE_ROW = 13;
    private static final int MOVES_MAX = 3;
    // What a cell of words and its bars take of the width.
    private static final double NAMES = 0.54;

    private final Canvas canvas;
    private final HouseStyle style;
    private final Figures figures;

    GroupCharts(Canvas canvas, HouseStyle style, Figures figures) {
        this.canvas = canvas;
        this.style = style;
        this.figures = figures;
    }

    void number(String number) {
        double middle = canvas.height / 2;
        canvas.dot(style.ink("chart_line"), middle, middle, middle);
        Font font = style.font("atlas_number");
        canvas.words(
                style.ink("atlas_number"),
                Canvas.fitting(font, number, canvas.height * 0.7),
                number,
                middle,
                middle,
                0.5);
    }

    /** Bars from the mean of all customers, in standard deviations, with the mean of the group in its own unit. */
    void features(List<Row> features) {
        double most = Math.max(
                1,
                features.stream()
                        .mapToDouble(row -> Math.abs(row.number("standardised_difference")))
                        .max()
                        .orElse(0));
        Font value = style.font("chart_axis");
        double labels = 4 + Canvas.widthOf(value, figures.deviations(-88.8));
        double left = canvas.width * NAMES;
        double zero = (left + canvas.width) / 2;
        double reach = (canvas.width - left) / 2 - labels;
        for (int i = 0; i < features.size(); i++) {
            Row row = features.get(i);
            double top = i * ROW;
            double bar = top + 9;
            String name = figures.name(row.text("feature_name_en"), row.text("feature_name_zh"));
            canvas.words(style.ink("cell"), Canvas.fitting(style.font("cell"), name, left - 6), name, 0, top + 6, 0);
            String mean = row.isNull("feature_mean")
                    ? Figures.MISSING
                    : figures.inUnit((Number) row.value("feature_mean"), row.text("unit"));
            canvas.words(style.ink("chart_axis"), value, mean, 0, top + 15, 0);
            double size = row.number("standardised_difference") / most * reach;
            canvas.fill(
                    style.fill(size < 0 ? "chart_bar_second" : "chart_bar"),
                    Math.min(zero, zero + size),
                    bar - 4,
                    Math.abs(size),
                    8);
            canvas.words(
                    style.ink("cell"),
                    value,
                    figures.deviations((Number) row.value("standardised_difference")),
                    zero + size + (size < 0 ? -3 : 3),
                    bar,
                    size < 0 ? 1 : 0);
        }
        canvas.line(style.ink("chart_mark"), 0.5, zero, 0, zero, features.size() * ROW - 6);
    }

    /** Who stayed, and the groups from which most came and to which most went. */
    void moves(List<Row> moves) {
        long stayed = count(only(moves, "stayed"));
        List<Row> from = only(moves, "from");
        List<Row> to = only(moves, "to");
        double most = moves.stream()
                .filter(row -> !row.text("direction_code").equals("stayed"))
                .mapToDouble(row -> row.number("customer_count"))
                .max()
                .orElse(0);
        canvas.words(style.ink("chart_value"), style.font("chart_value"), figures.count(stayed), 0, 6, 0);
        canvas.words(
                style.ink("chart_axis"),
                style.font("cell"),
                figures.wordOf("chart.move.", "stayed"),
                4 + Canvas.widthOf(style.font("chart_value"), figures.count(stayed)),
                6.5,
                0);
        double y = list("from", from, 22, most);
        list("to", to, y + 6, most);
    }

    private double list(String direction, List<Row> rows, double top, double most) {
        double y = top;
        canvas.words(
                style.ink("chart_label"),
                style.font("chart_label"),
                figures.word("chart.move." + direction, figures.count(count(rows))),
                0,
                y,
                0);
        y += MOVE_ROW;
        boolean isCut = rows.size() > MOVES_MAX + 1;
        List<Row> shown = isCut ? rows.subList(0, MOVES_MAX) : rows;
        for (Row row : shown) {
            String name = row.text("name_en").isEmpty() && row.text("name_zh").isEmpty()
                    ? figures.wordOf("chart.move.none_", direction)
                    : figures.name(row.text("name_en"), row.text("name_zh"));
            move(name, row.number("customer_count"), y, most, style.fill("chart_bar"));
            y += MOVE_ROW;
        }
        if (isCut) {
            List<Row> others = rows.subList(MOVES_MAX, rows.size());
            move(
                    figures.word("chart.move.others", figures.count(others.size())),
                    (double) count(others),
                    y,
                    Math.max(most, (double) count(others)),
                    style.ink("chart_grid"));
            y += MOVE_ROW;
        }
        return y;
    }

    private void move(String name, double count, double y, double most, Color color) {
        Font font = style.font("cell");
        double left = canvas.width * NAMES;
        canvas.words(style.ink("cell"), Canvas.fitting(font, name, left - 6), name, 0, y, 0);
        String words = figures.count(count);
        double reach = canvas.width - left - 30;
        double size = most == 0 ? 0 : Math.max(1, count / most * reach);
        canvas.fill(color, left, y - 3.5, size, 7);
        canvas.words(style.ink("cell"), style.font("chart_axis"), words, left + size + 3, y, 0);
    }

    private static List<Row> only(List<Row> moves, String direction) {
        return moves.stream()
                .filter(row -> row.text("direction_code").equals(direction))
                .toList();
    }

    private static long count(List<Row> moves) {
        return moves.stream()
                .mapToLong(row -> (long) row.number("customer_count"))
                .sum();
    }
}
