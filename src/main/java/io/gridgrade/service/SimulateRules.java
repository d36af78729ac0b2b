package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what edited service rules would have given over the last closed months, beside the rules in force; keeps nothing. */
public final class SimulateRules {
    /** The columns of a rule that decide what is due, and whether each is a text. */
    private static final Map<String, Boolean> COLUMNS = new TreeMap<>(Map.ofEntries(
            Map.entry("service_rule_code", true),
            Map.entry("kind_code", true),
            Map.entry("rule_order", false),
            Map.entry("service_code", true),
            Map.entry("lead_days", false),
            Map.entry("lead_from_code", true),
            Map.entry("cadence_months", false),
            Map.entry("priority", false),
            Map.entry("is_adverse", false),
            Map.entry("channel_code", true),
            Map.entry("owner_role_code", true)));

    private final Warehouse published;
    private final Parameters settings;

    private SimulateRules(Warehouse published, Parameters settings) {
        this.published = published;
        this.settings = settings;
    }

    /**
     * Compares over the last months that are closed.
     *
     * @param inForce the home's files
     * @param edited  the same, with the edited rules in their place
     */
    public static Simulation of(
            Warehouse published,
            Parameters settings,
            Resources inForce,
            Resources edited,
            int monthCount,
            Progress progress) {
        List<RuleFinding> findings = ServiceTable.findings(edited);
        if (!findings.isEmpty()) {
            throw new UserError(
                    ExitCode.FAILED,
                    "the edited rules have something wrong with them as a whole; nothing was computed; mend them, as told by"
                            + " gridgrade service check --rules FILE",
                    findings.stream().map(RuleFinding::line).toList());
        }
        return new SimulateRules(published, settings)
                .compare(Rules.of(inForce), Rules.of(edited), monthCount, progress);
    }

    private record Rules(DecisionTable table, String sql) {
        static Rules of(Resources resources) {
            try (Warehouse memory = Warehouse.inMemory(resources)) {
                return new Rules(ServiceTable.of(memory), SimulateRules.sql(ServiceTable.rules(memory)));
            }
        }
    }

    // The rules as SQL to stand after FROM.
    private static String sql(SeedFile seed) {
        String names = String.join(", ", COLUMNS.keySet());
        return seed.rows().stream()
                .map(row -> COLUMNS.entrySet().stream()
                        .map(column -> {
                            String text = seed.cell(row, column.getKey()).text();
                            return column.getValue() ? SqlFile.literal(text) : text;
                        })
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(",\n", "(select * from (values\n", "\n) as listed (" + names + "))"));
    }

    private Simulation compare(Rules before, Rules after, int monthCount, Progress progress) {
        List<Period> months =
                published.query("service/closed_month", Parameters.none().with("month_count", monthCount)).stream()
                        .map(row -> Period.ofKey(row.integer("period_key")))
                        .toList();
        if (months.isEmpty()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "no month is closed yet, so there is nothing to try rules on; expected one; close it with: gridgrade"
                            + " close");
        }
        published.execute("service/simulated", Parameters.none());
        ServiceSql old = new ServiceSql(published, before.table());
        ServiceSql edited = new ServiceSql(published, after.table());
        for (Period period : months) {
            progress.note("trying the rules on " + period);
            Parameters month = PlanService.month(settings, period);
            old.stage(month);
            published.execute(
                    published
                            .sqlFile("service/simulated_month")
                            .withFragments(Map.of(
                                    "before", old.due(before.sql()).asSubquery(),
                                    "after", edited.due(after.sql()).asSubquery())),
                    month);
            old.drop();
        }
        return new Simulation(
                months.get(months.size() - 1),
                months.get(0),
                months.size(),
                answer("service/simulated_total").get(0).longInteger("customer_count"),
                answer("service/simulated_rule"),
                answer("service/simulated_channel"));
    }

    private List<Row> answer(String name) {
        return published.query(name, Parameters.none());
    }
}
