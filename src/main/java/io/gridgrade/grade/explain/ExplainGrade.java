package io.gridgrade.grade.explain;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.index.GradedIndicator;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.grade.rule.Gates;
import io.gridgrade.grade.rule.GradeRules;
import io.gridgrade.grade.rule.RuleTables;
import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.EvidenceTerm;
import io.gridgrade.grade.score.LinearTerm;
import io.gridgrade.model.Model;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Explains a grade from what the close stored: values, points and models. It computes the score and the grade again from them,
 * by the rules and the settings of the close, and says where that does not agree.
 */
public final class ExplainGrade {
    /** Half a digit of what the close keeps of D(x), and what adding in another order may change. */
    private static final double SCORE_TOLERANCE = 1e-6;

    private final Warehouse published;
    private final Parameters settings;

    /** Reads a warehouse; the settings are those of the home, for what the close's own did not know yet. */
    public ExplainGrade(Warehouse published, Parameters settings) {
        this.published = published;
        this.settings = settings;
    }

    /** Why the customer has its grade in the month. */
    public Explanation of(String customerNo, Period period) {
        Row grade = grade(customerNo, period);
        Parameters customer = GradeRules.parameters(settingsOfClose(grade), period)
                .with("customer_key", grade.integer("customer_key"));
        List<Row> indicators = published.query(
                published
                        .sqlFile("why/index_points")
                        .withFragments(
                                Map.of("dimension_weight", GradedIndicator.dimensionWeightsOf(published, period))),
                customer);
        Optional<BigDecimal> score = indicators.stream()
                .map(row -> row.decimal("score_points"))
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add);
        GradeRules rules = GradeRules.of(published, RuleTables.of(period), customer);
        Row path = path(rules, score);
        Optional<Explanation.Discriminant> discriminant = grade.isNull("model_key")
                ? Optional.empty()
                : Optional.of(discriminant(customer.with("model_key", grade.integer("model_key")), period));
        return new Explanation(
                grade,
                indicators,
                published.query("why/reason", customer),
                score,
                path,
                rules.scale().steps().stream()
                        .map(step -> new Explanation.Grade(step.code(), step.order(), step.floor()))
                        .toList(),
                looked(period, rules.gates(), path, grade.text("own_reason_code")),
                discriminant,
                differences(grade, indicators, score, path, discriminant));
    }

    private Row grade(String customerNo, Period period) {
        Parameters asked = Parameters.none().forPeriod(period).with("customer_no", customerNo);
        List<Row> grades = published.query("why/grade", asked);
        if (!grades.isEmpty()) {
            return grades.get(0);
        }
        Row months = published.query("why/customer_months", asked).get(0);
        if (!months.truth("is_known")) {
            String nearest = published.query("why/nearest_customer", asked).stream()
                    .map(row -> row.text("customer_no"))
                    .findFirst()
                    .map(no -> "; the nearest number is \"" + no + "\"")
                    .orElse("");
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "customer \"" + customerNo
                            + "\" is not in the published copy; expected the number of a customer in its source"
                            + nearest);
        }
        throw new UserError(
                ExitCode.PRECONDITION,
                "customer \"" + customerNo + "\" has no grade in " + period
                        + "; expected a closed month in which it was"
                        + " under contract"
                        + (months.isNull("first_period_key")
                                ? ", and there is none yet; close one with: gridgrade close"
                                : ", from " + Period.ofKey(months.integer("first_period_key")) + " to "
                                        + Period.ofKey(months.integer("last_period_key"))));
    }

    private Parameters settingsOfClose(Row grade) {
        Map<String, Object> known = new TreeMap<>(settings.asMap());
        if (!grade.isNull("settings_json")) {
            known.putAll(Json.readMap(grade.text("settings_json")));
        }
        return Parameters.of(known);
    }

    private Row path(GradeRules rules, Optional<BigDecimal> score) {
        String thousandths = score.map(points -> points.movePointRight(3).toBigIntegerExact() + "::bigint")
                .orElse("null::bigint");
        SqlFile file = rules.into("why/grade_path").withFragments(Map.of("index_thousandths", thousandths));
        return published.query(file, rules.parameters()).get(0);
    }

    private List<Explanation.Gate> looked(Period period, Gates gates, Row path, String reason) {
        List<Row> rows = published.query("why/gate", Parameters.none().forPeriod(period));
        return IntStream.range(0, gates.gates().size())
                .mapToObj(i -> new Explanation.Gate(
                        rows.get(i),
                        path.truth("gate_" + i),
                        rows.get(i).text("gate_code").equals(reason)))
                .toList();
    }

    private Explanation.Discriminant discriminant(Parameters customer, Period period) {
        Row row = published.query("why/model", customer).get(0);
        DiscriminantModel model = DiscriminantModel.of(Model.of(row));
        List<DiscriminantTerm> all = model.score().terms();
        String terms = IntStream.range(0, all.size())
                .mapToObj(i -> structure(i + 1, all.get(i)))
                .collect(Collectors.joining(",\n        "));
        List<Row> given = published.query(
                published
                        .sqlFile("why/discriminant_term")
                        .withFragments(Map.of(
                                "terms",
                                terms,
                                "attributes",
                                DiscriminantModel.attributeJoin(
                                        published, DiscriminantModel.attributes(List.of(model)), period, "indicator"))),
                customer);
        double score = 0;
        List<Explanation.Term> found = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            score += given.get(i).number("contribution");
            found.add(term(all.get(i), given.get(i)));
        }
        return new Explanation.Discriminant(
                row, found, model.score().cut(), score - model.score().cut(), model.calibration());
    }

    private static Explanation.Term term(DiscriminantTerm term, Row given) {
        if (!(term instanceof EvidenceTerm evidence)) {
            return new Explanation.Term(given, List.of(), Optional.empty());
        }
        int place = given.integer("place");
        return new Explanation.Term(
                given,
                evidence.bins(place).stream()
                        .map(at -> Explanation.Place.of(at.bins(), at.place()))
                        .toList(),
                Optional.of(evidence.table().get(place).evidence()));
    }

    private static String structure(int no, DiscriminantTerm term) {
        String text = "null::varchar";
        String place = "null::integer";
        String fill = "null::double";
        if (term instanceof EvidenceTerm evidence) {
            text = term instanceof BinnedTerm binned ? binned.variable().text() : text;
            place = evidence.place();
        } else if (term instanceof LinearTerm linear) {
            fill = linear.fill().toPlainString() + "::double";
        }
        return "{'term_no': " + no + ", 'feature': " + SqlFile.literal(term.name()) + ", 'value': "
                + term.value() + "::double, 'text': " + text + ", 'place': " + place + ", 'fill': " + fill
                + ", 'coefficient': " + DiscriminantScore.literal(term.coefficient()) + ", 'contribution': "
                + term.sql() + "}";
    }

    private static List<Explanation.Difference> differences(
            Row grade,
            List<Row> indicators,
            Optional<BigDecimal> score,
            Row path,
            Optional<Explanation.Discriminant> discriminant) {
        List<Explanation.Difference> differences = new ArrayList<>();
        for (Row row : indicators) {
            if (!Objects.equals(row.text("band_points"), row.text("indicator_points"))) {
                differences.add(difference(
                        "points", row.text("indicator_code"), row.text("indicator_points"), row.text("band_points")));
            }
        }
        BigDecimal stored = grade.decimal("index_score");
        if (stored == null ? score.isPresent() : score.isEmpty() || stored.compareTo(score.get()) != 0) {
            differences.add(difference(
                    "score",
                    stored == null ? null : stored.toPlainString(),
                    score.map(BigDecimal::toPlainString).orElse(null)));
        }
        for (String column : List.of("grade_code", "reason_code")) {
            // What the rules gave: a grade that somebody set does not come out of them.
            String own = grade.text("own_" + column);
            if (!Objects.equals(path.text(column), own)) {
                differences.add(difference(column, own, path.text(column)));
            }
        }
        discriminant
                .filter(found -> Math.abs(found.score() - grade.number("discriminant_score")) > SCORE_TOLERANCE)
                .ifPresent(found -> differences.add(difference(
                        "discriminant",
                        String.format(Locale.ROOT, "%.6f", grade.number("discriminant_score")),
                        String.format(Locale.ROOT, "%.6f", found.score()))));
        return List.copyOf(differences);
    }

    private static Explanation.Difference difference(String code, String... values) {
        return new Explanation.Difference(
                code,
                Stream.of(values).map(value -> value == null ? "-" : value).toList());
    }
}
