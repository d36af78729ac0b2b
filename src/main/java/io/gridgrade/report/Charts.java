package io.gridgrade.report;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Json;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.sf.jasperreports.renderers.Renderable;

/**
 * The charts of the house. Values stand beside what they measure, so that no legend has to be looked up and a page in
 * grey still reads; colours and fonts are the style sheet's.
 */
public final class Charts {
    private static final double GAP = 0.75;

    private final HouseStyle style;
    private final Figures figures;
    private final GradeScale scale;

    /** Charts of a month whose scale has these grades, best first. */
    Charts(HouseStyle style, Figures figures, List<Row> grades) {
        this.style = style;
        this.figures = figures;
        this.scale = new GradeScale(style, grades);
    }

    /** One bar of the whole width, cut by the shares of the grades, best first. */
    public Renderable gradeBar(String countsJson) {
        Map<String, Long> counts = counts(countsJson);
        double total = total(counts);
        return new Chart(canvas -> {
            Font font = style.font("chart_segment");
            double x = 0;
            for (String grade : scale.codes()) {
                double share = counts.getOrDefault(grade, 0L) / total;
                double w = share * canvas.width;
                canvas.fill(scale.of(grade).fill(), x, 0, Math.max(0, w - GAP), canvas.height);
                String label = figures.shareShort(share);
                if (w > Canvas.widthOf(font, label) + 4) {
                    canvas.words(scale.of(grade).ink(), font, label, x + w / 2, canvas.height / 2, 0.5);
                }
                x += w;
            }
        });
    }

    /** The grades beside their colours, for the head of a column of grade bars. */
    public Renderable gradeLegend() {
        return new Chart(canvas -> {
            Font font = style.font("chart_axis");
            double needed = 0;
            for (String grade : scale.codes()) {
                needed += 18.5 + Canvas.widthOf(font, grade);
            }
            // A long scale is set smaller rather than cut.
            double part = Math.min(1, canvas.width / needed);
            font = font.deriveFont((float) (font.getSize2D() * part));
            double x = 0;
            for (String grade : scale.codes()) {
                double side = 7 * part;
                canvas.fill(scale.of(grade).fill(), x, (canvas.height - side) / 2, side, side);
                canvas.words(style.ink("chart_axis"), font, grade, x + 9.5 * part, canvas.height / 2, 0);
                x += 18.5 * part + Canvas.widthOf(font, grade);
            }
        });
    }

    /** The grades as the heads of the columns of {@link #gradeCells}. */
    public Renderable gradeHeads() {
        return new Chart(canvas -> {
            double w = canvas.width / scale.codes().size();
            Font font = style.font("heading");
            for (int i = 0; i < scale.codes().size(); i++) {
                String grade = scale.codes().get(i);
                Font fitting = Canvas.fitting(font, grade, w - 2);
                canvas.words(style.ink("heading"), fitting, grade, (i + 0.5) * w, canvas.height - 5.5, 0.5);
            }
        });
    }

    /** A row of a matrix: how many hold each grade, on a ground that is the darker, the larger its share of the row. */
    public Renderable gradeCells(String countsJson) {
        Map<String, Long> counts = counts(countsJson);
        double total = total(counts);
        return new Chart(canvas -> {
            double w = canvas.width / scale.codes().size();
            Font font = style.font("cell_centre");
            for (int i = 0; i < scale.codes().size(); i++) {
                long count = counts.getOrDefault(scale.codes().get(i), 0L);
                double share = count / total;
                canvas.fill(ground(share), i * w + GAP / 2, GAP / 2, w - GAP, canvas.height - GAP);
                String words = figures.countIfAny(count);
                canvas.words(
                        style.ink(isDark(share) ? "cell_light" : "cell_centre"),
                        Canvas.fitting(font, words, w - 2),
                        words,
                        (i + 0.5) * w,
                        canvas.height / 2,
                        0.5);
            }
        });
    }

    /** A grade on its own colour. */
    public Renderable gradeBadge(String grade) {
        return new Chart(canvas -> {
            canvas.fill(scale.of(grade).fill(), 0, 0, canvas.width, canvas.height);
            canvas.words(
                    scale.of(grade).ink(),
                    Canvas.fitting(style.font("chart_badge"), grade, canvas.width - 2),
                    grade,
                    canvas.width / 2,
                    canvas.height / 2,
                    0.5);
        });
    }

    private static Map<String, Long> counts(String countsJson) {
        Map<String, Long> counts = new TreeMap<>();
        Json.readMap(countsJson).forEach((grade, count) -> counts.put(grade, ((Number) count).longValue()));
        return counts;
    }

    private static double total(Map<String, Long> counts) {
        return Math.max(1, counts.values().stream().mapToLong(Long::longValue).sum());
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
            canvas.fill(scale.of(grade).fill(), 0, 0, w, canvas.height);
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
        return new Chart(canvas ->
                canvas.fill(ground(number(share)), GAP / 2, GAP / 2, canvas.width - GAP, canvas.height - GAP));
    }

    private Color ground(double share) {
        // The square root lifts small shares off the ground: most cells of a matrix are small.
        return between(style.fill("heat_low"), style.fill("heat_high"), Math.sqrt(Math.min(1, Math.max(0, share))));
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

    /** The course of an amount over the months, in the unit in which the page prints the last. */
    public Renderable amountTrend(List<Row> months, String column, BigDecimal unit) {
        return trend(months, column, amount -> figures.moneyShort(amount, unit));
    }

    private Renderable trend(List<Row> months, String column, Function<Number, String> label) {
        List<Row> known = months.stream().filter(row -> !row.isNull(column)).toList();
        return new Chart(canvas -> {
            if (!known.isEmpty()) {
                drawTrend(canvas, known, column, label);
            }
        });
    }

    // The course stands between two lines that say its highest and lowest value; below it stand the first month and the
    // last with their own values.
    private void drawTrend(Canvas canvas, List<Row> months, String column, Function<Number, String> label) {
        Color axis = style.ink("chart_axis");
        Font axisFont = style.font("chart_axis");
        double lowest = lowest(months, column);
        double highest = largest(months, column);
        String high = label.apply(highest);
        String low = label.apply(lowest);
        double left = 4 + Math.max(Canvas.widthOf(axisFont, high), Canvas.widthOf(axisFont, low));
        double top = 6;
        double bottom = canvas.height - 34;
        double right = canvas.width - 4;
        canvas.words(axis, axisFont, high, 0, top, 0);
        canvas.line(style.ink("chart_grid"), 0.5, left, top, canvas.width, top);
        canvas.line(style.ink("chart_grid"), 0.5, left, bottom, canvas.width, bottom);
        if (highest > lowest) {
            canvas.words(axis, axisFont, low, 0, bottom, 0);
        }
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            double x = months.size() == 1 ? right : left + 4 + (right - left - 4) * i / (months.size() - 1);
            double part = highest == lowest ? 1 : (months.get(i).number(column) - lowest) / (highest - lowest);
            points.add(new double[] {x, bottom - part * (bottom - top)});
        }
        Row last = months.get(months.size() - 1);
        if (points.size() > 1) {
            Row first = months.get(0);
            for (int i = 1; i < points.size(); i++) {
                // Before the line another method graded: what moves there need not be the customers.
                if (months.get(i).truth("is_grading_new")) {
                    double x = (points.get(i - 1)[0] + points.get(i)[0]) / 2;
                    canvas.line(style.ink("chart_mark"), 0.8, x, top, x, bottom);
                }
            }
            canvas.curve(style.ink("chart_line"), 1.4, points);
            canvas.dot(axis, points.get(0)[0], points.get(0)[1], 1.6);
            canvas.words(axis, axisFont, figures.monthShort(first.integer("period_key")), 0, bottom + 14, 0);
            canvas.words(axis, axisFont, label.apply((Number) first.value(column)), 0, bottom + 26, 0);
        }
        double[] end = points.get(points.size() - 1);
        canvas.dot(style.ink("chart_line"), end[0], end[1], 2.4);
        canvas.words(axis, axisFont, figures.monthShort(last.integer("period_key")), canvas.width, bottom + 14, 1);
        canvas.words(
                style.ink("chart_value"),
                style.font("chart_value"),
                label.apply((Number) last.value(column)),
                canvas.width,
                bottom + 27,
                1);
    }

    /** A share of two decimals, and below it its course over months; an array of them, the last the month's. */
    public Renderable probabilityCourse(String valuesJson) {
        return course(valuesJson, figures::probability);
    }

    /** As {@link #probabilityCourse}, of a share. */
    public Renderable shareCourse(String valuesJson) {
        return course(valuesJson, figures::share);
    }

    /** As {@link #probabilityCourse}, of a figure of one decimal. */
    public Renderable scoreCourse(String valuesJson) {
        return course(valuesJson, figures::score);
    }

    /** As {@link #probabilityCourse}, of a figure of two decimals. */
    public Renderable decimalsCourse(String valuesJson) {
        return course(valuesJson, figures::twoDecimals);
    }

    private Renderable course(String valuesJson, Function<Number, String> words) {
        return new Chart(canvas -> new CourseCell(canvas, style).draw(valuesJson, words));
    }

    /** The number of a group, on a disc. */
    public Renderable groupNumber(Number number) {
        return new Chart(canvas -> new GroupCharts(canvas, style, figures).number(figures.count(number)));
    }

    /** What sets a group apart: bars from the mean of all customers. */
    public Renderable groupFeatures(List<Row> features) {
        return new Chart(canvas -> new GroupCharts(canvas, style, figures).features(features));
    }

    /** Where the customers of a group came from and went to. */
    public Renderable groupMoves(List<Row> moves) {
        return new Chart(canvas -> new GroupCharts(canvas, style, figures).moves(moves));
    }

    /** The outcome measures of some customers by month, over those of all; a panel each. */
    public Renderable outcomeCourses(List<Row> some, List<Row> all) {
        return new Chart(canvas -> new OutcomeCourses(canvas, style, figures).draw(some, all));
    }

    /** The arrears of each age as columns. */
    public Renderable ageingColumns(List<Row> ages) {
        // The last row is their sum.
        List<Row> bands = ages.stream().filter(row -> !row.isNull("band_no")).toList();
        double largest = largest(bands, "open_amount");
        BigDecimal unit = figures.unit(bands, "open_amount");
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
                        figures.money(band.decimal("open_amount"), unit),
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
                .filter(Charts::hasPlace)
                // The largest first, so that it hides no other.
                .sorted(Comparator.comparing((Row row) -> -row.number("customer_share")))
                .toList();
        return new Chart(canvas -> {
            if (!known.isEmpty()) {
                new GroupMap(canvas, style, figures).draw(known);
            }
        });
    }

    /** Whether any of the groups has a place on {@link #groupMap}. */
    public boolean hasPlaces(List<Row> groups) {
        return groups.stream().anyMatch(Charts::hasPlace);
    }

    private static boolean hasPlace(Row group) {
        return !group.isNull("on_time_rate")
                && !group.isNull("mean_bill_amount")
                && group.number("mean_bill_amount") > 0;
    }

    /** A traffic light by its code, with its word: colour alone would be lost on paper that is grey. */
    public Renderable light(String code) {
        return new Chart(canvas -> new ValidationCharts(canvas, style, figures).light(code));
    }

    /** The ROC curves of the scores of the rows, on the line of chance. */
    public Renderable rocCurves(List<Row> points) {
        return new Chart(canvas -> new ValidationCharts(canvas, style, figures).rocCurves(points));
    }

    /** What came of each tenth, with its interval, over what was foretold. */
    public Renderable calibrationCurve(List<Row> tenths) {
        return new Chart(canvas -> new ValidationCharts(canvas, style, figures).calibrationCurve(tenths));
    }

    /** The rates of default by grade as columns, with their intervals. */
    public Renderable defaultRates(List<Row> grades) {
        return new Chart(canvas -> new ValidationCharts(canvas, style, figures).defaultRates(grades));
    }

    /** A stability index as a bar, on the scale of its limits, in the colour of its light. */
    public Renderable stabilityBar(Number index, String lightCode) {
        return new Chart(canvas -> new ValidationCharts(canvas, style, figures).stabilityBar(number(index), lightCode));
    }

    /** The methods of the rows as the heads of the columns of {@link #kappaCells} and {@link #placeCells}. */
    public Renderable methodHeads(List<Row> rows) {
        return new Chart(canvas -> new MethodCharts(canvas, style, figures, rows).heads());
    }

    /** A row of a matrix: how a method agrees with each other, on a ground that is the darker, the better they do. */
    public Renderable kappaCells(String kappasJson, List<Row> rows) {
        return new Chart(canvas -> new MethodCharts(canvas, style, figures, rows).kappas(kappasJson, this::ground));
    }

    /** Where each method puts a customer: its grade, on the colour of that, and its place in a hundred. */
    public Renderable placeCells(String placesJson, List<Row> rows) {
        return new Chart(canvas -> new MethodCharts(canvas, style, figures, rows).places(placesJson, scale));
    }

    /** The colour that lies at a part of the way from one to another. */
    static Color between(Color from, Color to, double part) {
        return new Color(
                (int) Math.round(from.getRed() + part * (to.getRed() - from.getRed())),
                (int) Math.round(from.getGreen() + part * (to.getGreen() - from.getGreen())),
                (int) Math.round(from.getBlue() + part * (to.getBlue() - from.getBlue())));
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
