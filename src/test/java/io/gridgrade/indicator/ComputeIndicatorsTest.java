package io.gridgrade.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Portfolio;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComputeIndicatorsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @TempDir
    Path folder;

    @Test
    void paymentIndicatorsOfACustomerWorkedOutByHand() {
        try (Portfolio portfolio = new Portfolio()) {
            // January: 100 due on the 20th, paid on the 30th, 10 days late. February: 300 due on the 20th, paid in
            // time.
            // March: 200 due on the 20th, open: 11 days overdue at the close.
            portfolio
                    .customer("C")
                    .bill("B1", "C", "100.00", "2024-01-05")
                    .payment("P1", "C", "B1", "100.00", "2024-01-30")
                    .bill("B2", "C", "300.00", "2024-02-05")
                    .payment("P2", "C", "B2", "300.00", "2024-02-18")
                    .bill("B3", "C", "200.00", "2024-03-05")
                    .land(
                            "credit_event",
                            "event_no, customer_no, event_code, occurred_on",
                            "'E', 'C', 'second_reminder', date '2024-02-10'")
                    .land(
                            "instalment",
                            "plan_no, instalment_no, customer_no, due_on, instalment_amount, paid_on",
                            "'L', 1, 'C', date '2024-02-10', 10, date '2024-02-10'")
                    .land(
                            "instalment",
                            "plan_no, instalment_no, customer_no, due_on, instalment_amount",
                            "'L', 2, 'C', date '2024-03-10', 10")
                    .snapshotThrough("2024-03");

            assertThat((Double) value(portfolio, "pay1")).isEqualTo(100.0 / 3, EXACT);
            assertThat(value(portfolio, "pay1_points")).isEqualTo((short) 0);
            // (100 x 10 + 200 x 11) / (400 + 200).
            assertThat((Double) value(portfolio, "pay2")).isEqualTo(3200.0 / 600, EXACT);
            assertThat(value(portfolio, "pay2_points")).isEqualTo((short) 60);
            assertThat(value(portfolio, "pay3")).isEqualTo(2.0);
            assertThat(value(portfolio, "pay3_points")).isEqualTo((short) 60);
            assertThat(value(portfolio, "pay4")).isEqualTo(11.0);
            assertThat(value(portfolio, "pay4_points")).isEqualTo((short) 80);
            // 200 overdue over a mean bill of 200.
            assertThat(value(portfolio, "pay5")).isEqualTo(1.0);
            assertThat(value(portfolio, "pay5_points")).isEqualTo((short) 30);
            // 15 points one month old: 15 x 2^(-1/6), the weight kept to six decimals.
            assertThat((Double) value(portfolio, "pay6")).isEqualTo(15 * 0.890899, EXACT);
            assertThat(value(portfolio, "pay6_points")).isEqualTo((short) 60);
            assertThat((Double) value(portfolio, "pay7")).isEqualTo(100 * 400.0 / 600, EXACT);
            assertThat(value(portfolio, "pay8")).isEqualTo(50.0);
            assertThat(value(portfolio, "pay8_points")).isEqualTo((short) 0);
        }
    }

    @Test
    void aMissingValueIsABandOfItsOwnAndNeverZero() {
        try (Portfolio portfolio = new Portfolio()) {
            portfolio
                    .customer("C")
                    .customer("other")
                    .bill("B", "other", "1.00", "2024-01-05")
                    .snapshotThrough("2024-01");

            for (String code :
                    new String[] {"pay1", "pay2", "pay3", "pay4", "pay5", "pay6", "pay7", "pay8", "con1", "con2", "con3"
                    }) {
                assertThat(portfolio.indicator(code, "C", "2024-01")).as(code).isNull();
                assertThat(portfolio.indicator(code + "_points", "C", "2024-01"))
                        .as(code)
                        .isNull();
            }
        }
    }

    @Test
    void consumptionThatHalvedOverTheYearIsATrendOfMinusFiftyPercent() {
        try (Portfolio portfolio = new Portfolio()) {
            portfolio.customer("falling").customer("steady");
            for (int month = 0; month < 24; month++) {
                String day = LocalDate.of(2023, 1, 1).plusMonths(month).toString();
                portfolio.land(
                        "consumption",
                        "customer_no, consumed_on, energy_kwh",
                        "'falling', date '" + day + "', " + (month < 12 ? 200 : 100));
                portfolio.land(
                        "consumption", "customer_no, consumed_on, energy_kwh", "'steady', date '" + day + "', 150");
            }
            portfolio.snapshotThrough("2024-12");

            assertThat((Double) portfolio.indicator("con1", "falling", "2024-12"))
                    .isEqualTo(-50, within(1e-4));
            assertThat(portfolio.indicator("con1_points", "falling", "2024-12")).isEqualTo((short) 0);
            assertThat(portfolio.indicator("con1_points", "steady", "2024-12")).isEqualTo((short) 80);
            assertThat(portfolio.indicator("con2_points", "steady", "2024-12")).isEqualTo((short) 100);
        }
    }

    @Test
    void oneRowAndOneColumnAddAnIndicatorWithoutJava() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        Files.createDirectories(folder.resolve("seeds"));
        Files.writeString(
                folder.resolve("seeds/indicator.csv"),
                Resources.shipped().text("warehouse/seeds/indicator.csv")
                        + "PAY9,29,payment,Cash share,现金缴费占比,payments in cash / payments,%,lower,1,true,10,30,50,80,,\n");
        Files.createDirectories(folder.resolve("sql/indicator"));
        Files.writeString(
                folder.resolve("sql/indicator/channel.sql"),
                """
                select customer_key, 100 * count(*) filter (where channel_code = 'cash') / count(*) as pay9
                from star.fact_payment
                where period_key between $first_period_key and $period_key
                group by customer_key;
                """);
        Home home = Home.at(folder);
        try (Portfolio portfolio = new Portfolio(Warehouse.open(home, EngineLimits.none(), Progress.SILENT))) {
            portfolio
                    .customer("C")
                    .customer("D")
                    .bill("B", "C", "10.00", "2024-01-05")
                    .land(
                            "payment",
                            "payment_no, customer_no, paid_on, paid_amount, channel_code",
                            "'P1', 'C', date '2024-01-06', 5, 'cash'")
                    .land(
                            "payment",
                            "payment_no, customer_no, paid_on, paid_amount, channel_code",
                            "'P2', 'C', date '2024-01-06', 5, 'app'")
                    .snapshotThrough("2024-01");

            assertThat(portfolio.indicator("pay9", "C", "2024-01")).isEqualTo(50.0);
            assertThat(portfolio.indicator("pay9_points", "C", "2024-01")).isEqualTo((short) 60);
            assertThat(portfolio.indicator("pay9", "D", "2024-01")).isNull();
            assertThat(portfolio.query("select indicator_name_en, indicator_value, indicator_points from mart.indicator"
                            + " where indicator_code = 'PAY9' and customer_no = 'C'"))
                    .hasToString("[{indicator_name_en=Cash share, indicator_value=50.0, indicator_points=60}]");
        }
    }

    @Test
    void aColumnThatIsNoIndicatorIsRefusedWithTheNearestName() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        Files.createDirectories(folder.resolve("sql/indicator"));
        Files.writeString(folder.resolve("sql/indicator/mine.sql"), "select 1 as customer_key, 2 as fin9;\n");
        try (Warehouse warehouse = Warehouse.open(Home.at(folder), EngineLimits.none(), Progress.SILENT)) {
            assertThatThrownBy(() -> new Portfolio(warehouse))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "sql/indicator/mine.sql gives column \"fin9\", which is no indicator; did you mean \"fin1\"?;"
                                    + " expected a row of seeds/indicator.csv with that code");
        }
    }

    private static Object value(Portfolio portfolio, String column) {
        return portfolio.indicator(column, "C", "2024-03");
    }
}
