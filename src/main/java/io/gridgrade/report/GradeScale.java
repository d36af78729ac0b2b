package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The grades that a month was closed by, best first, each with its colours. Those that a score gives run over the ramp of
 * the house, however many they are; those that only a gate gives have the colour of default, and what is not rated is grey.
 */
final class GradeScale {
    /** Styles of the ramp, from the best to the poorest that a score gives. */
    private static final List<String> RAMP = List.of("grade_AAA", "grade_AA", "grade_A", "grade_B", "grade_C");

    private static final String VETOED = "grade_D";
    private static final String UNRATED = "grade_NR";

    /** Colour of the surface, and of words on it. */
    record Shade(Color fill, Color ink) {}

    private final HouseStyle style;
    private final Map<String, Shade> shades = new LinkedHashMap<>();

    GradeScale(HouseStyle style, List<Row> grades) {
        this.style = style;
        long scored = grades.stream().filter(row -> !row.isNull("score_floor")).count();
        int at = 0;
        for (Row grade : grades) {
            Shade shade;
            if (!grade.isNull("score_floor")) {
                shade = onRamp(scored == 1 ? 0 : (double) at++ / (scored - 1));
            } else {
                shade = shade(grade.truth("is_rated") ? VETOED : UNRATED);
            }
            shades.put(grade.text("grade_code"), shade);
        }
    }

    /** The codes, best first. */
    List<String> codes() {
        return new ArrayList<>(shades.keySet());
    }

    /** The colours of a grade; grey for one of another scale, such as that of the month before. */
    Shade of(String code) {
        Shade shade = shades.get(code);
        return shade == null ? shade(UNRATED) : shade;
    }

    private Shade shade(String name) {
        return new Shade(style.fill(name), style.ink(name));
    }

    private Shade onRamp(double part) {
        double place = part * (RAMP.size() - 1);
        int below = Math.min((int) place, RAMP.size() - 2);
        String nearest = RAMP.get((int) Math.round(place));
        return new Shade(
                Charts.between(style.fill(RAMP.get(below)), style.fill(RAMP.get(below + 1)), place - below),
                style.ink(nearest));
    }
}
