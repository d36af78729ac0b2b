package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A decision table as SQL over the staged customers of a month. */
final class ServiceSql {
    /** The rules in force, as SQL to stand after FROM. */
    static final String IN_FORCE = "star.dim_service_rule";

    private static final int VALUES_SHOWN = 3;

    private final Warehouse warehouse;
    private final DecisionTable table;
    private final Space space;
    private final Precedence precedence;

    ServiceSql(Warehouse warehouse, DecisionTable table) {
        this.warehouse = warehouse;
        this.table = table;
        this.space = Space.of(table);
        this.precedence = new Precedence(table.rules());
    }

    /** Stages the customers of a month; throws when an input has a value that its domain has not. */
    void stage(Parameters month) {
        String customers = warehouse
                .sqlFile("service/customer_of_month")
                .withFragments(Map.of("inputs", ServiceTable.columns(table)))
                .asSubquery();
        warehouse.execute(
                warehouse.sqlFile("service/service_case").withFragments(Map.of("customers", customers)), month);
        requireKnown();
    }

    /** Lets go of the staged customers. */
    void drop() {
        warehouse.execute("service/service_case_drop", Parameters.none());
    }

    void requireKnown() {
        String values = table.inputs().stream()
                .map(input -> "select '" + input.code() + "' as input_code, cast(" + input.code()
                        + " as varchar) as value_text, count(*) as customer_count from service_case where not coalesce("
                        + inDomain(input) + ", false)" + noNumber(input) + " group by " + input.code())
                .collect(Collectors.joining("\nunion all\n"));
        Problems problems = new Problems();
        List<Row> strange = warehouse.query(
                warehouse.sqlFile("service/strange_value").withFragments(Map.of("values", values)), Parameters.none());
        strange.stream()
                .limit(VALUES_SHOWN)
                .forEach(row -> problems.add(
                        "the input %s is %s for %s customers, which its domain_text has not; expected a value of the"
                                + " domain; mend input_sql, or widen domain_text, in seeds/service_input.csv",
                        row.text("input_code"),
                        row.isNull("value_text") ? "unknown" : row.text("value_text"),
                        row.text("customer_count")));
        problems.throwIfAny(ExitCode.WRONG_USAGE, "an input of the service rules is not as it says; nothing was kept");
    }

    // The engine has NaN above every bound, and infinity too: each rule for large values would hold.
    private static String noNumber(ServiceInput input) {
        return input.isNumber() ? " or not isfinite(cast(" + input.code() + " as double))" : "";
    }

    private static String inDomain(ServiceInput input) {
        Axis axis = Axis.of(input, List.of());
        return axis.sql(axis.all());
    }

    /** What the staged customers are due by these rules. */
    SqlFile due(String rules) {
        String matches = table.rules().stream()
                .map(rule -> "select customer_key, " + SqlFile.literal(rule.code())
                        + " as service_rule_code\nfrom service_case\nwhere " + space.sql(rule)
                        + (rule.isAdverse() && rule.isDone() ? "\n    and not " + DecisionTable.PROTECTED : ""))
                .collect(Collectors.joining("\nunion all\n"));
        String places = table.rules().stream()
                .map(rule -> "select " + SqlFile.literal(rule.code()) + " as service_rule_code, "
                        + precedence.place(rule) + " as place_no")
                .collect(Collectors.joining("\nunion all\n"));
        return warehouse
                .sqlFile("service/due")
                .withFragments(Map.of("matches", matches, "rules", rules, "places", places));
    }

    /** The inputs that a rule speaks of as a text, by its code. */
    String reason() {
        return table.rules().stream()
                .map(rule -> "    when " + SqlFile.literal(rule.code()) + " then "
                        + (rule.conditions().isEmpty()
                                ? "'everybody'"
                                : rule.conditions().keySet().stream()
                                        .map(input -> "'" + input + " ' || coalesce(cast(service_case." + input
                                                + " as varchar), 'unknown')")
                                        .collect(Collectors.joining(" || ', ' || "))))
                .collect(Collectors.joining("\n", "case due.service_rule_code\n", "\nend"));
    }
}
