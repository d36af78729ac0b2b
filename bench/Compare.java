import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds the results of GridGrade against those by hand, so that a ratio is of two that do the same. */
final class Compare {
    private static final String PRODUCT_CUSTOMER = " as held join product.star.dim_customer as customer"
            + " on customer.customer_key = held.customer_key and customer.is_current";
    private static final String HAND_CUSTOMER = " as held join hand.customer_id as customer using (customer_key)";
    // Sought by steps whose last digits depend on how the sums are written: to a billionth; all else to the last digit.
    private static final String FITTED = "sen1";
    private static final String MONTH = "period_key // 100 * 12 + period_key % 100";

    private final HandSql sql;
    private long different;

    private Compare(HandSql sql) {
        this.sql = sql;
    }

    /** Prints a line a column; returns how many values, and rows, differ. */
    static long run(HandSql sql, String hand, String product) throws Exception {
        sql.execute("attach '" + hand + "' as hand (read_only)");
        sql.execute("attach '" + product + "' as product (read_only)");
        Compare compare = new Compare(sql);
        compare.accounts();
        compare.columns("indicators", "fact_indicator", "indicator", indicators());
        compare.columns("grades", "fact_credit_grade", "grade", same(List.of(
                "index_score", "score_grade_code", "grade_code", "previous_grade_code", "reason_code", "is_default",
                "discriminant_score", "default_probability", "credit_score", "master_scale_code")));
        compare.columns(
                "groups", "fact_customer_group", "customer_group", same(List.of("group_no", "centre_distance")));
        compare.rows();
        return compare.different;
    }

    private void accounts() throws Exception {
        Map<String, String> columns = same(List.of(
                "customer_class_code", "is_stated", "bill_count", "billed_amount", "paid_amount", "settled_amount",
                "late_amount_days", "open_amount", "overdue_amount", "overdue_amount_days", "credit_amount",
                "arrears_days", "last_on_time_paid_on", "contact_count", "energy_kwh", "energy_relative_ppm", "energy_change_ppm",
                "demand_rate_ppm", "is_default"));
        columns.put("due_bill_count", "due_count");
        columns.put("on_time_bill_count", "on_time_count");
        columns.put("late_bill_count", "late_count");
        columns.put("instalment_due_count", "instalment_count");
        columns.put("instalment_kept_count", "instalment_kept_count");
        columns("accounts", "fact_customer_month", "customer_month", columns);
    }

    private void rows() throws Exception {
        rows(
                "bills carried",
                "select " + MONTH + ", bill_no, paid_amount, paid_by_due_amount, paid_by_grace_amount"
                        + " from product.star.fact_bill_balance",
                "select month_no, bill_no, paid_amount, paid_by_due, paid_by_grace from hand.bill_balance");
        rows(
                "service actions",
                "select " + MONTH + ", customer_key, service_rule_code, service_code, region_no, due_on, priority,"
                        + " channel_code, owner_role_code, is_adverse, reason_text from product.star.fact_service_action"
                        + " left join product.star.dim_region using (region_key)",
                "select month_no, customer_key, service_rule_code, service_code, region_no, due_on, priority,"
                        + " channel_code, owner_role_code, is_adverse, reason_text from hand.service_action");
        String credit =
                ", customer_no, money_code, money_no, bill_no, received_on, received_amount, credit_amount from ";
        rows(
                "credit carried",
                "select " + MONTH + credit + "product.star.fact_credit_balance" + PRODUCT_CUSTOMER,
                "select month_no" + credit + "hand.credit_balance" + HAND_CUSTOMER);
        String settlement =
                ", customer_no, bill_no, money_code, money_no, settled_on, settled_amount, reversed_on from ";
        rows(
                "settlements",
                "select " + MONTH + settlement + "product.star.fact_settlement" + PRODUCT_CUSTOMER,
                "select month_no" + settlement + "hand.settlement" + HAND_CUSTOMER);
        rows(
                "files: records, landed",
                "select parse_filename(file_name), read_count, landed_count from product.audit.load_file"
                        + " where landing_table not in ('customer', 'region')",
                "select parse_filename(file_name), read_count, landed_count from hand.file_count");
        rows(
                "files: records refused",
                "select landing_table, parse_filename(file_name), count(*) from product.audit.reject group by all",
                "select table_name, parse_filename(file_name), count(*) from hand.refused group by all");
        rows(
                "files: SHA-256",
                "select parse_filename(file_name), file_sha256 from product.audit.load_file",
                // GridGrade keeps no record of a file without records.
                "select parse_filename(file_name), sha256 from hand.file_hash where parse_filename(file_name) in"
                        + " (select parse_filename(file_name) from hand.file_count union all"
                        + " values ('customer.csv'), ('region.csv'))");
    }

    private static Map<String, String> same(List<String> columns) {
        Map<String, String> both = new LinkedHashMap<>();
        columns.forEach(column -> both.put(column, column));
        return both;
    }

    private static Map<String, String> indicators() {
        Map<String, String> columns = same(HandModels.ENTERPRISE);
        HandModels.ENTERPRISE.forEach(name -> columns.put(name + "_points", name + "_points"));
        columns.putAll(same(List.of("sen1", "sen2", "sen3", "val1", "val2", "val3")));
        return columns;
    }

    private void columns(String what, String product, String hand, Map<String, String> columns) throws Exception {
        List<String> names = List.copyOf(columns.keySet());
        List<String> both = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String one = "p_" + i;
            String other = "h_" + i;
            both.add("product." + name + " as " + one + ", hand." + columns.get(name) + " as " + other);
            String differs = name.equals(FITTED)
                    ? "abs(" + one + " - " + other + ") > 1e-9 or (" + one + " is null) <> (" + other + " is null)"
                    : one + " is distinct from " + other;
            differences.add("union all\nselect '" + name + "', count(*) filter (where " + differs + "), count(*), "
                    + "min(who || ': ' || coalesce(" + one + "::varchar, 'none') || ', by hand ' || coalesce(" + other
                    + "::varchar, 'none')) filter (where " + differs + ") from pair where not is_one_sided");
        }
        tell(what, HandSql.text(
                "compare",
                Map.of(
                        "product", product,
                        "hand", hand,
                        "columns", String.join(",\n        ", both),
                        "differences", String.join("\n", differences))));
    }

    private void rows(String what, String product, String hand) throws Exception {
        tell(what, HandSql.text("compare_rows", Map.of("product", product, "hand", hand)));
    }

    private void tell(String what, String query) throws SQLException {
        sql.query(query, row -> {
            different += row.getLong("different");
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %-24s %9d of %9d %s%n",
                    what,
                    row.getString("what"),
                    row.getLong("different"),
                    row.getLong("compared"),
                    row.getLong("different") == 0 ? "" : "first: " + row.getString("example"));
        });
    }
}
