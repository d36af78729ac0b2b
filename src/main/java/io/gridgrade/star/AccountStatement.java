package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;

/** The statement of a customer's account over the twelve months to a closed one. */
public final class AccountStatement {
    private AccountStatement() {}

    /** Its newest lines, by {@code sql/star/account_statement}: the first is what was brought forward, the last the closing. */
    public static List<Row> of(Warehouse published, int customerKey, Period period, int lineCount) {
        return published.query(
                "star/account_statement",
                Parameters.none()
                        .forPeriod(period)
                        .with("customer_key", customerKey)
                        .with("line_count", lineCount));
    }
}
