package io.gridgrade.query;

import io.gridgrade.value.Nearest;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/**
 * From the user's text to the engine's: read, fenced, validated, written.
 *
 * <p>Validation judges one tree and changes it (casts, rewritten calls); what is written for the engine is a second
 * tree of the same text, untouched, so that types and rounding are the engine's own: 7 / 2 is 3.5.
 */
final class Translation {
    private static final Pattern NO_TABLE = Pattern.compile("(?:Object|Table) '(.*?)' not found.*");
    private static final Pattern NO_COLUMN =
            Pattern.compile("Column '(.*?)' not found in (?:any table|table '(.*)').*");
    private static final Pattern AMBIGUOUS = Pattern.compile("Column '(.*?)' is ambiguous.*");
    private static final Pattern NOT_GROUPED = Pattern.compile("Expression '(.*?)' is not being grouped.*");

    private final MartCatalog catalog;

    Translation(MartCatalog catalog) {
        this.catalog = catalog;
    }

    /** The text for the engine; throws {@link NotAllowed} with the reason when there is none. */
    String engineSql(String sql) {
        String readable = Reading.readable(catalog, Statements.one(sql));
        try {
            SqlNode query = Reading.parse(readable);
            Set<String> names = Fence.check(query);
            validate(readable, names);
            return query.toSqlString(writer -> writer.withDialect(EngineDialect.INSTANCE)
                            .withQuoteAllIdentifiers(true)
                            .withIndentation(0)
                            .withClauseStartsLine(false)
                            .withLineFolding(SqlWriterConfig.LineFolding.WIDE))
                    .getSql();
        } catch (SqlParseException e) {
            throw new IllegalStateException("Read once, and not again: " + readable, e);
        }
    }

    private void validate(String readable, Set<String> names) throws SqlParseException {
        try {
            validateOnce(readable, true);
        } catch (CalciteContextException typed) {
            // Names are Calcite's to judge; what types go together is the engine's, which is more lenient.
            try {
                validateOnce(readable, false);
            } catch (CalciteContextException untyped) {
                throw new NotAllowed(message(typed, names));
            }
        }
    }

    private void validateOnce(String readable, boolean typed) throws SqlParseException {
        SqlValidator.Config config = SqlValidator.Config.DEFAULT
                .withConformance(SqlConformanceEnum.LENIENT)
                .withCallRewrite(false)
                // Without it, a column joined by USING would be ambiguous.
                .withIdentifierExpansion(true)
                .withLenientOperatorLookup(true)
                .withDefaultNullCollation(NullCollation.LAST);
        SqlValidator validator =
                SqlValidatorUtil.newValidator(EngineOperators.TABLE, catalog.reader(typed), catalog.types(), config);
        validator.validate(Reading.parse(readable));
    }

    private String message(CalciteContextException error, Set<String> names) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        String found = String.valueOf(cause.getMessage()).replace('\n', ' ');
        Matcher column = NO_COLUMN.matcher(found);
        if (column.matches()) {
            Set<String> columns = catalog.columnsOf(column.group(2) == null ? names : Set.of(column.group(2)));
            return "there is no column \"" + column.group(1) + "\""
                    + (column.group(2) == null ? "" : " in " + column.group(2))
                    + hint(column.group(1), columns.isEmpty() ? catalog.columnsOf(names) : columns, "the columns are ");
        }
        Matcher table = NO_TABLE.matcher(found);
        if (table.matches()) {
            return "there is no table \"" + table.group(1) + "\" in mart"
                    + hint(table.group(1), catalog.tables(), "the tables are ");
        }
        Matcher ambiguous = AMBIGUOUS.matcher(found);
        if (ambiguous.matches()) {
            return "the column \"" + ambiguous.group(1)
                    + "\" is in more than one table; say which, for example customer." + ambiguous.group(1);
        }
        Matcher grouped = NOT_GROUPED.matcher(found);
        if (grouped.matches()) {
            return "\"" + grouped.group(1) + "\" is neither grouped nor in an aggregate; add it to group by, or take"
                    + " for example max() of it";
        }
        return found + (error.getPosLine() > 0 ? ", at line " + error.getPosLine() : "");
    }

    private static String hint(String name, Set<String> known, String list) {
        String nearest = Nearest.hint(name, known);
        return nearest.isEmpty() && !known.isEmpty() ? "; " + list + String.join(", ", known) : nearest;
    }
}
