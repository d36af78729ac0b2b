package io.gridgrade.service;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.SeedFile.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service rules with the inputs that they speak of, as their two seeds have them. */
public record DecisionTable(List<ServiceInput> inputs, List<ServiceRule> rules) {
    static final String INPUTS = "service_input";
    static final String RULES = "service_rule";

    /** The input that says who is in the register of protection. */
    static final String PROTECTED = "protected";

    /** How the columns of conditions begin. */
    static final String PREFIX = "when_";

    /** Reads it from seeds whose columns and types are as expected; whatever is wrong with it is told, with its place. */
    public static DecisionTable of(Map<String, SeedFile> seeds, Problems problems) {
        List<ServiceInput> inputs = inputs(seeds, problems);
        return new DecisionTable(inputs, problems.isEmpty() ? rules(seeds.get(RULES), inputs, problems) : List.of());
    }

    /** The codes of its rules, in order. */
    public List<String> codes() {
        return rules.stream().map(ServiceRule::code).toList();
    }

    private static List<ServiceInput> inputs(Map<String, SeedFile> seeds, Problems problems) {
        SeedFile seed = seeds.get(INPUTS);
        List<ServiceInput> inputs = new ArrayList<>();
        for (List<Cell> row : seed.rows()) {
            String kind = seed.cell(row, "input_kind_code").text();
            Cell domain = seed.cell(row, "domain_text");
            String place = seed.name() + " " + domain.place();
            List<String> codes = kind.equals("number") ? List.of() : codes(domain.text(), seeds, place, problems);
            boolean mayBeUnknown = domain.text().matches("(.*\\|)?\\s*unknown\\s*(\\|.*)?");
            String text = domain.text().contains(".") && !kind.equals("number")
                    ? String.join(" | ", codes) + (mayBeUnknown ? " | unknown" : "")
                    : domain.text();
            if (text.startsWith("not ")) {
                problems.add("%s: domain_text begins with not; expected all values that the input can have", place);
            } else if (kind.equals("truth") && !codes.equals(List.of("true", "false"))) {
                problems.add("%s: domain_text is \"%s\"; expected true | false", place, domain.text());
            } else {
                ConditionText.read(text, kind, codes, mayBeUnknown, place, problems)
                        .ifPresent(values -> inputs.add(new ServiceInput(
                                seed.cell(row, "input_code").text(),
                                kind,
                                codes,
                                values,
                                seed.cell(row, "input_sql").text())));
            }
        }
        if (problems.isEmpty()
                && inputs.stream()
                        .noneMatch(input ->
                                input.code().equals(PROTECTED) && input.kind().equals("truth"))) {
            problems.add(
                    "%s has no input protected of the kind truth; expected one, for nothing adverse is ever due to a"
                            + " protected customer",
                    seed.name());
        }
        return inputs;
    }

    private static List<String> codes(String domain, Map<String, SeedFile> seeds, String place, Problems problems) {
        List<String> codes = new ArrayList<>();
        for (String part : domain.split("\\|", -1)) {
            String code = part.strip();
            if (code.contains(".")) {
                codes.addAll(column(code, seeds, place, problems));
            } else if (!code.equals("unknown")) {
                codes.add(code);
            }
        }
        return codes;
    }

    // Such as grade.grade_code: each value of a seed's column once, in the seed's order.
    private static List<String> column(String name, Map<String, SeedFile> seeds, String place, Problems problems) {
        String[] named = name.split("\\.", 2);
        SeedFile of = seeds.get(named[0]);
        if (of == null || !of.has(named[1])) {
            List<String> known = of == null
                    ? List.copyOf(seeds.keySet())
                    : of.columns().stream().map(Cell::text).toList();
            problems.add(
                    "%s: %s is the column of no seed%s; expected such as grade.grade_code",
                    place, name, Nearest.hint(of == null ? named[0] : named[1], known));
            return List.of();
        }
        return of.rows().stream()
                .map(row -> of.cell(row, named[1]).text())
                .distinct()
                .toList();
    }

    private static List<ServiceRule> rules(SeedFile seed, List<ServiceInput> inputs, Problems problems) {
        List<ServiceRule> rules = new ArrayList<>();
        List<String> codes = seed.rows().stream()
                .map(row -> seed.cell(row, "service_rule_code").text())
                .toList();
        for (List<Cell> row : seed.rows()) {
            Map<String, ValueSet> conditions = new LinkedHashMap<>();
            for (ServiceInput input : inputs) {
                condition(seed, row, input, problems).ifPresent(values -> conditions.put(input.code(), values));
            }
            String code = seed.cell(row, "service_rule_code").text();
            rules.add(new ServiceRule(
                    code,
                    seed.cell(row, "kind_code").text(),
                    seed.cell(row, "service_code").text(),
                    conditions,
                    yieldsTo(seed, row, codes, problems),
                    Integer.parseInt(seed.cell(row, "lead_days").text()),
                    Integer.parseInt(seed.cell(row, "cadence_months").text()),
                    Boolean.parseBoolean(seed.cell(row, "is_adverse").text()),
                    seed.name() + " line " + row.get(0).lineNo()));
        }
        return rules;
    }

    private static Optional<ValueSet> condition(SeedFile seed, List<Cell> row, ServiceInput input, Problems problems) {
        String column = PREFIX + input.code();
        if (!seed.has(column) || seed.cell(row, column).text().isEmpty()) {
            return Optional.empty();
        }
        Cell cell = seed.cell(row, column);
        return ConditionText.read(
                cell.text(),
                input.kind(),
                input.codes(),
                input.domain().hasUnknown(),
                seed.name() + " " + cell.place() + ", " + column,
                problems);
    }

    private static List<String> yieldsTo(SeedFile seed, List<Cell> row, List<String> codes, Problems problems) {
        if (!seed.has("yields_to")) {
            return List.of();
        }
        Cell cell = seed.cell(row, "yields_to");
        List<String> others = Arrays.stream(cell.text().split("\\|", -1))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
        others.stream()
                .filter(code -> !codes.contains(code))
                .forEach(code -> problems.add(
                        "%s %s: yields_to names the rule %s, which is not there%s; expected codes of rules of the same"
                                + " service, with | between them",
                        seed.name(), cell.place(), code, Nearest.hint(code, codes)));
        return others;
    }
}
