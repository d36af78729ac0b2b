package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** The groups on two axes: bills paid on time across, mean monthly bill upwards on a logarithmic scale. */
final class GroupMap {
    private static final double LEFT = 52;
    private static final double RIGHT = 16;
    private static final double TOP = 20;
    private static final double BOTTOM = 32;
    private static final double RADIUS_MAX = 26;
    private static final double RADIUS_MIN = 7;
    // Half of what a number needs, and how many places of its disc are tried for it.
    private static final double NUMBER = 5;
    private static final int TURNS = 16;

    private record Disc(String number, double x, double y, double radius) {}

    private final Canvas canvas;
    private final HouseStyle style;
    private final Figures figures;
    private double rateLow;
    private double rateHigh;
    private double billLow;
    private double billHigh;

    GroupMap(Canvas canvas, HouseStyle style, Figures figures) {
        this.canvas = canvas;
        this.style = style;
        this.figures = figures;
    }

    void draw(List<Row> groups) {
        rateLow = groups.stream()
                .mapToDouble(row -> row.number("on_time_rate"))
                .min()
                .orElseThrow();
        rateHigh = groups.stream()
                .mapToDouble(row -> row.number("on_time_rate"))
                .max()
                .orElseThrow();
        double step = rateHigh - rateLow > 0.3 ? 0.1 : rateHigh - rateLow > 0.12 ? 0.05 : 0.02;
        // Room for the discs at either end.
        rateLow = Math.floor(rateLow / step - 0.5) * step;
        rateHigh = Math.ceil(rateHigh / step + 0.5) * step;
        billLow = groups.stream()
                        .mapToDouble(row -> row.number("mean_bill_amount"))
                        .min()
                        .orElseThrow()
                / 2;
        billHigh = groups.stream()
                        .mapToDouble(row -> row.number("mean_bill_amount"))
                        .max()
                        .orElseThrow()
                * 2;
        drawAxes(step);
        List<Disc> discs = groups.stream().map(this::disc).toList();
        for (Disc disc : discs) {
            canvas.dot(style.fill("chart_bar"), disc.x, disc.y, disc.radius);
            canvas.ring(style.fill("heat_low"), 1, disc.x, disc.y, disc.radius);
        }
        // Numbers last, so that no disc hides one.
        for (int i = 0; i < discs.size(); i++) {
            drawNumber(discs.get(i), discs.subList(i + 1, discs.size()));
        }
    }

    private void drawAxes(double step) {
        Color ink = style.ink("chart_axis");
        Font font = style.font("chart_axis");
        double floor = canvas.height - BOTTOM;
        for (int i = 0; rateLow + i * step <= rateHigh + step / 2; i++) {
            double rate = rateLow + i * step;
            if (rate > -step / 2 && rate < 1 + step / 2) {
                canvas.line(style.ink("rule"), 0.5, x(rate), TOP, x(rate), floor);
                canvas.words(ink, font, figures.shareShort(rate), x(rate), floor + 8, 0.5);
            }
        }
        for (double decade = Math.pow(10, Math.floor(Math.log10(billLow))); decade <= billHigh; decade *= 10) {
            for (int part : new int[] {1, 2, 5}) {
                double bill = decade * part;
                if (bill >= billLow && bill <= billHigh) {
                    canvas.line(style.ink("rule"), 0.5, LEFT, y(bill), canvas.width - RIGHT, y(bill));
                    canvas.words(ink, font, figures.tick(bill), LEFT - 6, y(bill), 1);
                }
            }
        }
        canvas.line(style.ink("chart_grid"), 0.5, LEFT, floor, canvas.width - RIGHT, floor);
        canvas.words(ink, font, figures.word("chart.mean_bill", figures.currency()), 0, 6, 0);
        canvas.words(ink, font, figures.word("chart.on_time_rate"), canvas.width - RIGHT, floor + 22, 1);
    }

    private Disc disc(Row group) {
        return new Disc(
                figures.count(group.integer("group_no")),
                x(group.number("on_time_rate")),
                y(group.number("mean_bill_amount")),
                Math.max(RADIUS_MIN, RADIUS_MAX * Math.sqrt(group.number("customer_share"))));
    }

    // Where smaller discs lie over the middle, the number stands in the part of its disc that is farthest from them.
    private void drawNumber(Disc disc, List<Disc> over) {
        double x = disc.x;
        double y = disc.y;
        if (room(x, y, over) < 0) {
            double most = room(x, y, over);
            for (int turn = 0; turn < TURNS; turn++) {
                double nextX = disc.x + (disc.radius - NUMBER) * Math.cos(turn * 2 * Math.PI / TURNS);
                double nextY = disc.y + (disc.radius - NUMBER) * Math.sin(turn * 2 * Math.PI / TURNS);
                if (room(nextX, nextY, over) > most) {
                    most = room(nextX, nextY, over);
                    x = nextX;
                    y = nextY;
                }
            }
        }
        canvas.words(style.ink("chart_on_dark"), style.font("chart_on_dark"), disc.number, x, y, 0.5);
    }

    // How far a number at a place is from the discs that lie over it.
    private static double room(double x, double y, List<Disc> over) {
        return over.stream()
                .mapToDouble(disc -> Math.hypot(x - disc.x, y - disc.y) - disc.radius - NUMBER)
                .min()
                .orElse(Double.MAX_VALUE);
    }

    private double x(double rate) {
        return LEFT + (rate - rateLow) / (rateHigh - rateLow) * (canvas.width - LEFT - RIGHT);
    }

    private double y(double bill) {
        double part = Math.log(bill / billLow) / Math.log(billHigh / billLow);
        return canvas.height - BOTTOM - part * (canvas.height - BOTTOM - TOP);
    }
}
