package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.explain.Explanation;
import io.gridgrade.usecase.WhyWords;
import io.gridgrade.value.DisplayWidth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The explanation of a grade on the terminal: the answer first, then what it rests on. Mutable. */
final class WhyText {
    private static final int HASH_SHOWN = 12;
    private static final String INDENT = "  ";

    private final WhyWords words;
    private final Explanation why;
    private final List<String> lines = new ArrayList<>();

    private WhyText(WhyWords words, Explanation why) {
        this.words = words;
        this.why = why;
    }

    /** The lines, without the facts. */
    static List<String> of(WhyWords words, Explanation why, Optional<String> recordOfClose) {
        WhyText text = new WhyText(words, why);
        text.head(recordOfClose);
        text.differences();
        text.reasons();
        text.score();
        text.path();
        text.gates();
        text.discriminant();
        return text.lines;
    }

    private void head(Optional<String> recordOfClose) {
        Row grade = why.grade();
        lines.add(words.of("customer") + " " + grade.text("customer_no") + " "
                + join(
                        grade.text("customer_name"),
                        grade.text("customer_name_en"),
                        words.name(grade, "class_name", grade.text("customer_class_code")),
                        region(grade)));
        String previous = grade.isNull("previous_grade_code")
                ? words.of("grade.first")
                : words.of("grade.previous", grade.text("previous_grade_code"));
        lines.add(words.of(
                        "grade",
                        WhyWords.month(grade, "period_key"),
                        grade.text("grade_code"),
                        words.name(grade, "grade_name", ""))
                + previous);
        lines.add(INDENT + words.of("decided", words.name(grade, "reason_name", grade.text("reason_code"))));
        lines.add(INDENT
                + words.of(
                        "close",
                        grade.text("run_key"),
                        grade.text("closed_at"),
                        Objects.requireNonNullElse(grade.text("code_version"), "?"),
                        hash(grade.text("settings_hash"))));
        recordOfClose.ifPresent(file -> lines.add(INDENT + words.of("record", file)));
    }

    private String region(Row grade) {
        Object key = grade.value("region_key");
        return key == null || key.equals(0)
                ? null
                : words.nameOf(grade.text("region_name"), grade.text("region_name_en"));
    }

    private static String join(String... parts) {
        return String.join(
                ", ",
                Stream.of(parts)
                        .filter(part -> part != null && !part.isEmpty())
                        .map(DisplayWidth::printable)
                        .toList());
    }

    private static String hash(String hash) {
        return hash == null ? "?" : hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
    }

    private void title(String line) {
        lines.add("");
        lines.add(line);
    }

    private void table(TextTable table) {
        lines.addAll(table.lines());
    }

    private void differences() {
        if (!why.differences().isEmpty()) {
            title(words.of("differs"));
            why.differences().forEach(found -> lines.add(INDENT + words.difference(found)));
        }
    }

    private void reasons() {
        if (why.reasons().isEmpty()) {
            return;
        }
        title(words.of("reasons"));
        for (Row reason : why.reasons()) {
            lines.add(INDENT
                    + words.of(
                            "reason",
                            reason.text("indicator_code") + " " + words.name(reason, "indicator_name", ""),
                            reason.isNull("indicator_value")
                                    ? words.of("bin.missing")
                                    : WhyWords.figure(reason.value("indicator_value")) + " "
                                            + words.unit(reason.text("unit")),
                            reason.text("sub_grade_code"),
                            WhyWords.tenth(reason.decimal("lost_points")),
                            WhyWords.tenth(reason.decimal("lost_against_mean"))));
        }
    }

    private void score() {
        title(why.score()
                .map(score -> words.of("score", score.toPlainString()))
                .orElseGet(() -> words.of("score.none")));
        TextTable table = new TextTable(
                Stream.of("indicator", "value", "best", "band", "sub_grade", "points", "weight", "gives", "loses")
                        .map(words::of)
                        .toList());
        String dimension = "";
        BigDecimal lost = BigDecimal.ZERO;
        for (Row row : why.indicators()) {
            if (!row.text("dimension_code").equals(dimension)) {
                dimension = row.text("dimension_code");
                table.add(
                        words.of(
                                "dimension",
                                words.name(row, "dimension_name", dimension),
                                WhyWords.figure(row.value("dimension_weight"))),
                        "",
                        "",
                        "",
                        "",
                        null,
                        null,
                        null,
                        null);
            }
            table.add(
                    INDENT + row.text("indicator_code") + " " + words.name(row, "indicator_name", ""),
                    row.isNull("indicator_value")
                            ? ""
                            : WhyWords.figure(row.value("indicator_value")) + " " + words.unit(row.text("unit")),
                    (row.text("direction_code").equals("higher") ? "≥ " : "≤ ") + WhyWords.figure(row.value("bound_1")),
                    row.integer("band_no") == 0 ? words.of("band.missing") : row.text("band_no"),
                    row.isNull("sub_grade_code") ? "" : row.text("sub_grade_code"),
                    row.value("indicator_points"),
                    row.value("weight_percent"),
                    row.value("score_points"),
                    row.value("lost_points"));
            lost = row.isNull("lost_points") ? lost : lost.add(row.decimal("lost_points"));
        }
        if (why.score().isPresent()) {
            table.add(words.of("total"), "", "", "", "", null, null, why.score().get(), lost);
        }
        table(table);
    }

    private void path() {
        title(words.of("path"));
        String scored = code("score_order");
        BigDecimal floor =
                why.gradeOfOrder("score_order").map(Explanation.Grade::floor).orElse(null);
        lines.add(INDENT
                + why.score()
                        .map(score -> floor == null
                                ? words.of("path.score", score.toPlainString(), scored)
                                : words.of("path.score.floor", score.toPlainString(), scored, WhyWords.figure(floor)))
                        .orElseGet(() -> words.of("path.none", scored)));
        if (!code("steady_order").equals(scored)) {
            lines.add(INDENT + words.of("path.hysteresis", scored, code("steady_order")));
        }
        if (!code("promoted_order").equals(code("steady_order"))) {
            lines.add(INDENT + words.of("path.promotion", code("steady_order"), code("promoted_order")));
        }
        if (!why.path().isNull("set_gate_order")) {
            lines.add(INDENT + words.of("path.set", code("set_gate_order")));
        } else if (why.path().integer("cap_order") > why.path().integer("promoted_order")) {
            lines.add(INDENT + words.of("path.cap", code("cap_order")));
        }
        lines.add(INDENT + words.of("path.grade", why.path().text("grade_code")));
    }

    private String code(String column) {
        return why.gradeOfOrder(column).map(Explanation.Grade::code).orElse("");
    }

    private void gates() {
        title(words.of("gates"));
        TextTable table = new TextTable(
                Stream.of("gate", "effect", "holds", "decides").map(words::of).toList());
        for (Explanation.Gate gate : why.gates()) {
            table.add(
                    words.name(gate.gate(), "gate_name", gate.gate().text("gate_code")),
                    words.of(
                            "effect." + gate.gate().text("gate_kind_code"),
                            gate.gate().text("grade_code")),
                    words.truth(gate.holds()),
                    words.truth(gate.decided()));
        }
        table(table);
        Row path = why.path();
        lines.add(INDENT
                + words.of(
                        "gates.on",
                        path.text("arrears_days"),
                        path.text("overdue_amount"),
                        path.text("open_amount"),
                        words.truth(path.truth("is_default")),
                        words.truth(path.truth("is_new")),
                        path.text("theft_count_36m"),
                        path.text("breach_count_36m"),
                        path.text("injury_count_36m")));
    }

    private void discriminant() {
        if (why.discriminant().isEmpty()) {
            title(words.of("discriminant.none"));
            return;
        }
        Explanation.Discriminant found = why.discriminant().get();
        Row grade = why.grade();
        title(words.of(
                "discriminant",
                grade.decimal("default_probability")
                        .movePointRight(2)
                        .setScale(4, RoundingMode.HALF_UP)
                        .toPlainString(),
                grade.text("master_scale_code"),
                grade.text("credit_score")));
        Row model = found.model();
        lines.add(INDENT
                + words.of(
                        "model",
                        model.text("model_key"),
                        words.population(model.text("population_code")),
                        WhyWords.month(model, "period_key"),
                        model.text("run_key"),
                        model.text("customer_count"),
                        WhyWords.month(model, "observation_period_key"),
                        model.text("default_count"),
                        hash(model.text("inputs_hash"))));
        TextTable table = new TextTable(Stream.of("term", "value", "bin", "evidence", "coefficient", "contribution")
                .map(words::of)
                .toList());
        for (Explanation.Term term : found.terms()) {
            Row given = term.given();
            table.add(
                    given.text("feature") + " " + words.name(given, "indicator_name", ""),
                    term.places().size() > 1 ? "" : valueOf(given),
                    words.bins(term.places()),
                    term.evidence().map(WhyText::digits).orElse(null),
                    digits(given.number("coefficient")),
                    digits(given.number("contribution")));
        }
        table.add(words.of("cut"), "", "", null, null, digits(-found.cut()));
        table.add(words.of("total"), "", "", null, null, digits(found.score()));
        table(table);
        lines.add(INDENT
                + words.of(
                        "discriminant.sum",
                        fixed(found.score()),
                        fixed(found.logOdds()),
                        words.calibration(found.calibration())));
    }

    private String valueOf(Row term) {
        if (!term.isNull("value")) {
            return WhyWords.figure(term.value("value"));
        }
        if (!term.isNull("text")) {
            return term.text("text");
        }
        return term.isNull("fill") ? words.of("bin.missing") : words.of("missing", WhyWords.figure(term.value("fill")));
    }

    private static BigDecimal digits(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
