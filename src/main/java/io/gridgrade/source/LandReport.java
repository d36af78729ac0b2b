package io.gridgrade.source;

import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a load took in and what it refused; of a full extract also how many rows it took out, and customers it closed, by landing
 * table; and the customers whom no source has stated after it, by likely cause. Its record becomes permanent with {@link #keep}.
 */
public record LandReport(
        List<Table> tables,
        List<Reject> rejects,
        List<String> skipped,
        SortedMap<String, Long> takenOut,
        List<Map<String, Object>> unstated) {
    /** What became of the files of a landing table; {@code rejected} includes {@code repeated}. */
    public record Table(String landingTable, int files, long read, long landed, long rejected, long repeated) {}

    /** How often a rule refused a value, and the first that it refused; {@code columnName}, {@code recordNo}, {@code lineNo}, {@code value} may be null. */
    public record Reject(
            String landingTable,
            String ruleCode,
            String columnName,
            String expected,
            long count,
            String fileName,
            Long recordNo,
            Long lineNo,
            String value) {
        private static final int VALUE_CHARS_MAX = 100;

        /** Whether something was wrong: a row that came twice, or that a later one replaces, is no fault. */
        boolean isFault() {
            return !ruleCode.equals("repeated") && !ruleCode.equals("superseded");
        }

        /** On one line, for people. */
        public String line() {
            return landingTable + (columnName == null ? "" : "." + columnName) + ": " + ruleCode + " ("
                    + RuleWords.of(ruleCode) + "), " + count
                    + (count == 1 ? " time" : " times, first") + " in " + fileName
                    + (recordNo == null ? "" : " record " + recordNo)
                    + (lineNo == null ? "" : " (line " + lineNo + ")")
                    + (value == null ? "" : ": \"" + shown(value.strip()) + "\"") + "; expected " + expected;
        }

        private static String shown(String value) {
            return value.length() > VALUE_CHARS_MAX ? value.substring(0, VALUE_CHARS_MAX) + "..." : value;
        }
    }

    static LandReport of(Warehouse warehouse, List<String> skipped) {
        List<Table> tables = warehouse.query("source/table_counts", Parameters.none()).stream()
                .map(row -> new Table(
                        row.text("landing_table"),
                        row.integer("file_count"),
                        row.longInteger("read_count"),
                        row.longInteger("landed_count"),
                        row.longInteger("rejected_count"),
                        row.longInteger("repeated_count")))
                .toList();
        List<Reject> rejects = warehouse.query("source/reject_examples", Parameters.none()).stream()
                .map(row -> new Reject(
                        row.text("landing_table"),
                        row.text("rule_code"),
                        row.text("column_name"),
                        row.text("expected"),
                        row.longInteger("reject_count"),
                        row.text("file_name"),
                        row.isNull("record_no") ? null : row.longInteger("record_no"),
                        row.isNull("line_no") ? null : row.longInteger("line_no"),
                        row.text("value_text")))
                .toList();
        return new LandReport(tables, rejects, List.copyOf(skipped), Collections.emptySortedMap(), List.of());
    }

    /** The same, with what a full extract took out. */
    public LandReport withTakenOut(SortedMap<String, Long> rows) {
        return new LandReport(tables, rejects, skipped, Collections.unmodifiableSortedMap(rows), unstated);
    }

    /** The same, with the customers whom no source has stated, a row a likely cause. */
    public LandReport withUnstated(List<Map<String, Object>> causes) {
        return new LandReport(tables, rejects, skipped, takenOut, List.copyOf(causes));
    }

    /** The tables of which nothing was refused for a fault, so that they are all that the source gave. */
    public Set<String> wholeTables() {
        Set<String> whole = new TreeSet<>();
        tables.forEach(table -> whole.add(table.landingTable()));
        rejects.stream()
                .filter(reject -> reject.isFault() && !reject.ruleCode().equals(RefuseForgotten.RULE))
                .forEach(reject -> whole.remove(reject.landingTable()));
        return whole;
    }

    /** Rows that the source's SELECTs gave. */
    public long read() {
        return tables.stream().mapToLong(Table::read).sum();
    }

    /** Rows that wait in the landing tables. */
    public long landed() {
        return tables.stream().mapToLong(Table::landed).sum();
    }

    /**
     * The tables of which nothing went in, and something was wrong: it was not only loaded before. That all records of one are
     * of forgotten customers is as it should be where others went in.
     */
    public List<Table> whollyRefused() {
        boolean isAnyLanded = landed() > 0;
        Set<String> faulty = rejects.stream()
                .filter(reject ->
                        reject.isFault() && !(isAnyLanded && reject.ruleCode().equals(RefuseForgotten.RULE)))
                .map(Reject::landingTable)
                .collect(Collectors.toSet());
        return tables.stream()
                .filter(table -> table.landed() == 0 && faulty.contains(table.landingTable()))
                .toList();
    }

    /** What was wrong, a line a table, rule and column; so many lines at most. */
    public List<String> faults(int linesMax) {
        return rejects.stream()
                .filter(Reject::isFault)
                .map(Reject::line)
                .limit(linesMax)
                .toList();
    }

    /** Rows refused, and those dropped because the same had been read already. */
    public long rejected() {
        return tables.stream().mapToLong(Table::rejected).sum();
    }

    /**
     * Rows refused for a fault, by rows read; a row that merely came twice, came in a newer version, or is of a forgotten
     * customer, is no fault.
     */
    public BigDecimal rejectShare() {
        return read() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(waiting()).divide(BigDecimal.valueOf(read()), 6, RoundingMode.HALF_UP);
    }

    private long forgotten() {
        return rejects.stream()
                .filter(reject -> reject.ruleCode().equals(RefuseForgotten.RULE))
                .mapToLong(Reject::count)
                .sum();
    }

    /** Records that wait to be mended: refused for a fault, and of no forgotten customer. */
    public long waiting() {
        return rejected() - tables.stream().mapToLong(Table::repeated).sum() - forgotten();
    }

    /** Writes files, totals and rejects to audit.load_file, audit.load_total and audit.reject, within the caller's transaction. */
    public void keep(Warehouse warehouse) {
        warehouse.execute("source/keep", Parameters.none());
    }
}
