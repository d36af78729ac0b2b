package io.gridgrade.rating;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.GradeCustomers;
import io.gridgrade.grade.GradeTables;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.grade.rule.GradeRules;
import io.gridgrade.grade.rule.GradeScale;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.EvidenceTerm;
import io.gridgrade.grade.score.Variable;
import io.gridgrade.indicator.Bands;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Version;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rating of a closed month as one statement, for anyone to read and to run in DuckDB on the published copy. Bands,
 * weights, coefficients, gates and the scale stand in it as they were at the close, made by the same objects that a close
 * makes its own statement of; points are computed anew from values.
 */
public final class RatingStatement {
    private static final List<String> SETTINGS =
            List.of("grade_promotion_steps_max", "grade_hysteresis_points", "grade_new_months", "default_cure_months");

    private RatingStatement() {}

    /**
     * The text, which ends in a semicolon.
     *
     * @param view the name of a view that it is to make; empty for a query
     */
    public static String text(Warehouse published, MonthRules month, Optional<String> view) {
        return head(published, month)
                + filled(published, month)
                        .readable(month.grading())
                        .replaceFirst(
                                "(?m)^with$",
                                view.map(name -> "create or replace view " + SqlFile.identifier(name) + " as\nwith")
                                        .orElse("with"));
    }

    private static SqlFile filled(Warehouse published, MonthRules month) {
        List<Bands> bands = Bands.of(published, month.period());
        GradeTables tables = GradeTables.of(month.period());
        GradeScale scale =
                GradeRules.of(published, tables.rules(), month.grading()).scale();
        SqlFile rating = GradeCustomers.rating(published, tables, "pointed", month.grading(), month.period());
        SqlFile file = published
                .sqlFile("rating/statement")
                .withFragments(Map.of(
                        "indicators",
                        String.join(",\n", indicators(published, month, bands)),
                        "rating",
                        rating.asPart(),
                        "points",
                        bands.stream()
                                .map(band -> "pointed." + band.column() + ",\npointed." + points(band) + ",\n"
                                        + scale.codeOfPoints("pointed." + points(band)) + " as " + band.column()
                                        + "_sub_grade_code")
                                .collect(Collectors.joining(",\n"))));
        return new SqlFile(file.name(), file.asPart() + ";\n");
    }

    private static List<String> indicators(Warehouse published, MonthRules month, List<Bands> bands) {
        List<String> columns = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (Bands band : bands) {
            columns.add(SqlFile.comment(band.formula()) + "indicator." + band.column());
            columns.add("(" + band.points() + ")::smallint as " + points(band));
            given.addAll(List.of(band.column(), points(band)));
        }
        // A model may be older than the index system of the month.
        Set<String> others = lookedAt(DiscriminantModel.inForce(published, month.settings(), month.period()));
        others.removeAll(given);
        others.forEach(column -> columns.add("indicator." + SqlFile.identifier(column)));
        return columns;
    }

    private static Set<String> lookedAt(List<DiscriminantModel> models) {
        Set<String> columns = new TreeSet<>();
        for (DiscriminantModel model : models) {
            for (DiscriminantTerm term : model.score().terms()) {
                if (term instanceof EvidenceTerm evidence) {
                    evidence.variables().stream()
                            .filter(variable -> !variable.isAttribute())
                            .map(Variable::name)
                            .forEach(columns::add);
                } else {
                    columns.add(term.name());
                }
            }
        }
        return columns;
    }

    private static String points(Bands band) {
        return band.column() + "_points";
    }

    private static String head(Warehouse published, MonthRules month) {
        StringBuilder head = new StringBuilder();
        head.append(SqlFile.comment("The rating of " + month.period() + ", whole, by the rules of its close (run "
                + month.run() + "), written by GridGrade " + Version.text() + "."));
        head.append(
                SqlFile.comment("To be run in DuckDB on the published copy of the warehouse, or on one of its form."));
        SETTINGS.forEach(name -> head.append(
                SqlFile.comment("Setting " + name + ": " + month.settings().text(name) + ".")));
        Set<Integer> keys = DiscriminantModel.inForce(published, month.settings(), month.period()).stream()
                .map(DiscriminantModel::key)
                .collect(Collectors.toSet());
        for (Row model : published.query("rating/model", Parameters.none().forPeriod(month.period()))) {
            if (keys.contains(model.integer("model_key"))) {
                head.append(SqlFile.comment("Model " + model.text("model_key") + " of " + model.text("population_code")
                        + ": learned of " + model.text("customer_count") + " cases, " + model.text("default_count")
                        + " of them defaults, observed up to " + model.text("observation_period_key") + "."));
                head.append(SqlFile.comment("    SHA-256 of what it was fitted on: " + model.text("inputs_hash")));
            }
        }
        return head.toString();
    }
}
