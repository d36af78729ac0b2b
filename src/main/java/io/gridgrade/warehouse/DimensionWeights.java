package io.gridgrade.warehouse;

import io.gridgrade.warehouse.SeedFile.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights that {@code dimension.csv} has in a column for each population of {@code customer_class.csv}, such as
 * {@code weight_resident}: the one part of a seed that is wide where its table is long, since people read weights side by
 * side, and populations are data.
 */
final class DimensionWeights {
    /** The seed that has them. */
    static final String SEED = "dimension";

    /** The table that holds them, one row a dimension and population. */
    static final String TABLE = "dim_dimension_weight";

    private static final String PREFIX = "weight_";

    private DimensionWeights() {}

    /** Whether a seed's column has the weights of a population. */
    static boolean is(String seed, String column) {
        return seed.equals(SEED) && column.startsWith(PREFIX);
    }

    /** The columns that the seed has beside those of its dimension: one for each population of a class. */
    static List<SeedColumn> columns(SeedFile customerClass) {
        if (!customerClass.has("population_code")) {
            return List.of();
        }
        return customerClass.rows().stream()
                .map(row -> customerClass.cell(row, "population_code").text())
                // How another is written is told as that seed's fault.
                .filter(population -> population.matches(SeedRules.CODE))
                .distinct()
                .sorted()
                .map(population -> new SeedColumn(PREFIX + population, "DECIMAL(6,3)", true))
                .toList();
    }

    /** The seed without them, as its dimension has it. */
    static SeedFile without(SeedFile seed) {
        List<Cell> header = seed.columns().stream()
                .filter(cell -> !cell.text().startsWith(PREFIX))
                .toList();
        List<List<Cell>> rows = seed.rows().stream()
                .map(row -> header.stream()
                        .map(column -> seed.cell(row, column.text()))
                        .toList())
                .toList();
        return new SeedFile(seed.name(), header, rows);
    }

    /** They alone, as their table has them. */
    static SeedFile of(SeedFile seed) {
        List<Cell> header = List.of(
                new Cell("dimension_code", 1, 1),
                new Cell("population_code", 1, 1),
                new Cell("dimension_weight", 1, 1));
        List<List<Cell>> rows = new ArrayList<>();
        for (List<Cell> row : seed.rows()) {
            for (Cell column : seed.columns()) {
                if (column.text().startsWith(PREFIX)) {
                    Cell weight = seed.cell(row, column.text());
                    rows.add(List.of(
                            seed.cell(row, "dimension_code"),
                            new Cell(column.text().substring(PREFIX.length()), weight.lineNo(), weight.columnNo()),
                            weight));
                }
            }
        }
        return new SeedFile(seed.name(), header, rows);
    }
}
