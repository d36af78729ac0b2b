package io.gridgrade.query;

import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.value.Nearest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.checkerframework.checker.nullness.qual.Nullable;

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

    private static final Pattern NO_TYPE = Pattern.compile("Unknown (?:identifier|datatype name) '(.*?)'.*");
    private static final Set<String> TYPE_NAMES = Set.of(
            "smallint",
            "integer",
            "bigint",
            "decimal",
            "real",
            "double",
            "varchar",
            "text",
            "boolean",
            "date",
            "time",
            "timestamp");

    /** What types go together, where no column is at fault: the engine's to say. */
    private static final Pattern TYPES = Pattern.compile("^(?:Cannot apply '|\\w+ clause must be a condition"
            + "|Expected a boolean type|Values (?:passed to|in) .* must have compatible types|Cast function cannot convert"
            + "|Parameters must be of the same type|Illegal mixing of types in)");

    private final MartCatalog catalog;

    Translation(MartCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A query in three ways: as the user wrote it, what Calcite has read of it, and what the engine is to run; with the tree
     * of the last, and where its parts stand in the first.
     */
    record Translated(String text, String asWritten, String engineSql, SqlNode query, Places places) {}

    /** The text for the engine; throws {@link NotAllowed} with the reason when there is none. */
    Translated translate(String sql, QueryParameters values) {
        Reading.ReadText readable = Reading.readable(catalog, Statements.one(catalog, sql), values);
        try {
            SqlNode query = readable.query();
            Set<String> names = Fence.check(query, readable.places());
            validate(readable, names);
            MonthEnds.check(query, catalog, readable.places());
            SqlNode plain = MeasureTables.writtenOut(query, names, catalog);
            // Refused here, with the place, is what means two things.
            return new Translated(
                    readable.text(),
                    EngineDialect.AS_WRITTEN.text(query),
                    EngineDialect.INSTANCE.text(plain),
                    plain,
                    readable.places());
        } catch (NotAllowed e) {
            throw e.in(readable.places());
        } catch (SqlParseException e) {
            throw new IllegalStateException("Read once, and not again: " + readable.grouped(), e);
        }
    }

    private void validate(Reading.ReadText read, Set<String> names) throws SqlParseException {
        WhereNames given = new WhereNames();
        while (true) {
            CalciteContextException unknown = validate(read, names, given);
            if (unknown == null) {
                return;
            }
            if (!given.learn(unknown, Reading.parse(read.grouped()))) {
                throw new NotAllowed(message(unknown, names, read));
            }
        }
    }

    // What is told of a column that is not there; nothing when all is well.
    private @Nullable CalciteContextException validate(Reading.ReadText read, Set<String> names, WhereNames given)
            throws SqlParseException {
        String readable = read.grouped();
        try {
            validateOnce(readable, true, names, given);
        } catch (CalciteContextException typed) {
            if (NO_COLUMN.matcher(cause(typed).replace('\n', ' ')).matches()) {
                return typed;
            }
            // Names are Calcite's to judge; what types go together is the engine's, which is more lenient.
            try {
                validateOnce(readable, false, names, given);
            } catch (CalciteContextException untyped) {
                if (!TYPES.matcher(cause(typed)).find()
                        || !TYPES.matcher(cause(untyped)).find()) {
                    throw new NotAllowed(message(TYPES.matcher(cause(typed)).find() ? untyped : typed, names, read));
                }
            }
        }
        return null;
    }

    private void validateOnce(String readable, boolean typed, Set<String> names, WhereNames given)
            throws SqlParseException {
        SqlValidator.Config config = SqlValidator.Config.DEFAULT
                .withConformance(EngineConformance.INSTANCE)
                .withCallRewrite(false)
                // Without it, a column joined by USING would be ambiguous.
                .withIdentifierExpansion(true)
                .withLenientOperatorLookup(true)
                .withDefaultNullCollation(NullCollation.LAST);
        SqlValidator validator = SqlValidatorUtil.newValidator(
                EngineOperators.TABLE, catalog.reader(typed, names), catalog.types(), config);
        try {
            validator.validate(JudgedNames.of(OverFilter.folded(given.writtenOut(Reading.parse(readable)))));
        } catch (CalciteContextException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            // Calcite trusts that some lists are not empty, and that some words come together; no judgement is no
            // answer.
            throw new NotAllowed("the query cannot be judged"
                    + (e instanceof CalciteException ? ": " + e.getMessage() : "")
                    + "; look for a function without its arguments, or write it more simply");
        }
    }

    private static String cause(CalciteContextException error) {
        return String.valueOf((error.getCause() == null ? error : error.getCause()).getMessage());
    }

    private String message(CalciteContextException error, Set<String> names, Reading.ReadText read) {
        String found = cause(error).replace('\n', ' ');
        String place = read.places().of(error.getPosLine(), error.getPosColumn());
        Matcher column = NO_COLUMN.matcher(found);
        if (column.matches()) {
            Set<String> columns = catalog.columnsOf(column.group(2) == null ? names : Set.of(column.group(2)));
            if (column.group(2) != null) {
                // Asked of another table than the one that has it.
                String having = names.stream()
                        .filter(name -> !name.equals(column.group(2)))
                        .filter(name -> catalog.columnsOf(Set.of(name)).contains(column.group(1)))
                        .sorted()
                        .collect(Collectors.joining(", "));
                if (!having.isEmpty()) {
                    return "there is no column \"" + column.group(1) + "\" in " + column.group(2) + place
                            + "; it is a column of " + having;
                }
            }
            return "there is no column \"" + column.group(1) + "\""
                    + (column.group(2) == null ? "" : " in " + column.group(2))
                    + place
                    + orElse(
                            ColumnHints.of(column.group(1), read, error),
                            nearestGiven(column.group(1), read.text(), columns),
                            hint(
                                    column.group(1),
                                    columns.isEmpty() ? catalog.columnsOf(names) : columns,
                                    "the columns are "));
        }
        Matcher table = NO_TABLE.matcher(found);
        if (table.matches()
                && !table.group(1).equalsIgnoreCase(MartCatalog.SCHEMA)
                && isSchema(table.group(1), read.text())
                && ColumnHints.ofTable(table.group(1)).isEmpty()) {
            return "there is no schema \"" + table.group(1) + "\"" + place
                    + "; every table is one of mart: write mart.customer, or customer alone";
        }
        if (table.matches()) {
            return "there is no table \"" + table.group(1) + "\" in mart" + place
                    + orElse(
                            ColumnHints.ofTable(table.group(1)),
                            nearestGiven(table.group(1), read.text(), catalog.tables()),
                            hint(table.group(1), catalog.tables(), "the tables are "));
        }
        Matcher ambiguous = AMBIGUOUS.matcher(found);
        if (ambiguous.matches()) {
            return "the column \"" + ambiguous.group(1) + "\" is in more than one table" + place
                    + "; say which, for example customer." + ambiguous.group(1);
        }
        Matcher grouped = NOT_GROUPED.matcher(found);
        if (grouped.matches()) {
            return "\"" + grouped.group(1) + "\" is neither grouped nor in an aggregate" + place
                    + "; add it to group by, or take" + " for example max() of it";
        }
        Matcher type = NO_TYPE.matcher(found);
        if (type.matches()) {
            String nearest = type.group(1).equalsIgnoreCase("jsonb")
                    ? "; did you mean \"json\"?"
                    : Nearest.hint(type.group(1), TYPE_NAMES);
            return "there is no type \"" + type.group(1) + "\"" + place + nearest
                    + "; expected for example integer, bigint, decimal(18, 2), double, varchar, boolean, date, timestamp";
        }
        return found + place + JudgeAdvice.of(found);
    }

    // Of x.t in from the first part: nothing else is called so.
    private static boolean isSchema(String name, String text) {
        List<Token> tokens = Tokens.of(text);
        for (int i = 1; i + 2 < tokens.size(); i++) {
            if ((tokens.get(i - 1).isWord("from") || tokens.get(i - 1).isWord("join"))
                    && tokens.get(i).text().replace("\"", "").equals(name)
                    && tokens.get(i + 1).isSign(".")) {
                return true;
            }
        }
        return false;
    }

    private static String orElse(String hint, String second, String other) {
        return hint.isEmpty() ? second.isEmpty() ? other : second : hint;
    }

    // A name that the query itself gives: to a with, or by as.
    private static String nearestGiven(String name, String text, Set<String> known) {
        List<Token> tokens = Tokens.of(text);
        Set<String> given = new TreeSet<>();
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("as")) {
                boolean isWith = tokens.get(i + 1).isSign("(");
                given.add(tokens.get(isWith ? i - 1 : i + 1).text().replace("\"", ""));
            }
        }
        // One letter is as near to any other.
        given.removeIf(one -> one.equals(name) || one.length() < 3);
        Set<String> all = new TreeSet<>(known);
        all.addAll(given);
        return Nearest.to(name, all).filter(given::contains).isPresent() ? Nearest.hint(name, all) : "";
    }

    private static String hint(String name, Set<String> known, String list) {
        String nearest = Nearest.hint(name, known);
        return nearest.isEmpty() && !known.isEmpty() ? "; " + list + String.join(", ", known) : nearest;
    }
}
