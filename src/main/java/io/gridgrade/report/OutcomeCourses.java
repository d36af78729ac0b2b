package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The outcome measures of some customers month by month, each on a panel of its own, over those of all customers. */
final class OutcomeCourses {
    private static final int ACROSS = 3;
    private static final double GAP = 14;
    private static final double HEAD = 24;
    private static final double FOOT = 16;

    private final Canvas canvas;
    private final HouseStyle style;
    private final Figures figures;

    OutcomeCourses(Canvas canvas, HouseStyle style, Figures figures) {
        this.canvas = canvas;
        this.style = style;
        this.figures = figures;
    }

    private Map<String, Function<Number, String>> measures() {
        Map<String, Function<Number, String>> measures = new LinkedHashMap<>();
        measures.put("recovery_rate", figures::probability);
        measures.put("turnover_days", figures::score);
        measures.put("overdue_share", figures::share);
        measures.put("default_open_share", figures::share);
        measures.put("mean_satisfaction", figures::twoDecimals);
        measures.put("mean_service_cost", figures::twoDecimals);
        return measures;
    }

    void draw(List<Row> some, List<Row> all) {
        List<Integer> months = List.copyOf(
                new TreeSet<>(all.stream().map(row -> row.integer("period_key")).toList()));
        double width = (canvas.width - (ACROSS - 1) * GAP) / ACROSS;
        int down = (measures().size() + ACROSS - 1) / ACROSS;
        double height = (canvas.height - (down - 1) * GAP) / down;
        int at = 0;
        for (Map.Entry<String, Function<Number, String>> measure : measures().entrySet()) {
            int row = at / ACROSS;
            double left = (at - row * ACROSS) * (width + GAP);
            double top = row * (height + GAP);
            panel(measure.getKey(), measure.getValue(), months, some, all, left, top, width, height);
            at++;
        }
    }

    private void panel(
            String measure,
            Function<Number, String> words,
            List<Integer> months,
            List<Row> some,
            List<Row> all,
            double left,
            double top,
            double width,
            double height) {
        Font small = style.font("chart_axis");
        Font large = style.font("chart_value");
        Color grey = style.ink("chart_axis");
        canvas.line(style.ink("rule"), 0.5, left, top, left + width, top);
        canvas.words(grey, small, figures.wordOf("chart.course.", measure), left, top + 8, 0);
        String own = words.apply(last(some, measure, months));
        canvas.words(style.ink("chart_value"), large, own, left, top + 19, 0);
        canvas.words(
                grey,
                small,
                figures.word("chart.course.all", words.apply(last(all, measure, months))),
                left + Canvas.widthOf(large, own) + 5,
                top + 20,
                0);
        List<Row> known = new ArrayList<>(some);
        known.addAll(all);
        known.removeIf(row -> row.isNull(measure));
        if (some.stream().allMatch(row -> row.isNull(measure))) {
            // Those of all alone would be taken for theirs.
            canvas.words(
                    grey,
                    small,
                    figures.wordOf("chart.course.", "none"),
                    left,
                    top + HEAD + (height - HEAD) / 2 - 4,
                    0);
            return;
        }
        double low =
                known.stream().mapToDouble(row -> row.number(measure)).min().orElseThrow();
        double high =
                known.stream().mapToDouble(row -> row.number(measure)).max().orElseThrow();
        String lowWords = words.apply(low);
        String highWords = words.apply(high);
        double axis = 4 + Math.max(Canvas.widthOf(small, lowWords), Canvas.widthOf(small, highWords));
        Frame frame = new Frame(left + axis, left + width - 3, top + HEAD + 6, top + height - FOOT, low, high);
        canvas.words(grey, small, highWords, left, frame.top, 0);
        canvas.line(style.ink("chart_grid"), 0.4, frame.left, frame.top, frame.right, frame.top);
        if (high > low) {
            canvas.words(grey, small, lowWords, left, frame.bottom, 0);
            canvas.line(style.ink("chart_grid"), 0.4, frame.left, frame.bottom, frame.right, frame.bottom);
        }
        curve(frame, months, all, measure, style.ink("chart_grid"), 1.6);
        curve(frame, months, some, measure, style.ink("chart_line"), 1.6);
        canvas.words(grey, small, figures.monthShort(months.get(0)), frame.left, top + height - 5, 0);
        if (months.size() > 1) {
            canvas.words(
                    grey, small, figures.monthShort(months.get(months.size() - 1)), frame.right, top + height - 5, 1);
        }
    }

    private record Frame(double left, double right, double top, double bottom, double low, double high) {
        double x(int month, int count) {
            return count == 1 ? right : left + (right - left) * month / (count - 1);
        }

        double y(double value) {
            return high == low ? (top + bottom) / 2 : bottom - (value - low) / (high - low) * (bottom - top);
        }
    }

    // A month without a value parts the line: nothing is drawn across what is not known.
    private void curve(Frame frame, List<Integer> months, List<Row> rows, String measure, Color color, double stroke) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.isNull(measure))
                .forEach(row -> values.put(row.integer("period_key"), row.number(measure)));
        List<double[]> run = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            Double value = values.get(months.get(i));
            if (value != null) {
                run.add(new double[] {frame.x(i, months.size()), frame.y(value)});
            }
            if (value == null || i == months.size() - 1) {
                if (run.size() > 1) {
                    canvas.curve(color, stroke, run);
                }
                if (!run.isEmpty() && (run.size() == 1 || value != null)) {
                    double[] end = run.get(run.size() - 1);
                    canvas.dot(color, end[0], end[1], 2);
                }
                run = new ArrayList<>();
            }
        }
    }

    // Of the last month, or nothing: an older one would be taken for it.
    private static Number last(List<Row> rows, String measure, List<Integer> months) {
        int month = months.get(months.size() - 1);
        return rows.stream()
                .filter(row -> row.integer("period_key") == month && !row.isNull(measure))
                .findFirst()
                .map(row -> (Number) row.value(measure))
                .orElse(null);
    }
}
