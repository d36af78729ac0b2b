package io.gridgrade.warehouse;

import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the rows of a seed, whose values are all of their types, must be to one another: scales, bands, weights. */
record SeedOrders(SeedFile seed, Problems problems) {
    void check(String name) {
        switch (name) {
            case "grade" -> scale();
            case "indicator" -> bands();
            case "master_scale" -> ceilings();
            default -> {}
        }
    }

    private void scale() {
        Map<Integer, List<Cell>> byOrder = new TreeMap<>();
        seed.rows()
                .forEach(row -> byOrder.put(
                        Integer.parseInt(seed.cell(row, "grade_order").text()), row));
        int expected = 1;
        Optional<Cell> before = Optional.empty();
        Optional<Cell> unscored = Optional.empty();
        for (Map.Entry<Integer, List<Cell>> row : byOrder.entrySet()) {
            Cell order = seed.cell(row.getValue(), "grade_order");
            if (row.getKey() != expected) {
                tell(order, "grade_order is " + order.text(), "the grades counted from 1, the best, without a gap");
                return;
            }
            expected++;
            Cell floor = seed.cell(row.getValue(), "score_floor");
            if (floor.text().isEmpty()) {
                unscored = unscored.or(() -> Optional.of(floor));
            } else if (unscored.isPresent()) {
                tell(
                        floor,
                        "score_floor is " + floor.text() + ", after a grade without one in line "
                                + unscored.get().lineNo(),
                        "the grades that a score gives first, then those that only a gate gives");
            } else if (before.isPresent() && decimal(floor).compareTo(decimal(before.get())) >= 0) {
                tell(
                        floor,
                        "score_floor is " + floor.text() + ", of a better grade in line "
                                + before.get().lineNo() + " " + before.get().text(),
                        "floors that fall from the best grade to the poorest");
            }
            before = floor.text().isEmpty() ? before : Optional.of(floor);
        }
        if (before.isEmpty()) {
            problems.add("%s: no grade has a score_floor; expected at least one grade that a score gives", seed.name());
        } else if (decimal(before.get()).signum() != 0) {
            tell(
                    before.get(),
                    "score_floor of the poorest grade that a score gives is "
                            + before.get().text(),
                    "0, since every score must have a grade");
        }
        if (unscored.isEmpty()) {
            problems.add(
                    "%s: every grade has a score_floor; expected one without, such as NR, for customers not rated",
                    seed.name());
        }
    }

    private void bands() {
        for (List<Cell> row : seed.rows()) {
            boolean isGraded = Boolean.parseBoolean(seed.cell(row, "is_graded").text());
            String direction = seed.cell(row, "direction_code").text();
            if (isGraded && direction.equals("none")) {
                tell(
                        seed.cell(row, "direction_code"),
                        "direction_code of a graded indicator is none",
                        "higher or lower");
            }
            if (isGraded && decimal(seed.cell(row, "indicator_weight")).signum() == 0) {
                tell(
                        seed.cell(row, "indicator_weight"),
                        "indicator_weight of a graded indicator is 0",
                        "more than 0, or is_graded false");
            }
            Optional<Cell> before = Optional.empty();
            for (String column : List.of("bound_1", "bound_2", "bound_3", "bound_4")) {
                if (!seed.has(column) || seed.cell(row, column).text().isEmpty()) {
                    continue;
                }
                Cell bound = seed.cell(row, column);
                if (before.isPresent()) {
                    int rises = decimal(bound).compareTo(decimal(before.get()));
                    if (direction.equals("higher") ? rises >= 0 : rises <= 0) {
                        tell(
                                bound,
                                column + " is " + bound.text() + " after "
                                        + before.get().text(),
                                "bounds from the best to the worst, so "
                                        + (direction.equals("higher") ? "falling" : "rising"));
                    }
                }
                before = Optional.of(bound);
            }
            if (isGraded && before.isEmpty()) {
                tell(row.get(0), "a graded indicator has no bound", "at least one of bound_1 to bound_4");
            }
        }
    }

    private void ceilings() {
        Map<Integer, List<Cell>> byOrder = new TreeMap<>();
        seed.rows()
                .forEach(row -> byOrder.put(
                        Integer.parseInt(seed.cell(row, "master_scale_order").text()), row));
        Optional<Cell> before = Optional.empty();
        Optional<Cell> open = Optional.empty();
        for (List<Cell> row : byOrder.values()) {
            Cell ceiling = seed.cell(row, "default_probability_ceiling");
            if (ceiling.text().isEmpty()) {
                open = Optional.of(ceiling);
                continue;
            }
            if (open.isPresent()) {
                tell(
                        open.get(),
                        "default_probability_ceiling is empty",
                        "a ceiling for every class but the last, that of default");
                open = Optional.empty();
            }
            if (before.isPresent() && decimal(ceiling).compareTo(decimal(before.get())) <= 0) {
                tell(
                        ceiling,
                        "default_probability_ceiling is " + ceiling.text() + " after "
                                + before.get().text(),
                        "ceilings that rise from the safest class on");
            }
            Cell mid = seed.cell(row, "default_probability_mid");
            if (decimal(mid).compareTo(decimal(ceiling)) > 0
                    || (before.isPresent() && decimal(mid).compareTo(decimal(before.get())) < 0)) {
                tell(mid, "default_probability_mid is " + mid.text(), "a probability within its class");
            }
            before = Optional.of(ceiling);
        }
        if (before.isEmpty() || decimal(before.get()).compareTo(BigDecimal.ONE) != 0) {
            problems.add(
                    "%s: the last default_probability_ceiling is %s; expected 1, so that every probability has a class",
                    seed.name(), before.map(Cell::text).orElse("missing"));
        }
    }

    private static BigDecimal decimal(Cell cell) {
        return cell.text().isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell.text());
    }

    private void tell(Cell cell, String what, String expected) {
        problems.add("%s", seed.name() + " " + cell.place() + ": " + what + "; expected " + expected);
    }
}
