package io.gridgrade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.Row;
import io.gridgrade.grade.risk.ValidateDiscriminant;
import io.gridgrade.validation.Remark;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the fitted models. */
@Command(
        subcommands = {
            ModelValidateCommand.class,
            ModelSqlCommand.class,
            ModelMethodsCommand.class,
            ModelGroupsCommand.class,
            ModelCandidateCommand.class,
            ModelCompareCommand.class,
            ModelApproveCommand.class,
            ModelRetireCommand.class
        })
final class ModelCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @picocli.CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "PERIOD",
            description = "The month, YYYY-MM; else all months.")
    private String period;

    @Option(names = "--json", description = "Answer in JSON, with coefficients and settings.")
    private boolean asJson;

    @Option(
            names = "--validate",
            description = "Measure the discriminant of the month on customers it has not seen, by five folds.")
    private boolean isValidated;

    GridGrade main() {
        return main;
    }

    @Override
    public void run() {
        Optional<Period> month = Optional.ofNullable(period).map(Period::parse);
        if (isValidated) {
            validate(month.orElseThrow(() -> new UserError(
                    ExitCode.WRONG_USAGE,
                    "--validate needs a month; expected for example: gridgrade model 2024-12 --validate")));
            return;
        }
        List<Row> models = main.lookingElseReading(main.home(), session -> session.warehouse()
                .query(
                        "status/models",
                        Parameters.none()
                                .with("period_key", month.map(Period::key).orElse(0))));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(models.stream().map(ModelCommand::asMap).toList()));
        } else if (models.isEmpty()) {
            main.terminal()
                    .err()
                    .println(
                            "no model was fitted"
                                    + month.map(m -> " at the close of " + m).orElse("")
                                    + "; a discriminant needs known defaults (discriminant.defaults_min) and groups need customers");
        } else {
            print(models);
        }
    }

    private void validate(Period month) {
        List<ValidateDiscriminant.Validation> validations = main.reading(
                main.home(), session -> ValidateDiscriminant.of(session.warehouse(), session.settings(), month));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(validations.stream()
                            .map(ModelCommand::asMapWithRemark)
                            .toList()));
            return;
        }
        if (validations.isEmpty()) {
            main.terminal()
                    .err()
                    .println("no observation month can be learned from yet at the close of " + month
                            + "; expected outcomes that a source states of customers whom a source states too, or closed"
                            + " months default.horizon_months before it, with discriminant.history_months of facts");
            return;
        }
        TextTable table = new TextTable(List.of(
                "population",
                "observed from",
                "to",
                "outcome",
                "good",
                "defaults",
                "AUC",
                "Gini",
                "KS",
                "Brier",
                "Brier of the rate"));
        for (ValidateDiscriminant.Validation validation : validations) {
            Map<String, Object> map = asMap(validation);
            table.add(map.values().toArray());
        }
        table.lines().forEach(main.terminal().out()::println);
        validations.stream()
                .flatMap(validation -> ModelSections.blank(validation).stream())
                .forEach(remark -> main.terminal().out().println("  " + remark.sentence()));
    }

    /** One population's figures, and why there are none. */
    static Map<String, Object> asMapWithRemark(ValidateDiscriminant.Validation validation) {
        Map<String, Object> map = asMap(validation);
        map.put("remark", ModelSections.blank(validation).map(Remark::sentence).orElse(null));
        return map;
    }

    private static Map<String, Object> asMap(ValidateDiscriminant.Validation validation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("population", validation.population());
        map.put("observed_from", validation.first().toString());
        map.put("observed", validation.observation().toString());
        map.put("outcome", validation.isOutcomeSupplied() ? "stated" : "observed");
        map.put("good", validation.goodCount());
        map.put("defaults", validation.defaultCount());
        put(map, "auc", validation, found -> found.discrimination().auc());
        put(map, "gini", validation, found -> found.discrimination().gini());
        put(map, "ks", validation, found -> found.discrimination().ks());
        put(map, "brier", validation, ValidateDiscriminant.OutOfFold::brier);
        put(map, "brier_of_rate", validation, ValidateDiscriminant.OutOfFold::brierOfRate);
        return map;
    }

    private static void put(
            Map<String, Object> map,
            String name,
            ValidateDiscriminant.Validation validation,
            ToDoubleFunction<ValidateDiscriminant.OutOfFold> value) {
        map.put(
                name,
                validation
                        .outOfFold()
                        .map(found -> digits(value.applyAsDouble(found)))
                        .orElse(null));
    }

    private static BigDecimal digits(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }

    private void print(List<Row> models) {
        // Where nobody decides about models, nobody is shown that nobody did.
        boolean isAnyDecided =
                models.stream().anyMatch(model -> !model.text("state_code").equals("fitted"));
        List<String> columns = new ArrayList<>(
                List.of("model", "kind", "population", "fitted at", "observed", "customers", "defaults", "run"));
        if (isAnyDecided) {
            columns.addAll(List.of("state", "decided by", "expires on"));
        }
        TextTable table = new TextTable(columns);
        for (Row model : models) {
            List<Object> cells = new ArrayList<>();
            for (String column : List.of(
                    "model_key",
                    "model_code",
                    "population_code",
                    "month",
                    "observed",
                    "customer_count",
                    "default_count",
                    "run_key")) {
                cells.add(model.value(column));
            }
            if (isAnyDecided) {
                List.of("state_code", "decided_by", "expires_on").forEach(column -> cells.add(model.value(column)));
            }
            table.add(cells.toArray());
        }
        table.lines().forEach(main.terminal().out()::println);
        if (period != null) {
            for (Row model : models) {
                main.terminal().out().println();
                main.terminal()
                        .out()
                        .println("model " + model.text("model_key") + ", seed " + model.text("seed") + ", inputs "
                                + model.text("inputs_hash"));
                if (model.text("model_code").equals("discriminant")) {
                    BinTable.of(model).forEach(main.terminal().out()::println);
                } else {
                    print("coefficients", Json.read(model.text("coefficients_json")));
                }
                print("diagnostics", Json.read(model.text("diagnostics_json")));
            }
        }
    }

    private void print(String title, JsonNode tree) {
        main.terminal().out().println("  " + title);
        List<String> lines = new ArrayList<>();
        tree.fields().forEachRemaining(field -> lines.add("    " + field.getKey() + ": " + field.getValue()));
        lines.forEach(main.terminal().out()::println);
    }

    private static Map<String, Object> asMap(Row model) {
        Map<String, Object> map = new LinkedHashMap<>(model.asMap());
        for (String name : List.of("coefficients", "diagnostics", "settings")) {
            map.put(name, Json.read((String) map.remove(name + "_json")));
        }
        return map;
    }
}
