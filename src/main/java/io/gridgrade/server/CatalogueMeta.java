package io.gridgrade.server;

import io.gridgrade.query.Column;
import io.gridgrade.value.Version;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.Meta;

/** What tools ask first: what there is, as the tables that JDBC says they are to get. */
abstract class CatalogueMeta extends NotOffered {
    static final String CATALOG = "gridgrade";
    static final String SCHEMA = "mart";
    private static final int RADIX = 10;

    /** What the user of the connection may see. */
    abstract Catalogue.Seen seen(ConnectionHandle ch);

    /** A number for a statement that is the driver's own. */
    abstract int nextStatementId();

    @Override
    public Map<DatabaseProperty, Object> getDatabaseProperties(ConnectionHandle ch) {
        Map<DatabaseProperty, Object> properties = new EnumMap<>(DatabaseProperty.class);
        properties.put(DatabaseProperty.GET_DATABASE_PRODUCT_NAME, "GridGrade");
        properties.put(DatabaseProperty.GET_DATABASE_PRODUCT_VERSION, Version.text());
        properties.put(DatabaseProperty.GET_DATABASE_MAJOR_VERSION, number(0));
        properties.put(DatabaseProperty.GET_DATABASE_MINOR_VERSION, number(1));
        properties.put(DatabaseProperty.GET_DRIVER_NAME, "Avatica");
        properties.put(DatabaseProperty.GET_DEFAULT_TRANSACTION_ISOLATION, Connection.TRANSACTION_SERIALIZABLE);
        properties.put(
                DatabaseProperty.GET_NUMERIC_FUNCTIONS, "abs,ceil,exp,floor,ln,log10,mod,pi,power,round,sign,sqrt");
        properties.put(
                DatabaseProperty.GET_STRING_FUNCTIONS,
                "concat,left,length,lower,lpad,ltrim,replace,right,rpad,rtrim,substring,trim,upper");
        properties.put(
                DatabaseProperty.GET_TIME_DATE_FUNCTIONS, "current_date,date_diff,date_trunc,extract,month,year");
        properties.put(DatabaseProperty.GET_SYSTEM_FUNCTIONS, "coalesce,nullif");
        properties.put(DatabaseProperty.GET_S_Q_L_KEYWORDS, "asof,exclude,ilike,pivot,qualify,replace,semi,anti");
        return properties;
    }

    private static int number(int part) {
        String[] parts = Version.text().split("\\D+", -1);
        return part < parts.length && !parts[part].isEmpty() ? Integer.parseInt(parts[part]) : 0;
    }

    @Override
    public MetaResultSet getCatalogs(ConnectionHandle ch) {
        return answer(ch, List.of(text("TABLE_CAT")), Collections.singletonList(new Object[] {CATALOG}));
    }

    @Override
    public MetaResultSet getSchemas(ConnectionHandle ch, String catalog, Pat schemaPattern) {
        return answer(
                ch,
                List.of(text("TABLE_SCHEM"), text("TABLE_CATALOG")),
                isOurs(catalog) && matches(schemaPattern, SCHEMA)
                        ? Collections.singletonList(new Object[] {SCHEMA, CATALOG})
                        : List.of());
    }

    @Override
    public MetaResultSet getTableTypes(ConnectionHandle ch) {
        return answer(ch, List.of(text("TABLE_TYPE")), List.of(new Object[] {"TABLE"}, new Object[] {"VIEW"}));
    }

    @Override
    public MetaResultSet getTables(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern, List<String> typeList) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalogue.Table table : seen(ch).tables()) {
            if (isOurs(catalog)
                    && matches(schemaPattern, table.schema())
                    && matches(tableNamePattern, table.name())
                    && (typeList == null || typeList.contains(table.type()))) {
                rows.add(new Object[] {
                    CATALOG, table.schema(), table.name(), table.type(), table.remarks(), null, null, null, null, null
                });
            }
        }
        return answer(
                ch,
                List.of(
                        text("TABLE_CAT"),
                        text("TABLE_SCHEM"),
                        text("TABLE_NAME"),
                        text("TABLE_TYPE"),
                        text("REMARKS"),
                        text("TYPE_CAT"),
                        text("TYPE_SCHEM"),
                        text("TYPE_NAME"),
                        text("SELF_REFERENCING_COL_NAME"),
                        text("REF_GENERATION")),
                rows);
    }

    @Override
    public MetaResultSet getColumns(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern, Pat columnNamePattern) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalogue.TableColumn column : seen(ch).columns()) {
            if (isOurs(catalog)
                    && matches(schemaPattern, column.schema())
                    && matches(tableNamePattern, column.table())
                    && matches(columnNamePattern, column.name())) {
                rows.add(row(column));
            }
        }
        return answer(
                ch,
                List.of(
                        text("TABLE_CAT"),
                        text("TABLE_SCHEM"),
                        text("TABLE_NAME"),
                        text("COLUMN_NAME"),
                        whole("DATA_TYPE"),
                        text("TYPE_NAME"),
                        whole("COLUMN_SIZE"),
                        whole("BUFFER_LENGTH"),
                        whole("DECIMAL_DIGITS"),
                        whole("NUM_PREC_RADIX"),
                        whole("NULLABLE"),
                        text("REMARKS"),
                        text("COLUMN_DEF"),
                        whole("SQL_DATA_TYPE"),
                        whole("SQL_DATETIME_SUB"),
                        whole("CHAR_OCTET_LENGTH"),
                        whole("ORDINAL_POSITION"),
                        text("IS_NULLABLE"),
                        text("SCOPE_CATALOG"),
                        text("SCOPE_SCHEMA"),
                        text("SCOPE_TABLE"),
                        whole("SOURCE_DATA_TYPE"),
                        text("IS_AUTOINCREMENT"),
                        text("IS_GENERATEDCOLUMN")),
                rows);
    }

    private static Object[] row(Catalogue.TableColumn column) {
        JdbcTypes.JdbcType type = JdbcTypes.of(column.type());
        return new Object[] {
            CATALOG,
            column.schema(),
            column.table(),
            column.name(),
            type.id(),
            type.name(),
            type.precision(),
            null,
            type.scale(),
            type.isNumber() ? RADIX : null,
            column.isNullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
            column.remarks(),
            null,
            null,
            null,
            type.isText() ? type.precision() : null,
            column.ordinal(),
            column.isNullable() ? "YES" : "NO",
            null,
            null,
            null,
            null,
            "NO",
            "NO"
        };
    }

    @Override
    public MetaResultSet getTypeInfo(ConnectionHandle ch) {
        List<Object[]> rows = new ArrayList<>();
        for (JdbcTypes.JdbcType type : JdbcTypes.ALL) {
            String quote = type.isNumber() || "BOOLEAN".equals(type.name()) ? null : "'";
            rows.add(new Object[] {
                type.name(),
                type.id(),
                type.precision(),
                quote,
                quote,
                "DECIMAL".equals(type.name()) ? "precision,scale" : null,
                DatabaseMetaData.typeNullable,
                type.isText(),
                DatabaseMetaData.typeSearchable,
                false,
                false,
                false,
                type.name(),
                0,
                "DECIMAL".equals(type.name()) ? type.precision() : type.scale(),
                null,
                null,
                type.isNumber() ? RADIX : null
            });
        }
        rows.sort(java.util.Comparator.comparing(row -> (Integer) row[1]));
        return answer(
                ch,
                List.of(
                        text("TYPE_NAME"),
                        whole("DATA_TYPE"),
                        whole("PRECISION"),
                        text("LITERAL_PREFIX"),
                        text("LITERAL_SUFFIX"),
                        text("CREATE_PARAMS"),
                        whole("NULLABLE"),
                        truth("CASE_SENSITIVE"),
                        whole("SEARCHABLE"),
                        truth("UNSIGNED_ATTRIBUTE"),
                        truth("FIXED_PREC_SCALE"),
                        truth("AUTO_INCREMENT"),
                        text("LOCAL_TYPE_NAME"),
                        whole("MINIMUM_SCALE"),
                        whole("MAXIMUM_SCALE"),
                        whole("SQL_DATA_TYPE"),
                        whole("SQL_DATETIME_SUB"),
                        whole("NUM_PREC_RADIX")),
                rows);
    }

    private MetaResultSet answer(ConnectionHandle ch, List<Column> columns, List<Object[]> rows) {
        return MetaResultSet.create(
                ch.id,
                nextStatementId(),
                true,
                JdbcTypes.signature(columns, "", 0),
                new Meta.Frame(0, true, new ArrayList<Object>(rows)));
    }

    private static Column text(String name) {
        return new Column(name, "VARCHAR");
    }

    private static Column whole(String name) {
        return new Column(name, "INTEGER");
    }

    private static Column truth(String name) {
        return new Column(name, "BOOLEAN");
    }

    private static boolean isOurs(String catalog) {
        return catalog == null || catalog.isEmpty() || catalog.equalsIgnoreCase(CATALOG);
    }

    /** Whether a name is like a pattern of JDBC: % for any text, _ for any character, a backslash before one meant as it is. */
    static boolean matches(Pat pattern, String name) {
        if (pattern == null || pattern.s == null) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.s.length(); i++) {
            char sign = pattern.s.charAt(i);
            if (sign == '\\' && i + 1 < pattern.s.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.s.charAt(i))));
            } else if (sign == '%') {
                regex.append(".*");
            } else if (sign == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(sign)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                .matcher(name)
                .matches();
    }
}
