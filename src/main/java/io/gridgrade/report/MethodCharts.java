package io.gridgrade.report;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Json;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** Columns of methods, drawn on one canvas: all rows of a table have the same, whatever methods a population has. */
final class MethodCharts {
    private static final double GAP = 0.75;
    // Above this part of the way to the darkest ground, words are light.
    private static final double DARK = 0.55;

    private final Canvas canvas;
    private final HouseStyle style;
    private final Figures figures;
    private final List<String> methods;

    MethodCharts(Canvas canvas, HouseStyle style, Figures figures, List<Row> rows) {
        this.canvas = canvas;
        this.style = style;
        this.figures = figures;
        this.methods = List.of(rows.get(0).text("methods_text").split(",", -1));
    }

    private double slot() {
        return canvas.width / methods.size();
    }

    void heads() {
        Font font = style.font("heading");
        for (int i = 0; i < methods.size(); i++) {
            String words = figures.wordOf("method_name.", methods.get(i));
            canvas.words(
                    style.ink("heading"),
                    Canvas.fitting(font, words, slot() - 4),
                    words,
                    (i + 0.5) * slot(),
                    canvas.height - 5.5,
                    0.5);
        }
    }

    void kappas(String json, DoubleFunction<Color> ground) {
        Map<String, Object> kappas = Json.readMap(json);
        for (int i = 0; i < methods.size(); i++) {
            Object kappa = kappas.get(methods.get(i));
            if (kappa == null) {
                continue;
            }
            double part = ((Number) kappa).doubleValue();
            canvas.fill(ground.apply(part), i * slot() + GAP / 2, GAP / 2, slot() - GAP, canvas.height - GAP);
            canvas.words(
                    style.ink(part > DARK ? "cell_light" : "cell_centre"),
                    style.font("cell_centre"),
                    figures.twoDecimals((Number) kappa),
                    (i + 0.5) * slot(),
                    canvas.height / 2,
                    0.5);
        }
    }

    void places(String json, GradeScale scale) {
        Map<String, Object> places = Json.readMap(json);
        for (int i = 0; i < methods.size(); i++) {
            Object place = places.get(methods.get(i));
            if (place == null) {
                continue;
            }
            int between = place.toString().lastIndexOf(' ');
            String grade = place.toString().substring(0, between);
            String words = grade + " \u00b7 " + place.toString().substring(between + 1);
            canvas.fill(scale.of(grade).fill(), i * slot() + GAP / 2, GAP / 2, slot() - GAP, canvas.height - GAP);
            canvas.words(
                    scale.of(grade).ink(),
                    Canvas.fitting(style.font("cell_centre"), words, slot() - 4),
                    words,
                    (i + 0.5) * slot(),
                    canvas.height / 2,
                    0.5);
        }
    }
}
