package io.gridgrade.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.source.LandReport;
import io.gridgrade.value.UserError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source no longer has is taken out and closed, by the day of its full extract, in whatever order they are loaded. */
class FullExtractTest {
    private static final String B1 = "B1,C1,2025-05-10,2025-06-01,10,";
    private static final String B2 = "B2,C2,2025-05-10,2025-06-01,20,";
    private static final String B3 = "B3,C2,2025-06-10,2025-07-01,30,";
    private static final String C1 = "C1,A,residential,,2024-01-01,";
    private static final String C2 = "C2,B,residential,,2024-01-01,";

    @TempDir
    private Path folder;

    private SmallUtility utility;

    @BeforeEach
    void makeUtility() {
        utility = new SmallUtility(folder).with("load_full_extract_removed_share_max", "0.5");
    }

    @AfterEach
    void closeUtility() {
        utility.close();
    }

    @Test
    void whatIsAbsentIsTakenOutAndClosedAndTheSameAgainChangesNothing() {
        utility.load(Map.of("bill1.csv", List.of(B1, B2), "customer1.csv", List.of(C1, C2)));
        Path whole = utility.folder(Map.of("bill1.csv", List.of(B2, B3), "customer1.csv", List.of(C2)));

        LandReport report = utility.load(whole, day("2025-06-30"));

        assertThat(report.takenOut().toString()).isEqualTo("{bill=1, customer=1}");
        assertThat(bills()).isEqualTo("B2 B3");
        assertThat(utility.query("select bill_no from history.fact_bill").toString())
                .isEqualTo("[{bill_no=B1}]");
        assertThat(customers()).isEqualTo("C1 2024-01-01 open, C1 2025-06-30 2025-06-30, C2 2024-01-01 open");

        String content = utility.content();
        assertThat(utility.load(whole, day("2025-06-30")).takenOut().toString()).isEqualTo("{bill=0, customer=0}");
        assertThat(utility.content()).isEqualTo(content);

        utility.load(utility.folder(Map.of("customer1.csv", List.of(C1, C2))), day("2025-07-31"));
        assertThat(customers())
                .isEqualTo("C1 2024-01-01 open, C1 2025-06-30 2025-06-30, C1 2025-07-31 open, C2 2024-01-01 open");
    }

    @Test
    void anEarlierFullExtractThatComesLaterUndoesNothing() {
        Path june = utility.folder(Map.of("bill1.csv", List.of(B2, B3), "customer1.csv", List.of(C2)));
        Path may = utility.folder(
                Map.of("bill1.csv", List.of(B1, B2.replace(",20,", ",21,")), "customer1.csv", List.of(C1, C2)));
        utility.load(may, day("2025-05-31"));
        utility.load(june, day("2025-06-30"));
        String inOrder = utility.star();
        utility.empty();

        utility.load(june, day("2025-06-30"));
        utility.load(may, day("2025-05-31"));

        assertThat(utility.star()).isEqualTo(inOrder);
        assertThat(bills()).isEqualTo("B2 B3");
    }

    @Test
    void aFullExtractThatLacksTooMuchOrIsEmptyIsRefused() {
        utility.with("load_full_extract_removed_share_max", "0.2")
                .load(Map.of("bill1.csv", List.of(B1, B2), "customer1.csv", List.of(C1, C2)));
        String content = utility.content();

        assertThatThrownBy(() -> utility.load(
                        utility.folder(Map.of("bill1.csv", List.of(B2), "customer1.csv", List.of(C2))),
                        day("2025-06-30")))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.exitCode().number()).isEqualTo(3);
                    assertThat(error.details())
                            .containsExactly(
                                    "customer: 1 of 2 customers would have been closed",
                                    "bill: 1 of 2 rows would have been taken out");
                })
                .hasMessageStartingWith(
                        "the full extract of test at 2025-06-30 lacks too much of what is known; expected at"
                                + " most a share of 0.2 to be gone (load.full_extract_removed_share_max); nothing was loaded;");
        assertThat(utility.content()).isEqualTo(content);
    }

    @Test
    void aFullExtractWithoutRecordsIsRefusedOfWhatIsKnownOnly() {
        utility.load(Map.of("bill1.csv", List.of(B1)));

        // A source of which payments were never known has none.
        utility.load(utility.folder(Map.of("bill1.csv", List.of(B1), "payment1.csv", List.of())), day("2025-06-30"));

        assertThatThrownBy(() -> utility.load(
                        utility.folder(Map.of("bill1.csv", List.of(), "customer1.csv", List.of(C1))),
                        day("2025-06-30")))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.details())
                        .containsExactly(
                                "the files of landing.bill have no record; expected all that the source has: an"
                                        + " empty full extract would take out all that is known"));
    }

    @Test
    void whatWasStatedAfterTheDayStaysAndWhatWasStatedBeforeItComesTooLate() {
        utility.load(Map.of("bill1.csv", List.of(B1 + "2025-07-02 08:00", B2)));
        utility.load(utility.folder(Map.of("bill1.csv", List.of(B2, B3))), day("2025-06-30"));
        assertThat(bills()).isEqualTo("B1 B2 B3");

        utility.load(Map.of("bill1.csv", List.of("B4,C1,2025-05-10,2025-06-01,10,2025-06-01 08:00")));

        assertThat(bills()).isEqualTo("B1 B2 B3");
    }

    @Test
    void aRecordThatIsGoneDoesNotComeBackWithAnOlderStateThatComesLate() {
        utility.load(Map.of(
                "bill1.csv", List.of(B1 + "2025-06-10 08:00", B2),
                "customer1.csv", List.of(C1 + "2025-06-10 08:00", C2)));
        utility.load(utility.folder(Map.of("bill1.csv", List.of(B2), "customer1.csv", List.of(C2))), day("2025-06-30"));
        String gone = customers();

        utility.load(Map.of(
                "bill1.csv", List.of(B1.replace(",10,", ",11,") + "2025-05-15 08:00"),
                "customer1.csv", List.of(C1 + "2025-05-15 08:00")));
        assertThat(bills()).isEqualTo("B2");
        assertThat(customers()).isEqualTo(gone).contains("C1 2025-06-30 2025-06-30");

        utility.load(Map.of("bill1.csv", List.of(B1 + "2025-07-05 08:00")));
        assertThat(bills()).isEqualTo("B1 B2");
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(LocalDate.parse(text));
    }

    private String bills() {
        return utility.query("select string_agg(bill_no, ' ' order by bill_no) as bills from star.fact_bill")
                .get(0)
                .text("bills");
    }

    private String customers() {
        return utility.query("select string_agg(customer_no || ' ' || valid_from || ' ' || coalesce(closed_on::varchar,"
                        + " 'open'), ', ' order by customer_no, valid_from) as customers from star.dim_customer"
                        + " where customer_key <> 0 and not is_inferred")
                .get(0)
                .text("customers");
    }
}
