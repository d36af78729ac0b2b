package io.gridgrade.warehouse;

import io.gridgrade.warehouse.SeedFile.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A seed that is wide where one of its tables is long: people read its columns side by side, and which there are is data.
 *
 * @param seed       the seed that has them, such as {@code dimension}
 * @param prefix     how the names of these columns begin, such as {@code weight_}
 * @param of         the seed and column whose values are the rest of their names, such as the populations of the classes
 * @param type       the type of their values
 * @param isFilled   whether every row has a value; else an empty one is no row of the table, and a column may be left out
 * @param table      the table that holds them, one row a row and column of the seed
 * @param columnCode the table's column with the rest of the name; the first is that of the seed, the last the value
 */
record WideSeed(
        String seed,
        String prefix,
        String of,
        String type,
        boolean isFilled,
        String table,
        String key,
        String columnCode,
        String value) {
    private static final List<WideSeed> ALL = List.of(
            new WideSeed(
                    "dimension",
                    "weight_",
                    "customer_class.population_code",
                    "DECIMAL(6,3)",
                    true,
                    "dim_dimension_weight",
                    "dimension_code",
                    "population_code",
                    "dimension_weight"),
            new WideSeed(
                    "service_rule",
                    "when_",
                    "service_input.input_code",
                    "VARCHAR",
                    false,
                    "dim_service_condition",
                    "service_rule_code",
                    "input_code",
                    "condition_text"));

    /** All of them. */
    static List<WideSeed> all() {
        return ALL;
    }

    /** What a seed has of them. */
    static Optional<WideSeed> of(String seed) {
        return ALL.stream().filter(wide -> wide.seed.equals(seed)).findFirst();
    }

    /** The name of a seed's column as rules speak of it: of one of these the prefix alone, since all keep the same. */
    static String ruleOf(String seed, String column) {
        String prefix =
                of(seed).map(WideSeed::prefix).filter(column::startsWith).orElse(column);
        return seed + "." + prefix;
    }

    /** The seed whose rows these columns are called by. */
    String ofSeed() {
        return of.substring(0, of.indexOf('.'));
    }

    /** The columns that the seed has beside those of its dimension. */
    List<SeedColumn> columns(SeedFile named) {
        String column = of.substring(of.indexOf('.') + 1);
        if (!named.has(column)) {
            return List.of();
        }
        return named.rows().stream()
                .map(row -> named.cell(row, column).text())
                // How another is written is told as that seed's fault.
                .filter(code -> code.matches(SeedRules.CODE))
                .distinct()
                .sorted()
                .map(code -> new SeedColumn(prefix + code, type, isFilled))
                .toList();
    }

    /** The seed without them, as its dimension has it. */
    SeedFile without(SeedFile file) {
        List<Cell> header = file.columns().stream()
                .filter(cell -> !cell.text().startsWith(prefix))
                .toList();
        List<List<Cell>> rows = file.rows().stream()
                .map(row -> header.stream()
                        .map(column -> file.cell(row, column.text()))
                        .toList())
                .toList();
        return new SeedFile(file.name(), header, rows);
    }

    /** They alone, as their table has them. */
    SeedFile alone(SeedFile file) {
        List<Cell> header = List.of(new Cell(key, 1, 1), new Cell(columnCode, 1, 1), new Cell(value, 1, 1));
        List<List<Cell>> rows = new ArrayList<>();
        for (List<Cell> row : file.rows()) {
            for (Cell column : file.columns()) {
                Cell cell = file.cell(row, column.text());
                if (column.text().startsWith(prefix)
                        && (isFilled || !cell.text().isEmpty())) {
                    rows.add(List.of(
                            file.cell(row, key),
                            new Cell(column.text().substring(prefix.length()), cell.lineNo(), cell.columnNo()),
                            cell));
                }
            }
        }
        return new SeedFile(file.name(), header, rows);
    }
}
