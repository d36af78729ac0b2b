package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts of a validation, drawn on one canvas. */
final class ValidationCharts {
    private static final double LEFT = 42;
    private static final double TOP = 8;
    private static final double BOTTOM = 30;
    private static final int PARTS = 5;
    // The limit of the stability index beyond which a change is to be mended, and what the longest bar stands for.
    private static final double STABILITY_RED = 0.25;
    private static final double STABILITY_AMBER = 0.1;
    private static final double STABILITY_MOST = 0.5;

    private final Canvas canvas;
    private final HouseStyle style;
    private final Figures figures;
    private final Font small;

    ValidationCharts(Canvas canvas, HouseStyle style, Figures figures) {
        this.canvas = canvas;
        this.style = style;
        this.figures = figures;
        this.small = style.font("chart_axis");
    }

    void light(String code) {
        double middle = canvas.height / 2;
        canvas.dot(style.fill("light_" + code), 5, middle, 4);
        canvas.words(style.ink("cell"), style.font("cell"), figures.wordOf("light.", code), 13, middle, 0);
    }

    void stabilityBar(double index, String lightCode) {
        double scale = canvas.width / STABILITY_MOST;
        canvas.fill(style.fill("light_" + lightCode), 0, 0, Math.min(STABILITY_MOST, index) * scale, canvas.height);
        for (double limit : List.of(STABILITY_AMBER, STABILITY_RED)) {
            canvas.line(style.ink("chart_mark"), 0.5, limit * scale, -2, limit * scale, canvas.height + 2);
        }
    }

    void rocCurves(List<Row> points) {
        double side = canvas.height - TOP - BOTTOM;
        square(side, 1, figures.wordOf("chart.", "roc_x"), figures.wordOf("chart.", "roc_y"));
        double bottom = TOP + side;
        canvas.line(style.ink("chart_mark"), 0.6, LEFT, bottom, LEFT + side, TOP);
        Map<String, List<double[]>> curves = new LinkedHashMap<>();
        for (Row point : points) {
            curves.computeIfAbsent(point.text("score"), score -> new ArrayList<>(List.of(new double[] {LEFT, bottom})))
                    .add(new double[] {
                        LEFT + point.number("good_share") * side, bottom - point.number("default_share") * side
                    });
        }
        double y = TOP + 14;
        for (Map.Entry<String, List<double[]>> curve : curves.entrySet()) {
            Color color =
                    curve.getKey().equals("probability") ? style.ink("chart_line") : style.fill("chart_bar_second");
            canvas.curve(color, 1.6, curve.getValue());
            legend(color, figures.wordOf("score.", curve.getKey()), LEFT + side + 24, y);
            y += 16;
        }
        legend(style.ink("chart_mark"), figures.wordOf("chart.", "chance"), LEFT + side + 24, y);
    }

    void calibrationCurve(List<Row> tenths) {
        double side = canvas.height - TOP - BOTTOM;
        double most = 0.01;
        for (Row tenth : tenths) {
            most = Math.max(most, Math.max(tenth.number("to"), tenth.number("foretold")));
        }
        most = Math.min(1, Math.ceil(most * 20) / 20);
        square(side, most, figures.wordOf("chart.", "foretold"), figures.wordOf("chart.", "came"));
        double bottom = TOP + side;
        canvas.line(style.ink("chart_mark"), 0.6, LEFT, bottom, LEFT + side, TOP);
        for (Row tenth : tenths) {
            double x = LEFT + tenth.number("foretold") / most * side;
            Color color = style.fill(tenth.text("inside").equals("no") ? "light_red" : "light_green");
            canvas.line(
                    color,
                    1.2,
                    x,
                    bottom - tenth.number("from") / most * side,
                    x,
                    bottom - tenth.number("to") / most * side);
            canvas.dot(color, x, bottom - tenth.number("came") / most * side, 2.4);
        }
        double x = LEFT + side + 24;
        legend(style.fill("light_green"), figures.wordOf("chart.", "inside"), x, TOP + 14);
        legend(style.fill("light_red"), figures.wordOf("chart.", "outside"), x, TOP + 30);
        legend(style.ink("chart_mark"), figures.wordOf("chart.", "exact"), x, TOP + 46);
    }

    void defaultRates(List<Row> grades) {
        double most = grades.stream().mapToDouble(row -> row.number("to")).max().orElse(1);
        double bottom = canvas.height - 16;
        double height = bottom - 16;
        double slot = canvas.width / Math.max(1, grades.size());
        canvas.line(style.ink("chart_grid"), 0.5, 0, bottom, canvas.width, bottom);
        for (int i = 0; i < grades.size(); i++) {
            Row grade = grades.get(i);
            double middle = (i + 0.5) * slot;
            double came = grade.number("came") / most * height;
            canvas.fill(style.fill("chart_bar"), middle - 16, bottom - came, 32, came);
            double low = bottom - grade.number("from") / most * height;
            double high = bottom - grade.number("to") / most * height;
            canvas.line(style.ink("chart_mark"), 0.9, middle, low, middle, high);
            canvas.line(style.ink("chart_mark"), 0.9, middle - 4, low, middle + 4, low);
            canvas.line(style.ink("chart_mark"), 0.9, middle - 4, high, middle + 4, high);
            canvas.words(
                    style.ink("chart_label"),
                    style.font("chart_label"),
                    figures.share((Number) grade.value("came")),
                    middle,
                    high - 8,
                    0.5);
            canvas.words(style.ink("chart_axis"), small, grade.text("grade"), middle, bottom + 9, 0.5);
        }
    }

    private void square(double side, double most, String below, String beside) {
        double bottom = TOP + side;
        for (int i = 0; i <= PARTS; i++) {
            double at = side * i / PARTS;
            String share = most < 0.5 ? figures.share(most * i / PARTS) : figures.shareShort(most * i / PARTS);
            canvas.line(style.ink("chart_grid"), 0.5, LEFT, bottom - at, LEFT + side, bottom - at);
            canvas.line(style.ink("chart_grid"), 0.5, LEFT + at, TOP, LEFT + at, bottom);
            canvas.words(style.ink("chart_axis"), small, share, LEFT - 4, bottom - at, 1);
            canvas.words(style.ink("chart_axis"), small, share, LEFT + at, bottom + 8, 0.5);
        }
        canvas.words(style.ink("chart_axis"), small, below, LEFT + side, bottom + 20, 1);
        canvas.words(style.ink("chart_axis"), small, beside, LEFT + side + 24, TOP, 0);
    }

    private void legend(Color color, String words, double x, double y) {
        canvas.line(color, 2, x, y, x + 14, y);
        canvas.words(style.ink("chart_axis"), small, words, x + 19, y, 0);
    }
}
