package io.gridgrade.settings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every setting there is: its section and key, its kind, its default, its bounds, and what it is for. */
public enum Setting {
    ENGINE_THREADS(Kind.COUNT, "0", "0", "1024", "Threads that the engine may use; 0 = as many as the machine has."),
    ENGINE_MEMORY_MB(
            Kind.COUNT,
            "0",
            "0",
            "16777216",
            "Memory that the engine may use, in MB; 0 = four fifths of the machine's."),
    WAREHOUSE_CURRENCY(Kind.CURRENCY, "CNY", "The one currency of all amounts, by ISO 4217."),
    UTILITY_NAME(Kind.TEXT, "", "Name of the utility, printed on reports and written into exports."),
    UTILITY_NAME_EN(Kind.TEXT, "", "The same in English, where it differs."),
    UTILITY_TIME_ZONE(Kind.ZONE, "Asia/Shanghai", "The clock by which moments are printed."),
    LOAD_REJECT_SHARE_MAX(
            Kind.DECIMAL, "0.05", "0", "1", "Share of a load's records that may be refused before the load is."),
    LOAD_FULL_EXTRACT_REMOVED_SHARE_MAX(
            Kind.DECIMAL, "0.2", "0", "1", "Share of what is known of a table that a full extract may take out."),
    CLOSE_MISSING_SHARE_MAX(
            Kind.DECIMAL,
            "0.2",
            "0",
            "1",
            "Share of a month's records, refused or kept out of it, above which it is not closed."),
    LOAD_FIRST_ON(Kind.DAY, "1990-01-01", "Day before which no fact is believed; its record is refused."),
    LOAD_DAYS_AHEAD_MAX(
            Kind.COUNT,
            "1096",
            "0",
            "36500",
            "Days after the load's own by which a fact may be dated; a record further ahead is refused."),
    LOAD_EMPTY_MONTHS_MAX(
            Kind.COUNT,
            "60",
            "3",
            "2400",
            "Months in a row without a fact that a load may open between months with facts; with more it is refused."),
    PAYMENT_GRACE_DAYS(
            Kind.COUNT, "3", "0", "90", "Days after the due day on which a payment does not yet count as late."),
    SETTLEMENT_ORDER(
            Kind.SETTLEMENT,
            "oldest",
            "What money settles beyond the bill that it names: the oldest due bill, or no other."),
    DEFAULT_ARREARS_DAYS(Kind.COUNT, "90", "1", "720", "Days past due that make a default, with a material amount."),
    DEFAULT_MATERIAL_AMOUNT(
            Kind.DECIMAL,
            "100.00",
            "0",
            "1000000000",
            "Overdue amount below which no default is seen, in the currency."),
    DEFAULT_HORIZON_MONTHS(
            Kind.COUNT, "12", "1", "36", "Months after the observation month in which a default counts."),
    DEFAULT_CURE_MONTHS(Kind.COUNT, "6", "1", "36", "Clean months after which a default is cured."),
    GRADE_PROMOTION_STEPS_MAX(Kind.COUNT, "1", "1", "5", "Grades that a customer may rise in one month."),
    GRADE_HYSTERESIS_POINTS(
            Kind.DECIMAL, "2", "0", "20", "Points past a bound that a score must lie before the grade follows it."),
    GRADE_NEW_MONTHS(Kind.COUNT, "12", "0", "36", "Months under contract before a customer is graded by its score."),
    OVERRIDE_NOTCHES_MAX(
            Kind.COUNT, "2", "0", "20", "Grades by which an override may move a customer from what the rules give."),
    DISCRIMINANT_REFIT_MONTHS(Kind.COUNT, "1", "1", "36", "Months between two fits of the discriminant."),
    DISCRIMINANT_DEFAULTS_MIN(Kind.COUNT, "30", "2", "1000000", "Defaults that a discriminant needs to be fitted."),
    DISCRIMINANT_MONTHS_MAX(
            Kind.COUNT,
            "12",
            "1",
            "120",
            "Observation months that a discriminant learns from together: the last ones whose outcome is known."),
    DISCRIMINANT_HISTORY_MONTHS(
            Kind.COUNT,
            "12",
            "1",
            "36",
            "Months of data up to an observation month without which nothing is learned from it."),
    DISCRIMINANT_CASES_MAX(
            Kind.COUNT,
            "100000",
            "100",
            "1000000000",
            "Cases of a population that a discriminant learns from; of more, so many are drawn."),
    DISCRIMINANT_SHRINKAGE(
            Kind.DECIMAL,
            "0.2",
            "0",
            "1",
            "By how much a discriminant draws the correlations of its variables towards none."),
    DISCRIMINANT_ATTRIBUTES(
            Kind.TRUTH, "true", "Whether attributes of customers, as suppliers state them, are variables too."),
    MODEL_APPROVAL_NEEDED(
            Kind.TRUTH,
            "false",
            "Whether only discriminants that somebody approved score; see gridgrade model approve."),
    GROUP_COUNT(Kind.COUNT, "6", "2", "20", "Customer groups."),
    GROUP_REFIT_MONTHS(
            Kind.COUNT,
            "12",
            "1",
            "36",
            "Months between two fits of the groups; a fit also when known months have doubled."),
    GROUP_ROUNDS_MAX(Kind.COUNT, "50", "1", "1000", "Rounds of k-means before it stops unconverged."),
    GROUP_REFIT_GAIN_MIN(
            Kind.DECIMAL,
            "0.05",
            "0",
            "1",
            "Share by which what groups are found by must fall for every tenth of the customers that a refit moves."),
    RANDOM_SEED(Kind.SEED, "20240601", "0", "999999999999999999", "Seed of everything that is drawn at random."),
    MEASURE_NOTICE_DAYS_MIN(
            Kind.COUNT, "30", "0", "366", "Days from notice to cut that law demands; no grade may shorten them."),
    PROTECTION_WINTER_FIRST_MONTH(
            Kind.COUNT, "11", "1", "12", "First month of winter, in which the register's winter entries protect."),
    PROTECTION_WINTER_LAST_MONTH(Kind.COUNT, "3", "1", "12", "Last month of winter, in the same year or the next one."),
    SERVICE_EFFECT_MONTHS(
            Kind.COUNT,
            "3",
            "1",
            "24",
            "Months from the month of a work list to the month at whose end it is seen what its actions changed."),
    VALUE_PURCHASE_COST_PER_KWH(
            Kind.DECIMAL, "0.38", "0", "1000", "What a kWh costs the utility, in the currency; for the margin (VAL1)."),
    VALUE_CONTACT_COST(
            Kind.DECIMAL, "6.00", "0", "100000", "What a contact costs the utility, in the currency; for the margin."),
    REPORT_PREPARED_BY(Kind.TEXT, "", "Who prepares the reports, printed on page 1."),
    REPORT_APPROVED_BY(Kind.TEXT, "", "Who approves the reports, printed on page 1."),
    EXPORT_BYTE_ORDER_MARK(
            Kind.TRUTH, "true", "Whether exported CSV files begin with the mark by which Excel knows UTF-8."),
    RETENTION_BACKUP_COUNT(Kind.COUNT, "10", "0", "1000", "Backups that retain keeps of those it may delete; 0 = all."),
    RETENTION_REJECT_DAYS(Kind.COUNT, "730", "0", "36500", "Days for which refused records are kept; 0 = for ever."),
    RETENTION_RUN_STEP_DAYS(
            Kind.COUNT, "730", "0", "36500", "Days for which the steps of runs are kept; 0 = for ever."),
    RETENTION_OUT_MONTHS(Kind.COUNT, "0", "0", "1200", "Months for which reports and exports are kept; 0 = for ever."),
    RETENTION_QUERY_LOG_MONTHS(
            Kind.COUNT, "24", "0", "1200", "Months for which it is kept who asked what by SQL; 0 = for ever."),
    QUERY_ROWS_MAX(Kind.COUNT, "10000", "1", "1000000000", "Rows that an answer of gridgrade sql may have."),
    QUERY_SECONDS_MAX(Kind.COUNT, "60", "1", "86400", "Seconds that a query of gridgrade sql may take."),
    QUERY_MEMORY_MB(
            Kind.COUNT,
            "0",
            "0",
            "16777216",
            "Memory that a query of gridgrade sql may take, whatever works on it, in MB; 0 ="
                    + " engine.memory_mb and 512 more, or nine tenths of the machine's."),
    QUERY_TEMP_MB(
            Kind.COUNT,
            "0",
            "0",
            "1073741824",
            "Space on disk that a query of gridgrade sql may take for what does not fit in memory, in MB; 0 = nine"
                    + " tenths of what is free."),
    SERVE_WORKERS(
            Kind.COUNT,
            "0",
            "0",
            "256",
            "Queries that gridgrade serve answers at once, each in a process of its own; 0 = as many as the machine has"
                    + " processors, at least 2."),
    SERVE_IDLE_MINUTES(
            Kind.COUNT, "30", "1", "1440", "Minutes after which gridgrade serve closes a connection that is not used."),
    SERVE_CONNECTIONS_MAX(Kind.COUNT, "100", "1", "10000", "Connections that a user of gridgrade serve may have open."),
    SERVE_STOP_SECONDS(
            Kind.COUNT,
            "20",
            "0",
            "3600",
            "Seconds for which gridgrade serve lets queries end when it is told to stop.");

    private final Kind kind;
    private final String defaultText;
    private final Optional<BigDecimal> min;
    private final Optional<BigDecimal> max;
    private final String help;

    Setting(Kind kind, String defaultText, String help) {
        this(kind, defaultText, Optional.empty(), Optional.empty(), help);
    }

    Setting(Kind kind, String defaultText, String min, String max, String help) {
        this(kind, defaultText, Optional.of(new BigDecimal(min)), Optional.of(new BigDecimal(max)), help);
    }

    Setting(Kind kind, String defaultText, Optional<BigDecimal> min, Optional<BigDecimal> max, String help) {
        this.kind = kind;
        this.defaultText = defaultText;
        this.min = min;
        this.max = max;
        this.help = help;
    }

    /** The names of all settings, as {@code section.key}. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Setting::fullName).toList();
    }

    // The files of homes that were made before a setting was renamed have them; what is said is said by the new name.
    private static final Map<String, String> FORMER_NAMES =
            Map.of("load.snapshot_removed_share_max", "load.full_extract_removed_share_max");

    static Optional<Setting> named(String fullName) {
        String name = FORMER_NAMES.getOrDefault(fullName, fullName);
        return Arrays.stream(values())
                .filter(setting -> setting.fullName().equals(name))
                .findFirst();
    }

    /** The section of gridgrade.yml that it stands in. */
    public String section() {
        return fullName().substring(0, fullName().indexOf('.'));
    }

    /** Its key in that section. */
    public String key() {
        return fullName().substring(fullName().indexOf('.') + 1);
    }

    /** {@code section.key}, as in messages and documents. */
    public String fullName() {
        return parameterName().replaceFirst("_", ".");
    }

    /** {@code section_key}, as in SQL files. */
    public String parameterName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its default, as it is written in gridgrade.yml. */
    public String defaultText() {
        return defaultText;
    }

    /** What it is for, in a line. */
    public String help() {
        return help;
    }

    /** What it may be, in words. */
    public String expected() {
        return kind.words()
                + min.map(low -> ", " + plain(low) + " to " + plain(max.orElseThrow()))
                        .orElse("");
    }

    /** The value of a text, unless it is of another kind or out of bounds. */
    Optional<Object> parse(String text) {
        return kind.parse(text).filter(value -> min.isEmpty() || isWithinBounds(new BigDecimal(value.toString())));
    }

    private boolean isWithinBounds(BigDecimal value) {
        return value.compareTo(min.orElseThrow()) >= 0 && value.compareTo(max.orElseThrow()) <= 0;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
