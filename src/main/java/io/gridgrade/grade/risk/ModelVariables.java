package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.index.GradedIndicator;
import io.gridgrade.grade.score.Variable;
import io.gridgrade.statistics.binning.Trend;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.SpecialValues;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a discriminant may look at: the values of graded indicators, and the attributes that suppliers state. */
record ModelVariables(List<Candidate> candidates) {
    private static final String POINTS = "_points";
    private static final String ATTRIBUTE = "attribute_";
    // Of 265 columns and 5,000 customers all at once took 20 s, and parts of so many 2 s.
    private static final int AT_ONCE = 16;

    /**
     * A variable, and how its default rate may go.
     *
     * @param indicator whose value it is; empty of an attribute
     * @param specials values that are no measure
     */
    record Candidate(Variable variable, Trend trend, Optional<GradedIndicator> indicator, List<Double> specials) {
        Candidate {
            specials = List.copyOf(specials);
        }
    }

    ModelVariables {
        candidates = List.copyOf(candidates);
    }

    /** Those of the index system in force, and, unless the home does without, those of its customers. */
    static ModelVariables of(Warehouse warehouse, Parameters settings) {
        Map<String, Trend> trends = new HashMap<>();
        Map<String, List<Double>> specials = new HashMap<>();
        for (Row row : warehouse.query("grade/indicator_direction", Parameters.none())) {
            trends.put(row.text("column_name"), trend(row.text("direction_code")));
            specials.put(row.text("column_name"), SpecialValues.of(row.text("special_values")));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (GradedIndicator indicator : GradedIndicator.all(warehouse)) {
            String column = indicator.column().substring(0, indicator.column().length() - POINTS.length());
            candidates.add(new Candidate(
                    Variable.ofIndicator(column),
                    trends.getOrDefault(column, Trend.AUTOMATIC),
                    Optional.of(indicator),
                    specials.getOrDefault(column, List.of())));
        }
        if (Boolean.parseBoolean(settings.text("discriminant_attributes"))) {
            for (Row row : warehouse.query("grade/attribute_code", Parameters.none())) {
                candidates.add(new Candidate(
                        Variable.ofAttribute(ATTRIBUTE + row.text("attribute_code"), row.truth("has_text")),
                        Trend.AUTOMATIC,
                        Optional.empty(),
                        List.of()));
            }
        }
        return new ModelVariables(candidates);
    }

    private static Trend trend(String direction) {
        return switch (direction) {
            case "higher" -> Trend.DESCENDING;
            case "lower" -> Trend.ASCENDING;
            default -> Trend.AUTOMATIC;
        };
    }

    boolean isEmpty() {
        return candidates.isEmpty();
    }

    /** Those that count for a population. */
    List<Candidate> of(String population) {
        return candidates.stream()
                .filter(candidate -> candidate
                        .indicator()
                        .map(indicator -> indicator.dimensionWeight(population).signum() > 0)
                        .orElse(true))
                .toList();
    }

    /** The columns of all of them, for cases, each after a comma. */
    String columns(String indicators) {
        return candidates.stream()
                .map(candidate -> {
                    Variable variable = candidate.variable();
                    String name = SqlFile.identifier(variable.name());
                    if (!variable.isAttribute()) {
                        return ", " + indicators + "." + name;
                    }
                    return ", attribute." + name
                            + (variable.hasText() ? ", attribute." + SqlFile.identifier(variable.textName()) : "");
                })
                .collect(Collectors.joining());
    }

    /** The join that brings the attributes to cases; nothing where there are none. */
    String join(Warehouse warehouse, String observed) {
        List<Variable> attributes = candidates.stream()
                .map(Candidate::variable)
                .filter(Variable::isAttribute)
                .toList();
        return join(warehouse, attributes, observed, "known", "period_key");
    }

    /**
     * A join of the attributes of months to a relation of customers; nothing where there are none.
     *
     * @param observed the months, as rows of period_key and last_on
     * @param month the relation's month, in SQL, beside its customer_key
     */
    static String join(Warehouse warehouse, List<Variable> attributes, String observed, String relation, String month) {
        if (attributes.isEmpty()) {
            return "";
        }
        String sideBySide = attributes.size() <= AT_ONCE
                ? sideBySide(warehouse, attributes, observed)
                : inParts(warehouse, attributes, observed);
        return "left join (\n    " + SqlFile.indented(sideBySide, 4)
                + "\n) as attribute\n    on attribute.customer_key = " + relation
                + ".customer_key\n    and attribute.period_key = " + relation + "." + month;
    }

    private static String sideBySide(Warehouse warehouse, List<Variable> attributes, String observed) {
        String columns = attributes.stream()
                .map(variable -> {
                    String chosen = " filter (where placed.attribute_code = " + code(variable) + ")";
                    String text = ",\n    max(placed.attribute_text)" + chosen + " as "
                            + SqlFile.identifier(variable.textName());
                    return ",\n    cast(max(placed.attribute_number)" + chosen + " as double) as "
                            + SqlFile.identifier(variable.name())
                            + (variable.hasText() ? text : "");
                })
                .collect(Collectors.joining());
        String codes = attributes.stream().map(ModelVariables::code).collect(Collectors.joining(", "));
        return warehouse
                .sqlFile("grade/customer_attribute")
                .withFragments(Map.of("columns", columns, "observed", observed, "codes", codes))
                .asPart();
    }

    private static String code(Variable attribute) {
        return SqlFile.literal(attribute.name().substring(ATTRIBUTE.length()));
    }

    private static String inParts(Warehouse warehouse, List<Variable> attributes, String observed) {
        StringBuilder columns = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        for (int from = 0; from < attributes.size(); from += AT_ONCE) {
            List<Variable> some = attributes.subList(from, Math.min(attributes.size(), from + AT_ONCE));
            String part = "part_" + from / AT_ONCE;
            for (Variable variable : some) {
                columns.append(",\n    ").append(part).append('.').append(SqlFile.identifier(variable.name()));
                if (variable.hasText()) {
                    columns.append(", ").append(part).append('.').append(SqlFile.identifier(variable.textName()));
                }
            }
            parts.append(from == 0 ? "" : "\n")
                    .append("left join (\n    ")
                    .append(SqlFile.indented(sideBySide(warehouse, some, observed), 4))
                    .append("\n) as ")
                    .append(part)
                    .append("\n    on ")
                    .append(part)
                    .append(".customer_key = held.customer_key\n    and ")
                    .append(part)
                    .append(".period_key = held.period_key");
        }
        return warehouse
                .sqlFile("grade/customer_attribute_part")
                .withFragments(Map.of("columns", columns.toString(), "observed", observed, "parts", parts.toString()))
                .asPart();
    }
}
