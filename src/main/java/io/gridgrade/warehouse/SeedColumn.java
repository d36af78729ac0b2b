package io.gridgrade.warehouse;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A column of a dimension that a seed fills, and what its type takes. */
record SeedColumn(String name, String type, boolean isMandatory) {
    /** What is wrong with a value as one of the column; empty when nothing is. */
    Optional<String> fault(String text) {
        if (text.isEmpty()) {
            return isMandatory ? Optional.of("is empty; expected " + expected()) : Optional.empty();
        }
        return fits(text) ? Optional.empty() : Optional.of("is \"" + text + "\"; expected " + expected());
    }

    private boolean fits(String text) {
        try {
            return switch (family()) {
                case "whole" -> isWhole(text);
                case "decimal" -> isDecimal(text);
                case "double" ->
                    text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,2})?")
                            && Double.isFinite(Double.parseDouble(text));
                case "truth" -> text.equals("true") || text.equals("false");
                default -> text.chars().noneMatch(Character::isISOControl);
            };
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private boolean isWhole(String text) {
        long most =
                type.equals("SMALLINT") ? Short.MAX_VALUE : type.equals("BIGINT") ? Long.MAX_VALUE : Integer.MAX_VALUE;
        return text.matches("[-+]?\\d{1,18}") && Math.abs(Long.parseLong(text)) <= most;
    }

    private boolean isDecimal(String text) {
        int[] sizes = Arrays.stream(type.replaceAll("[^0-9,]", "").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        if (!text.matches("[-+]?\\d+(\\.\\d+)?")) {
            return false;
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        return value.scale() <= sizes[1] && value.precision() - value.scale() <= sizes[0] - sizes[1];
    }

    private String family() {
        if (type.matches("TINYINT|SMALLINT|INTEGER|BIGINT")) {
            return "whole";
        }
        if (type.startsWith("DECIMAL")) {
            return "decimal";
        }
        return type.equals("DOUBLE") ? "double" : type.equals("BOOLEAN") ? "truth" : "text";
    }

    private String expected() {
        return switch (family()) {
            case "whole" -> "a whole number";
            case "decimal" ->
                "a number such as 12.5, with at most " + type.replaceAll("DECIMAL\\(\\d+,\\s*(\\d+)\\)", "$1")
                        + " decimals";
            case "double" -> "a number such as 12.5";
            case "truth" -> "true or false";
            default -> "a text";
        };
    }

    /** Looks at the columns and the type of every value. */
    static void check(SeedFile seed, String table, List<SeedColumn> columns, Problems problems) {
        Map<String, SeedColumn> known = new LinkedHashMap<>();
        columns.forEach(column -> known.put(column.name(), column));
        List<String> missing = new ArrayList<>();
        columns.stream()
                .filter(column -> column.isMandatory() && !seed.has(column.name()))
                .forEach(column -> missing.add(column.name()));
        for (Cell column : seed.columns()) {
            if (!known.containsKey(column.text())) {
                problems.add(
                        "%s",
                        seed.name() + " " + column.place() + ": column \"" + column.text() + "\" is unknown"
                                + Nearest.hint(column.text(), known.keySet()) + "; expected the columns of star."
                                + table
                                + ": " + String.join(", ", known.keySet()));
            }
        }
        if (!missing.isEmpty() && !seed.columns().isEmpty()) {
            problems.add(
                    "%s line 1: column %s is missing; expected the columns of star.%s: %s",
                    seed.name(), String.join(", ", missing), table, String.join(", ", known.keySet()));
        }
        for (List<Cell> row : seed.rows()) {
            for (int i = 0; i < row.size(); i++) {
                Cell cell = row.get(i);
                String column = seed.columns().get(i).text();
                Optional.ofNullable(known.get(column))
                        .flatMap(of -> of.fault(cell.text()))
                        .ifPresent(fault ->
                                problems.add("%s", seed.name() + " " + cell.place() + ": " + column + " " + fault));
            }
        }
    }
}
