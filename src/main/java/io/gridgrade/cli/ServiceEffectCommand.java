package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.service.ServiceEffects;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says what service actions changed. */
@Command(
        name = "effect",
        description =
                "Say what the actions of the work lists changed, by rule: the change of customers for whom"
                        + " something was done less that of customers of the same kind for whom nothing was, with its interval.")
final class ServiceEffectCommand implements Runnable {
    private static final Map<String, String> VERDICTS = Map.of(
            "better", "better",
            "worse", "worse",
            "none", "no effect seen",
            "too_few", "too few");

    @ParentCommand
    private ServiceCommand service;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "The closed month, YYYY-MM; else the last that has any.")
    private String period;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        GridGrade main = service.main();
        Home home = main.home();
        Optional<Period> asked = Optional.ofNullable(period).map(Period::parse);
        ServiceEffects effects = main.reading(home, session -> ServiceEffects.of(session.warehouse(), asked));
        if (asJson) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("period", effects.period().toString());
            answer.put("effects", effects.effects().stream().map(Row::asMap).toList());
            answer.put("balance", effects.balances().stream().map(Row::asMap).toList());
            main.terminal().out().println(Json.write(answer));
        } else {
            lines(effects).forEach(main.terminal().out()::println);
        }
    }

    private static List<String> lines(ServiceEffects effects) {
        TextTable table = new TextTable(List.of(
                "rule", "measure", "treated", "matched", "others", "before", "change", "others'", "effect", "from",
                "to", "verdict"));
        for (Row row : effects.effects()) {
            table.add(
                    row.text("service_rule_code"),
                    row.text("measure_code").replace('_', ' '),
                    row.longInteger("treated_count"),
                    row.longInteger("matched_count"),
                    row.longInteger("control_count"),
                    number(row, "treated_before_value"),
                    number(row, "treated_change"),
                    number(row, "control_change"),
                    number(row, "effect_value"),
                    number(row, "effect_low"),
                    number(row, "effect_high"),
                    VERDICTS.get(row.text("verdict_code")));
        }
        Row first = effects.effects().get(0);
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                "effect: change of the matched over " + first.text("effect_months")
                        + " months from the list, less that of others of the same month, class, grade, group and age of arrears");
        lines.add("from, to: it lies between them with " + Math.round(100 * first.number("confidence"))
                + " % confidence; the verdict allows for so many figures at once (Holm), so it asks for more");
        lines.add("unmatched customers have nobody like them: nothing is said of them; too few: below 30 on a side");
        if (effects.balances().isEmpty()) {
            return lines;
        }
        lines.add("");
        TextTable balance = new TextTable(List.of("rule", "alike in", "treated", "others", "apart", "after matching"));
        for (Row row : effects.balances()) {
            balance.add(
                    row.text("service_rule_code"),
                    row.text("covariate_code").replace('_', ' '),
                    number(row, "treated_mean"),
                    number(row, "control_mean"),
                    number(row, "difference_before"),
                    number(row, "difference_after"));
        }
        lines.addAll(balance.lines());
        lines.add("");
        lines.add("apart: difference of the means in standard deviations; beyond 0.1 it is not small");
        return lines;
    }

    private static String number(Row row, String column) {
        return row.isNull(column) ? "" : String.format(Locale.ROOT, "%.3f", row.number(column));
    }
}
