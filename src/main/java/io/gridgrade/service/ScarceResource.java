package io.gridgrade.service;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What actions of a role, or of one rule, need, and of which there is only so much.
 *
 * @param nameChinese its name in Chinese
 * @param unitChinese the unit in Chinese
 * @param capacity   in a month
 * @param use        what an action needs
 * @param floorShare the least share of its actions that every station gets done
 * @param place      where it stands, in words
 */
public record ScarceResource(
        String code,
        String name,
        String nameChinese,
        String role,
        Optional<String> rule,
        String unit,
        String unitChinese,
        BigDecimal capacity,
        BigDecimal use,
        BigDecimal floorShare,
        String place) {
    /** Those of the seeds of which there is not enough; tells what is wrong with any. */
    static List<ScarceResource> of(Map<String, SeedFile> seeds, Problems problems) {
        SeedFile rules = seeds.get(DecisionTable.RULES);
        Map<String, String> roles = new LinkedHashMap<>();
        rules.rows()
                .forEach(row -> roles.put(
                        rules.cell(row, "service_rule_code").text(),
                        rules.cell(row, "owner_role_code").text()));
        SeedFile seed = seeds.get(AllotResources.SEED);
        List<ScarceResource> scarce = new ArrayList<>();
        for (List<SeedFile.Cell> row : seed.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            seed.columns()
                    .forEach(column -> cells.put(
                            column.text(), seed.cell(row, column.text()).text()));
            // A home without the rule of a resource that ships, and of which there is enough, has nothing to mend.
            if (!cells.getOrDefault("capacity_month", "").isEmpty()) {
                requireUse(seed, row, problems);
                requireRule(seed, row, roles, rules, problems);
                scarce.add(of(cells, seed.name() + " line " + row.get(0).lineNo()));
            }
        }
        return scarce;
    }

    private static ScarceResource of(Map<String, String> cells, String place) {
        return new ScarceResource(
                cells.get("resource_code"),
                cells.get("resource_name_en"),
                cells.get("resource_name_zh"),
                cells.get("owner_role_code"),
                Optional.of(cells.getOrDefault("service_rule_code", "")).filter(code -> !code.isEmpty()),
                cells.get("unit_en"),
                cells.get("unit_zh"),
                new BigDecimal(cells.get("capacity_month")),
                new BigDecimal(cells.get("use_per_action")),
                new BigDecimal(cells.get("floor_share")),
                place);
    }

    // Of what no action uses any there is always enough.
    private static void requireUse(SeedFile seed, List<SeedFile.Cell> row, Problems problems) {
        SeedFile.Cell use = seed.cell(row, "use_per_action");
        if (use.text().matches("[-+]?0*\\.?0*")) {
            problems.add(
                    "%s %s: use_per_action of %s is %s; expected more than 0, since what no action needs is not scarce",
                    seed.name(), use.place(), seed.cell(row, "resource_code").text(), use.text());
        }
    }

    private static void requireRule(
            SeedFile seed, List<SeedFile.Cell> row, Map<String, String> roles, SeedFile rules, Problems problems) {
        if (!seed.has("service_rule_code")) {
            return;
        }
        SeedFile.Cell cell = seed.cell(row, "service_rule_code");
        String rule = cell.text();
        String role = seed.cell(row, "owner_role_code").text();
        if (roles.containsKey(rule) && !roles.get(rule).equals(role)) {
            problems.add(
                    "%s %s: the rule %s is done by %s, and not by %s; expected %s as owner_role_code, or a rule of %s",
                    seed.name(), cell.place(), rule, roles.get(rule), role, roles.get(rule), role);
        }
        if (!rule.isEmpty() && !roles.containsKey(rule)) {
            problems.add(
                    "%s %s: service_rule_code \"%s\" is no rule%s; expected one of %s, or nothing for all of the role",
                    seed.name(), cell.place(), rule, Nearest.hint(rule, List.copyOf(roles.keySet())), rules.name());
        }
    }

    boolean isNeededBy(String actionRole, String actionRule) {
        return role.equals(actionRole) && rule.map(actionRule::equals).orElse(true);
    }
}
