package io.gridgrade.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small decision table drawn at random, with the rows that it was written as, so that it can be read otherwise. */
final class RandomTable {
    private static final List<String> CREDITS = List.of("high", "fair", "poor");
    private static final List<String> NUMBERS = List.of("0", "0.5", "10", "20", "25");

    /** Every combination of values that tells any two conditions of the table apart. */
    static final List<Map<String, String>> POINTS = points();

    private final Random random;
    private final List<Map<String, String>> rows = new ArrayList<>();

    RandomTable(long seed) {
        random = new Random(seed);
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    DecisionTable table() {
        return ServiceSeeds.table(
                ServiceSeeds.INPUT_HEADER
                        + "credit,1,code,high | fair | poor,credit,,Credit,信用\n"
                        + "days,2,number,>= 0 | unknown,days,,Days,天数\n"
                        + "protected,3,truth,true | false,protected,,Protected,受保护\n",
                rows);
    }

    private Map<String, String> row(int no) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("service_rule_code", "R" + no);
        row.put("rule_order", String.valueOf(no + 1));
        row.put("kind_code", pick("action", "action", "action", "floor", "prohibition", "notice"));
        row.put("service_code", pick("visit", "visit", "call"));
        row.put("when_credit", condition(pick("", pick(CREDITS), pick(CREDITS) + " | " + pick(CREDITS))));
        row.put("when_days", condition(days()));
        row.put("when_protected", pick("", "", "true", "false"));
        String before = no > 0 && random.nextInt(3) == 0 ? "R" + random.nextInt(no) : "";
        row.put("yields_to", isAlike(before, row) ? before : "");
        row.put("lead_days", pick("0", "5", "9"));
        row.put("cadence_months", pick("1", "6"));
        row.put("is_adverse", pick("false", "false", "true"));
        return row;
    }

    private boolean isAlike(String before, Map<String, String> row) {
        return !before.isEmpty()
                && List.of("kind_code", "service_code").stream()
                        .allMatch(column -> rows.get(Integer.parseInt(before.substring(1)))
                                .get(column)
                                .equals(row.get(column)));
    }

    private String condition(String text) {
        return text.isEmpty() || random.nextInt(4) > 0 ? text : "not " + text;
    }

    private String days() {
        return pick(
                "",
                ">= " + pick(NUMBERS),
                "< " + pick(NUMBERS),
                ">= " + pick(NUMBERS) + " < " + pick(NUMBERS),
                ">= " + pick(NUMBERS) + " | unknown",
                "< " + pick(NUMBERS) + " | >= " + pick(NUMBERS),
                "any",
                "unknown");
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<Map<String, String>> points() {
        List<Map<String, String>> points = new ArrayList<>();
        for (String credit : CREDITS) {
            for (String days : List.of("0", "0.25", "0.5", "3", "10", "12", "20", "21", "25", "99", "unknown")) {
                for (String isProtected : List.of("true", "false")) {
                    points.add(Map.of("credit", credit, "days", days, "protected", isProtected));
                }
            }
        }
        return points;
    }

    /** Whether a row's conditions hold of a point, read by themselves and not by what is tested. */
    static boolean holds(Map<String, String> row, Map<String, String> point) {
        return point.entrySet().stream().allMatch(value -> holds(row.get("when_" + value.getKey()), value.getValue()));
    }

    private static boolean holds(String condition, String value) {
        if (condition.isEmpty()) {
            return true;
        }
        if (condition.startsWith("not ")) {
            return !holds(condition.substring(4), value);
        }
        for (String part : condition.split(" \\| ", -1)) {
            if (part.equals(value) || (part.equals("any") && !value.equals("unknown"))) {
                return true;
            }
            if (part.matches("[<>].*") && !value.equals("unknown")) {
                BigDecimal number = new BigDecimal(value);
                String[] words = part.split(" ", -1);
                boolean isIn = true;
                for (int i = 0; i < words.length; i += 2) {
                    int than = number.compareTo(new BigDecimal(words[i + 1]));
                    isIn &= words[i].equals("<") ? than < 0 : than >= 0;
                }
                if (isIn) {
                    return true;
                }
            }
        }
        return false;
    }
}
