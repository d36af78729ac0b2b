package io.gridgrade.query;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlIntervalQualifier;

/** The units of time that a function may name, each with what the engine calls it. */
final class Units {
    private static final Map<String, String> PLURALS = Map.ofEntries(
            Map.entry("microsecond", "microseconds"),
            Map.entry("millisecond", "milliseconds"),
            Map.entry("second", "seconds"),
            Map.entry("minute", "minutes"),
            Map.entry("hour", "hours"),
            Map.entry("day", "days"),
            Map.entry("week", "weeks"),
            Map.entry("month", "months"),
            Map.entry("quarter", "quarters"),
            Map.entry("year", "years"),
            Map.entry("decade", "decades"),
            Map.entry("century", "centuries"),
            Map.entry("millennium", "millennia"));

    /** What else a unit is called; the engine's week begins on Monday. */
    private static final Map<String, String> ALSO =
            Map.of("frac_second", "microsecond", "week_monday", "week", "isoweek", "week");

    private Units() {}

    /** The engine's word; refuses what is no unit of its own, such as week(friday). */
    static String singular(SqlIntervalQualifier qualifier) {
        // Calcite keeps a word that it does not know as a name, beside a unit that means nothing.
        String written = (qualifier.timeFrameName == null
                        ? qualifier.timeUnitRange.toString()
                        : qualifier.timeFrameName)
                .toLowerCase(Locale.ROOT);
        String bare = written.startsWith("sql_tsi_") ? written.substring("sql_tsi_".length()) : written;
        String unit = ALSO.getOrDefault(bare, bare);
        if (!PLURALS.containsKey(unit)) {
            throw new NotAllowed("\"" + written + "\" is not a unit of time that a query can use here; expected year,"
                    + " quarter, month, week (from Monday), day, hour, minute or second");
        }
        return unit;
    }

    /** Whether this is the second, by any of its names. */
    static boolean isSecond(String name) {
        return name.equalsIgnoreCase("second") || name.equalsIgnoreCase("sql_tsi_second");
    }

    static String plural(SqlIntervalQualifier qualifier) {
        return PLURALS.get(singular(qualifier));
    }
}
