package io.gridgrade.report;

import io.gridgrade.warehouse.Row;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import net.sf.jasperreports.renderers.Renderable;

/**
 * The charts of the house. Values stand beside what they measure, so that no legend has to be looked up and a page in
 * grey still reads; colours and fonts are the style sheet's.
 */
public final class Charts {
    /** The grades as they stand in a bar, best first. */
    private static final List<String> GRADES = List.of("AAA", "AA", "A", "B", "C", "D", "NR");

    private static final double GAP = 0.75;

    private final HouseStyle style;
    private final Figures figures;

    Charts(HouseStyle style, Figures figures) {
        this.style = style;
        this.figures = figures;
    }

    /** One bar of the whole width, cut by the shares of the grades from AAA to D and not rated. */
    public Renderable gradeBar(Number aaa, Number aa, Number a, Number b, Number c, Number d, Number nr) {
        List<Number> shares = new ArrayList<>(java.util.Arrays.asList(aaa, aa, a, b, c, d, nr));
        return new Chart(canvas -> {
            Font font = style.font("chart_segment");
            double x = 0;
            for (int i = 0; i < shares.size(); i++) {
                double w = number(shares.get(i)) * canvas.width;
                String grade = "grade_" + GRADES.get(i);
                canvas.fill(style.fill(grade), x, 0, Math.max(0, w - GAP), canvas.height);
                String label = figures.shareShort(shares.get(i));
                if (w > Canvas.widthOf(font, label) + 4) {
                    canvas.words(style.ink(grade), font, label, x + w / 2, canvas.height / 2, 0.5);
                }
                x += w;
            }
        });
    }

    /** The grades beside their colours, for the head of a column of grade bars. */
    public Renderable gradeLegend() {
        return new Chart(canvas -> {
            Font font = style.font("chart_axis");
            double x = 0;
            for (String grade : GRADES) {
                canvas.fill(style.fill("grade_" + grade), x, canvas.height / 2 - 3.5, 7, 7);
                canvas.words(style.ink("chart_axis"), font, grade, x + 9.5, canvas.height / 2, 0);
                x += 9.5 + Canvas.widthOf(font, grade) + 9;
            }
        });
    }

    /** A grade on its own colour. */
    public Renderable gradeBadge(String grade) {
        return new Chart(canvas -> {
            canvas.fill(style.fill("grade_" + grade), 0, 0, canvas.width, canvas.height);
            canvas.words(
                    style.ink("grade_" + grade),
                    style.font("chart_badge"),
                    grade,
                    canvas.width / 2,
                    canvas.height / 2,
                    0.5);
        });
    }

    /** A bar of a value against the largest of its column. */
    public Renderable bar(Number value, Number largest) {
        return bar(value, largest, style.fill("chart_bar"));
    }

    /** A bar in the colour of a grade, with a tick where it stood the month before. */
    public Renderable gradeShareBar(String grade, Number share, Number previousShare, List<Row> rows) {
        double largest = largest(rows, "customer_share");
        double withPrevious = Math.max(largest, largest(rows, "previous_share"));
        return new Chart(canvas -> {
            double w = withPrevious == 0 ? 0 : number(share) / withPrevious * (canvas.width - 1);
            canvas.fill(style.fill("grade_" + grade), 0, 0, w, canvas.height);
            if (previousShare != null && withPrevious > 0) {
                double x = number(previousShare) / withPrevious * (canvas.width - 1);
                canvas.line(style.ink("chart_mark"), 1, x, -1.5, x, canvas.height + 1.5);
            }
        });
    }

    /** A bar of a value of a row against the largest of all rows. */
    public Renderable barOf(Number value, List<Row> rows, String column) {
        return bar(value, largest(rows, column), style.fill("chart_bar"));
    }

    /** As {@link #barOf}, in the second colour. */
    public Renderable secondBarOf(Number value, List<Row> rows, String column, String otherColumn) {
        double largest = Math.max(largest(rows, column), largest(rows, otherColumn));
        return bar(value, largest, style.fill("chart_bar_second"));
    }

    /** As {@link #barOf}, on the scale of two columns that are to be compared. */
    public Renderable firstBarOf(Number value, List<Row> rows, String column, String otherColumn) {
        double largest = Math.max(largest(rows, column), largest(rows, otherColumn));
        return bar(value, largest, style.fill("chart_bar"));
    }

    /** A bar to the right of the middle for a positive value, to the left for a negative one. */
    public Renderable signedBar(Number value, List<Row> rows, String column) {
        double most = rows.stream()
                .filter(row -> !row.isNull(column))
                .mapToDouble(row -> Math.abs(row.number(column)))
                .max()
                .orElse(0);
        return new Chart(canvas -> {
            double middle = canvas.width / 2;
            double w = most == 0 ? 0 : number(value) / most * middle;
            canvas.fill(
                    style.fill(w < 0 ? "chart_bar_second" : "chart_bar"),
                    Math.min(middle, middle + w),
                    0,
                    Math.abs(w),
                    canvas.height);
            canvas.line(style.ink("chart_mark"), 0.5, middle, -2, middle, canvas.height + 2);
        });
    }

    private static Renderable bar(Number value, Number largest, Color color) {
        return new Chart(canvas -> {
            double most = number(largest);
            if (most > 0) {
                canvas.fill(color, 0, 0, Math.max(0, number(value) / most) * canvas.width, canvas.height);
            }
        });
    }

    /** The ground of a matrix cell: the darker, the larger its share from 0 to 1. */
    public Renderable heat(Number share) {
        return new Chart(canvas -> canvas.fill(
                mix(style.fill("heat_low"), style.fill("heat_high"), number(share)),
                GAP / 2,
                GAP / 2,
                canvas.width - GAP,
                canvas.height - GAP));
    }

    /** Whether a heat of this share is so dark that words on it must be light. */
    public boolean isDark(Number share) {
        return number(share) > 0.55;
    }

    /** The course of a score over the months. */
    public Renderable scoreTrend(List<Row> months, String column) {
        return trend(months, column, figures::score);
    }

    /** The course of a share over the months. */
    public Renderable shareTrend(List<Row> months, String column) {
        return trend(months, column, figures::share);
    }

    /** The course of an amount over the months. */
    public Renderable amountTrend(List<Row> months, String column) {
        return trend(months, column, figures::moneyShort);
    }

    private Renderable trend(List<Row> months, String column, Function<Number, String> label) {
        List<Row> known = months.stream().filter(row -> !row.isNull(column)).toList();
        return new Chart(canvas -> {
            if (!known.isEmpty()) {
                drawTrend(canvas, known, column, label);
            }
        });
    }

    private void drawTrend(Canvas canvas, List<Row> months, String column, Function<Number, String> label) {
        Color axis = style.ink("chart_axis");
        Font axisFont = style.font("chart_axis");
        Row first = months.get(0);
        Row last = months.get(months.size() - 1);
        double lowest = lowest(months, column);
        double highest = largest(months, column);
        // The figures stand above the course and not on it, where they would cross it.
        double top = 24;
        double bottom = canvas.height - 14;
        double right = canvas.width - 4;
        canvas.words(
                style.ink("chart_value"), style.font("chart_value"), label.apply((Number) last.value(column)), 0, 7, 0);
        canvas.line(style.ink("chart_grid"), 0.5, 0, bottom, canvas.width, bottom);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            double x = months.size() == 1 ? right : 3 + (right - 3) * i / (months.size() - 1);
            double part = highest == lowest ? 0.5 : (months.get(i).number(column) - lowest) / (highest - lowest);
            points.add(new double[] {x, bottom - 6 - part * (bottom - 6 - top)});
        }
        if (points.size() > 1) {
            String begin = label.apply((Number) first.value(column));
            canvas.words(axis, axisFont, begin, canvas.width, 7.5, 1);
            canvas.curve(style.ink("chart_line"), 1.4, points);
            canvas.dot(axis, points.get(0)[0], points.get(0)[1], 1.6);
            canvas.words(axis, axisFont, figures.monthShort(first.integer("period_key")), 0, bottom + 8, 0);
        }
        double[] end = points.get(points.size() - 1);
        canvas.dot(style.ink("chart_line"), end[0], end[1], 2.4);
        canvas.words(axis, axisFont, figures.monthShort(last.integer("period_key")), canvas.width, bottom + 8, 1);
    }

    /** The arrears of each age as columns. */
    public Renderable ageingColumns(List<Row> ages) {
        // The last row is their sum.
        List<Row> bands = ages.stream().filter(row -> !row.isNull("band_no")).toList();
        double largest = largest(bands, "open_amount");
        return new Chart(canvas -> {
            double bottom = canvas.height - 16;
            double slot = canvas.width / bands.size();
            canvas.line(style.ink("chart_grid"), 0.5, 0, bottom, canvas.width, bottom);
            for (int i = 0; i < bands.size(); i++) {
                Row band = bands.get(i);
                double h = largest == 0 ? 0 : band.number("open_amount") / largest * (bottom - 18);
                double middle = (i + 0.5) * slot;
                canvas.fill(style.fill("age_" + band.integer("band_no")), middle - 26, bottom - h, 52, h);
                canvas.words(
                        style.ink("chart_label"),
                        style.font("chart_label"),
                        figures.money(band.decimal("open_amount")),
                        middle,
                        bottom - h - 8,
                        0.5);
                canvas.words(
                        style.ink("chart_axis"),
                        style.font("chart_axis"),
                        figures.wordOf("ageing.", band.integer("band_no")),
                        middle,
                        bottom + 9,
                        0.5);
            }
        });
    }

    /** The groups by what they are billed and how punctually they pay; the surface of a disc is the number of customers. */
    public Renderable groupMap(List<Row> groups) {
        List<Row> known = groups.stream()
                .filter(row -> !row.isNull("on_time_rate") && !row.isNull("mean_bill_amount"))
                .filter(row -> row.number("mean_bill_amount") > 0)
                // The largest first, so that it hides no other.
                .sorted(Comparator.comparing((Row row) -> -row.number("customer_share")))
                .toList();
        return new Chart(canvas -> {
            if (!known.isEmpty()) {
                new GroupMap(canvas, style, figures).draw(known);
            }
        });
    }

    private static Color mix(Color low, Color high, double part) {
        // The square root lifts small shares off the ground: most cells of a matrix are small.
        double weight = Math.sqrt(Math.min(1, Math.max(0, part)));
        return new Color(
                (int) Math.round(low.getRed() + weight * (high.getRed() - low.getRed())),
                (int) Math.round(low.getGreen() + weight * (high.getGreen() - low.getGreen())),
                (int) Math.round(low.getBlue() + weight * (high.getBlue() - low.getBlue())));
    }

    private static double lowest(List<Row> rows, String column) {
        return rows.stream().mapToDouble(row -> row.number(column)).min().orElse(0);
    }

    private static double largest(List<Row> rows, String column) {
        return rows.stream()
                .filter(row -> !row.isNull(column))
                .mapToDouble(row -> row.number(column))
                .max()
                .orElse(0);
    }

    private static double number(Number value) {
        return value == null ? 0 : value.doubleValue();
    }
}
