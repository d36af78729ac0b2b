package io.gridgrade.grade.rule;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.HomeSql;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The gates of the seed as SQL, in their order; each is a column {@code gate_n} that says whether it holds. One sets the
 * grade, one caps it, and one keeps that of the month before, which decides like one that sets it.
 */
public record Gates(List<Gate> gates) {
    private static final List<String> KINDS = List.of("set", "cap", "keep");

    /** One gate; one that keeps the grade gives its own to who had none. */
    public record Gate(String code, String kind, int gradeOrder, String condition) {
        boolean caps() {
            return kind.equals("cap");
        }
    }

    static Gates of(Warehouse warehouse, RuleTables tables) {
        Problems problems = new Problems();
        List<Gate> gates = new ArrayList<>();
        SqlFile file =
                warehouse.sqlFile("grade/gate").withFragments(Map.of("gates", tables.gates(), "scale", tables.scale()));
        warehouse.query(file, Parameters.none()).forEach(row -> {
            String kind = row.text("gate_kind_code");
            if (!KINDS.contains(kind)) {
                problems.add(
                        "gate %s: gate_kind_code is \"%s\"; expected one of %s",
                        row.text("gate_code"), kind, String.join(", ", KINDS));
            } else if (row.isNull("grade_order")) {
                problems.add(
                        "gate %s: grade_code is \"%s\", which seeds/grade.csv does not have",
                        row.text("gate_code"), row.text("grade_code"));
            } else {
                gates.add(new Gate(row.text("gate_code"), kind, row.integer("grade_order"), row.text("condition_sql")));
            }
        });
        problems.throwIfAny(ExitCode.WRONG_USAGE, "seeds/gate.csv has gates that cannot be applied");
        return new Gates(List.copyOf(gates));
    }

    /** Looks at the conditions of the home's gates, before any is applied: each is a truth over what a gate may speak of. */
    public static void check(Warehouse warehouse, SeedFile seed, Parameters parameters, Problems problems) {
        HomeSql sql = new HomeSql(warehouse, parameters, problems);
        SqlFile over = warehouse.sqlFile("grade/gate_input");
        for (List<SeedFile.Cell> row : seed.rows()) {
            SeedFile.Cell cell = seed.cell(row, "condition_sql");
            sql.type(cell.text(), cell, seed.name(), over)
                    .filter(type -> !type.equals("BOOLEAN"))
                    .ifPresent(type -> problems.add(
                            "%s line %d, column %d: the condition is of the type %s; expected a truth, such as"
                                    + " overdue_amount > 0",
                            seed.name(), cell.lineNo(), cell.columnNo(), type));
        }
    }

    /** Whether each gate holds; an unknown condition does not. */
    String columns() {
        return gates.isEmpty()
                ? "false as gate_none"
                : IntStream.range(0, gates.size())
                        .mapToObj(i -> SqlFile.comment(gates.get(i).code() + ": "
                                        + gates.get(i).kind() + "s the grade; of the order "
                                        + gates.get(i).gradeOrder())
                                // Its last line may be a comment.
                                + "coalesce(" + gates.get(i).condition() + "\n, false) as gate_" + i)
                        .collect(Collectors.joining(",\n"));
    }

    /**
     * Order of the grade set by the first gate that holds and sets or keeps one; null when none does.
     *
     * @param before the order of the grade of the month before as SQL, null where there was none
     */
    String setOrder(String before) {
        return first(
                false,
                "null::integer",
                gate -> gate.kind().equals("keep")
                        ? "coalesce(" + before + ", " + gate.gradeOrder() + ")"
                        : Integer.toString(gate.gradeOrder()),
                gate -> "");
    }

    /** Code of that gate. */
    String setReason() {
        return first(false, "null::varchar", gate -> SqlFile.literal(gate.code()), gate -> "");
    }

    /** Order of the worst cap that holds; 0, better than all, when none does. */
    String capOrder() {
        List<String> caps = IntStream.range(0, gates.size())
                .filter(i -> gates.get(i).caps())
                .mapToObj(i -> "case when gate_" + i + " then " + gates.get(i).gradeOrder() + " else 0 end")
                .toList();
        return caps.isEmpty() ? "0" : "greatest(" + String.join(", ", caps) + ")";
    }

    /** Code of the first gate that holds and caps as low as {@code cap_order}. */
    String capReason() {
        return first(
                true,
                "null::varchar",
                gate -> SqlFile.literal(gate.code()),
                gate -> " and cap_order = " + gate.gradeOrder());
    }

    private String first(
            boolean caps, String otherwise, Function<Gate, String> value, Function<Gate, String> condition) {
        String cases = IntStream.range(0, gates.size())
                .filter(i -> gates.get(i).caps() == caps)
                .mapToObj(i -> " when gate_" + i + condition.apply(gates.get(i)) + " then " + value.apply(gates.get(i)))
                .collect(Collectors.joining());
        return cases.isEmpty() ? otherwise : "case" + cases + " end";
    }
}
