package io.gridgrade.query;

import io.gridgrade.measure.MeasureTable;
import io.gridgrade.measure.Measures;
import io.gridgrade.warehouse.Resources;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The tables of {@code mart} as Calcite sees them, read once from the engine. */
final class MartCatalog {
    static final String SCHEMA = "mart";
    private static final String COLUMNS_SQL = Resources.shipped().text("sql/duckdb/mart_columns.sql");

    /** The engine's names of types that Calcite does not know; a cast may use them. */
    private static final Map<String, SqlTypeName> ENGINE_TYPES = Map.ofEntries(
            Map.entry("text", SqlTypeName.VARCHAR),
            Map.entry("string", SqlTypeName.VARCHAR),
            Map.entry("json", SqlTypeName.VARCHAR),
            Map.entry("hugeint", SqlTypeName.DECIMAL),
            Map.entry("numeric", SqlTypeName.DECIMAL),
            Map.entry("timestamptz", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE));

    /** The views that tell of mart, as sql/duckdb/mart_views.sql makes them. */
    private static final Map<String, List<String>> VIEWS_OF_MART = Map.of(
            "information_schema_tables",
            List.of("table_catalog", "table_schema", "table_name", "table_type", "table_comment"),
            "information_schema_columns",
            List.of(
                    "table_catalog",
                    "table_schema",
                    "table_name",
                    "column_name",
                    "ordinal_position",
                    "is_nullable",
                    "data_type",
                    "column_comment"));

    private final Map<String, Map<String, String>> typesByTable;
    private final RelDataTypeFactory types = new SqlTypeFactoryImpl(new EngineTypeSystem());

    // With types, and without: the same for every query that names no table of measures.
    private final Map<Boolean, CalciteCatalogReader> readers = new ConcurrentHashMap<>();

    private final Supplier<Measures> measuresSource;
    private Measures measures;
    private List<MeasureTable> measureTables;

    /** Of tables whose columns have these types; measures are read when a query first needs them. */
    MartCatalog(Map<String, Map<String, String>> typesByTable, Supplier<Measures> measures) {
        this.typesByTable = typesByTable;
        this.measuresSource = measures;
    }

    /** The tables of the connection's copy; measures are read when a query first needs them. */
    static MartCatalog read(Connection connection, Supplier<Measures> measures) throws SQLException {
        Map<String, Map<String, String>> typesByTable = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS_SQL)) {
            while (rows.next()) {
                typesByTable
                        .computeIfAbsent(rows.getString(1), unused -> new LinkedHashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        return new MartCatalog(typesByTable, measures);
    }

    synchronized Measures measures() {
        if (measures == null) {
            measures = measuresSource.get();
        }
        return measures;
    }

    /** The tables of measures, which are written out where a query names one; a table of mart of that name comes first. */
    synchronized List<MeasureTable> measureTables() {
        if (measureTables == null) {
            measureTables = MeasureTable.of(measures(), typesByTable).stream()
                    .filter(table -> !typesByTable.containsKey(table.name()))
                    .toList();
        }
        return measureTables;
    }

    /** The table of measures of that name, if there is one. */
    Optional<MeasureTable> measureTable(String name) {
        // Measures are read only for whoever asks for them.
        return name.toLowerCase(Locale.ROOT).startsWith(MeasureTable.PREFIX)
                ? measureTables().stream()
                        .filter(table -> table.name().equalsIgnoreCase(name))
                        .findFirst()
                : Optional.empty();
    }

    RelDataTypeFactory types() {
        return types;
    }

    Set<String> tables() {
        return typesByTable.keySet();
    }

    /** The columns of the tables among the given names, or of all tables when there is none among them. */
    Set<String> columnsOf(Collection<String> names) {
        Set<String> columns = new TreeSet<>();
        Set<String> lower = new TreeSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        typesByTable.forEach((table, byColumn) -> {
            if (lower.contains(table.toLowerCase(Locale.ROOT))) {
                columns.addAll(byColumn.keySet());
            }
        });
        names.forEach(name -> measureTable(name).ifPresent(table -> columns.addAll(namesOf(table))));
        return columns;
    }

    private static List<String> namesOf(MeasureTable table) {
        return table.columns().stream().map(MeasureTable.Column::name).toList();
    }

    private static Map<String, String> ofTexts(List<String> columns) {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column, "VARCHAR"));
        return types;
    }

    /** The name of a table as it is written in mart; null when there is none. */
    @Nullable
    String table(String name) {
        return typesByTable.keySet().stream()
                .filter(table -> table.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether every column of that name is a whole number. */
    boolean isWhole(String column) {
        List<String> types = typesByTable.values().stream()
                .flatMap(byColumn -> byColumn.entrySet().stream())
                .filter(entry -> entry.getKey().equalsIgnoreCase(column))
                .map(Map.Entry::getValue)
                .toList();
        return !types.isEmpty() && types.stream().allMatch("INTEGER"::equals);
    }

    /** The columns of a table in their order; none when there is no such table. */
    List<String> columnsInOrder(String name) {
        String table = table(name);
        return table == null
                ? measureTable(name).map(MartCatalog::namesOf).orElse(List.of())
                : List.copyOf(typesByTable.get(table).keySet());
    }

    /** The engine's types of the columns of a table of mart, in their order. */
    Map<String, String> types(String table) {
        return typesByTable.getOrDefault(table, Map.of());
    }

    /** Whether a word is a table or a column of mart. */
    boolean knows(String word) {
        return typesByTable.entrySet().stream()
                .anyMatch(entry -> entry.getKey().equalsIgnoreCase(word)
                        || entry.getValue().keySet().stream().anyMatch(word::equalsIgnoreCase));
    }

    /**
     * The tables for the validator, and those of measures among the names; without types, every column is of a type that goes
     * with all operators.
     */
    CalciteCatalogReader reader(boolean typed, Set<String> names) {
        List<MeasureTable> named =
                names.stream().flatMap(name -> measureTable(name).stream()).toList();
        return named.isEmpty() ? readers.computeIfAbsent(typed, each -> reader(each, named)) : reader(typed, named);
    }

    private CalciteCatalogReader reader(boolean typed, List<MeasureTable> named) {
        CalciteSchema root = CalciteSchema.createRootSchema(false);
        CalciteSchema mart = root.add(SCHEMA, new AbstractSchema());
        typesByTable.forEach((name, byColumn) -> mart.add(name, new Table(byColumn, typed)));
        named.forEach(table -> mart.add(table.name(), new Table(ofTexts(namesOf(table)), false)));
        VIEWS_OF_MART.forEach((name, columns) -> mart.add(name, new Table(ofTexts(columns), false)));
        ENGINE_TYPES.forEach((name, type) -> root.add(name, factory -> factory.createSqlType(type)));
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        return new CalciteCatalogReader(root, List.of(SCHEMA), types, new CalciteConnectionConfigImpl(properties));
    }

    private static final class Table extends AbstractTable {
        private final Map<String, String> typeByColumn;
        private final boolean typed;

        // Asked for by every query that names the table, and always with the catalogue's own types.
        private volatile @Nullable RelDataType rowType;

        Table(Map<String, String> typeByColumn, boolean typed) {
            this.typeByColumn = typeByColumn;
            this.typed = typed;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            RelDataType known = rowType;
            if (known == null) {
                RelDataTypeFactory.Builder row = factory.builder();
                typeByColumn.forEach((column, type) -> row.add(
                        column,
                        factory.createTypeWithNullability(
                                typed ? type(factory, type) : factory.createSqlType(SqlTypeName.ANY), true)));
                known = row.build();
                rowType = known;
            }
            return known;
        }
    }

    private static RelDataType type(RelDataTypeFactory factory, String engineType) {
        if (engineType.startsWith("DECIMAL(")) {
            int comma = engineType.indexOf(',');
            int precision = Integer.parseInt(engineType.substring("DECIMAL(".length(), comma));
            int scale = Integer.parseInt(engineType.substring(comma + 1, engineType.length() - 1));
            return factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
        }
        return switch (engineType) {
            case "VARCHAR" ->
                factory.createTypeWithCharsetAndCollation(
                        factory.createSqlType(SqlTypeName.VARCHAR), StandardCharsets.UTF_8, SqlCollation.IMPLICIT);
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "TIME", "TIMESTAMP" ->
                factory.createSqlType(SqlTypeName.valueOf(engineType));
            case "FLOAT" -> factory.createSqlType(SqlTypeName.REAL);
            case "TIMESTAMP WITH TIME ZONE" -> factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
            default -> factory.createSqlType(SqlTypeName.ANY);
        };
    }
}
