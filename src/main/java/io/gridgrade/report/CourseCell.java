package io.gridgrade.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Json;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A figure of the last month in a cell of a table, and below it its course over the months, on a scale of its own. */
final class CourseCell {
    private static final double LEFT = 14;
    private static final double TOP = 15;
    private static final double BOTTOM = 4;

    private final Canvas canvas;
    private final HouseStyle style;

    CourseCell(Canvas canvas, HouseStyle style) {
        this.canvas = canvas;
        this.style = style;
    }

    void draw(String json, Function<Number, String> words) {
        List<Double> values = new ArrayList<>();
        for (JsonNode value : Json.read(json)) {
            values.add(value.isNull() ? null : value.asDouble());
        }
        Double last = values.isEmpty() ? null : values.get(values.size() - 1);
        canvas.words(style.ink("cell"), style.font("cell"), words.apply(last), canvas.width, 7, 1);
        List<Double> known = values.stream().filter(value -> value != null).toList();
        if (known.size() < 2) {
            return;
        }
        double low = known.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = known.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Color ink = style.ink("chart_line");
        List<double[]> run = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value != null) {
                double part = high == low ? 0.5 : (value - low) / (high - low);
                double x = LEFT + (canvas.width - LEFT - 1.5) * i / (values.size() - 1);
                run.add(new double[] {x, canvas.height - BOTTOM - part * (canvas.height - BOTTOM - TOP)});
            }
            // What is not known parts the line.
            if (value == null || i == values.size() - 1) {
                end(run, ink, value != null);
                run = new ArrayList<>();
            }
        }
    }

    private void end(List<double[]> run, Color ink, boolean isLast) {
        if (run.size() > 1) {
            canvas.curve(ink, 1, run);
        }
        if (isLast || run.size() == 1) {
            double[] point = run.get(run.size() - 1);
            canvas.dot(ink, point[0], point[1], 1.5);
        }
    }
}
