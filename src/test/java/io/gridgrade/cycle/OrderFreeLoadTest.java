package io.gridgrade.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import io.gridgrade.value.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in any order, split or merged in any way, give the same star; a load changes only what it is about. */
@Tag("sampled")
class OrderFreeLoadTest {
    private static final long SEED = 20250630;
    private static final int ARRANGEMENTS = Thorough.of(3, 40);
    private static final int LOADS_MAX = 3;
    private static final int CUSTOMERS = 8;

    @TempDir
    private Path folder;

    private record Supplied(String table, String line) {}

    @Test
    void anyArrangementOfTheFilesGivesTheSameStar() {
        Random random = new Random(SEED);
        List<Supplied> records = records(random);
        try (SmallUtility utility = new SmallUtility(folder)) {
            utility.load(files(records, random, 1));
            String expected = utility.star();
            assertThat(expected).contains("B1", "P1", "E1", "ghost");
            for (int arrangement = 1; arrangement <= ARRANGEMENTS; arrangement++) {
                utility.empty();
                List<Supplied> arriving = new ArrayList<>(records);
                // Some come twice.
                arriving.addAll(
                        records.stream().filter(each -> random.nextInt(8) == 0).toList());
                Collections.shuffle(arriving, random);
                int loads = 1 + random.nextInt(LOADS_MAX);
                for (int load = 0; load < loads; load++) {
                    utility.load(files(
                            arriving.subList(arriving.size() * load / loads, arriving.size() * (load + 1) / loads),
                            random,
                            1 + random.nextInt(2)));
                }

                assertThat(utility.star())
                        .as("seed " + SEED + ", arrangement " + arrangement)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theSameFileAgainChangesNothingNorDoesAKnownRecordInAnotherFile() {
        Random random = new Random(SEED);
        List<Supplied> records = records(random);
        try (SmallUtility utility = new SmallUtility(folder)) {
            Path once = utility.folder(files(records, random, 1));
            utility.load(once, java.util.Optional.empty());
            String content = utility.content();
            long runs = utility.query("select run_key from audit.run").size();

            assertThat(utility.load(once, java.util.Optional.empty()).landed()).isZero();
            assertThat(utility.content()).isEqualTo(content);
            assertThat(utility.query("select run_key from audit.run")).hasSize((int) runs + 1);

            Collections.shuffle(records, random);
            utility.load(files(records.subList(0, records.size() / 2), random, 2));
            utility.load(files(records.subList(records.size() / 3, records.size()), random, 1));
            String again = utility.content();
            // What came too late is kept once; what stands is as it was.
            assertThat(star(again)).isEqualTo(star(content));
            utility.load(files(records, random, 2));
            assertThat(utility.content()).isEqualTo(again);
        }
    }

    @Test
    void aLatePaymentOrBillChangesOnlyItsMonth() {
        Random random = new Random(SEED);
        try (SmallUtility utility = new SmallUtility(folder)) {
            utility.load(files(records(random), random, 1));
            String before = otherMonths(utility);

            utility.load(Map.of(
                    "payment1.csv",
                    List.of("PL,C1,B1,2025-05-20,5,"),
                    "bill1.csv",
                    List.of("BL,C1,2025-05-21,2025-06-01,7,")));

            assertThat(otherMonths(utility)).isEqualTo(before);
            assertThat(utility.query("select 1 as one from star.fact_payment where payment_no = 'PL'"))
                    .hasSize(1);
        }
    }

    @Test
    void aCorrectionIntoAnotherMonthTakesThePlaceOfTheRecord() {
        try (SmallUtility utility = new SmallUtility(folder)) {
            utility.load(
                    Map.of("bill1.csv", List.of("B1,C1,2025-04-30,2025-05-15,10,", "B2,C1,2025-04-30,2025-05-15,10,")));
            utility.load(Map.of("bill1.csv", List.of("B1,C1,2025-05-02,2025-05-15,11,")));

            assertThat(utility.query("select bill_no || ' ' || period_key as bill from star.fact_bill order by all")
                            .toString())
                    .isEqualTo("[{bill=B1 202505}, {bill=B2 202504}]");
            assertThat(utility.query("select period_key from history.fact_bill").toString())
                    .isEqualTo("[{period_key=202504}]");

            utility.execute("update star.dim_period set status_code = 'closed' where period_key = 202504");
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> utility.load(Map.of("bill1.csv", List.of("B2,C1,2025-05-02,2025-05-15,12,"))))
                    .hasMessageStartingWith("1 of the bill rows are moved out of months that are closed, the first of"
                            + " them 2025-04; expected only corrections of open months; nothing was loaded;");
        }
    }

    @Test
    void aRegionHangsBelowTheOneAboveItWhicheverComesFirst() {
        try (SmallUtility utility = new SmallUtility(folder)) {
            utility.load(Map.of("region1.csv", List.of("R2,R1,city,Deep,")));
            assertThat(utility.query(
                                    "select parent_region_key, province_name from star.dim_region where region_no = 'R2'")
                            .toString())
                    .isEqualTo("[{parent_region_key=null, province_name=null}]");

            utility.load(Map.of("region1.csv", List.of("R1,,province,North,")));
            assertThat(utility.query("select province_name from star.dim_region where region_no = 'R2'")
                            .toString())
                    .isEqualTo("[{province_name=North}]");
        }
    }

    @Test
    void regionsBelowOneAnotherInARingAreRefused() {
        try (SmallUtility utility = new SmallUtility(folder)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> utility.load(Map.of("region1.csv", List.of("R8,R9,city,Eight,", "R9,R8,city,Nine,"))))
                    .isInstanceOfSatisfying(
                            UserError.class,
                            error -> assertThat(error.details().toString()).contains("region without parent"));
            assertThat(utility.query("select region_no from star.dim_region where region_key <> 0"))
                    .isEmpty();
        }
    }

    @Test
    void anOutcomeIsOfTheLastDayOfAMonthSoThatAMonthHasOne() {
        try (SmallUtility utility = new SmallUtility(folder)) {
            String insert =
                    "insert into landing.outcome (customer_no, observed_on, is_default) values ('C1', date '%s', true)";
            utility.execute(insert.formatted("2025-05-31"));
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> utility.execute(insert.formatted("2025-05-30")))
                    .hasMessageContaining("last_day(observed_on)");
        }
    }

    private static String star(String content) {
        return content.lines()
                .filter(line -> line.startsWith("star."))
                .reduce("", (lines, line) -> lines + line + "\n");
    }

    private static String otherMonths(SmallUtility utility) {
        StringBuilder text = new StringBuilder();
        for (String fact : List.of("bill", "payment", "consumption", "credit_event")) {
            text.append(utility.query(
                    "select period_key, count(*) as row_count, sum(hash(t)::hugeint) as content from" + " star.fact_"
                            + fact + " as t where period_key <> 202505 group by period_key order by period_key"));
        }
        return text.append(utility.query("select count(*), sum(hash(t)::hugeint) from star.dim_customer as t"))
                .toString();
    }

    private static Map<String, List<String>> files(List<Supplied> records, Random random, int filesPerTable) {
        Map<String, List<String>> files = new TreeMap<>();
        records.forEach(each -> files.computeIfAbsent(
                        each.table() + random.nextInt(filesPerTable) + ".csv", name -> new ArrayList<>())
                .add(each.line()));
        return files;
    }

    // Each record may be stated several times, some of these at one moment; what is not dated says one thing only.
    private static List<Supplied> records(Random random) {
        List<Supplied> records = new ArrayList<>();
        records.add(new Supplied("region", "R1,,province,North,"));
        records.add(new Supplied("region", "R2,,province,South,"));
        for (int state = 0; state < 3; state++) {
            records.add(new Supplied(
                    "region",
                    "R3," + (random.nextBoolean() ? "R2" : "R1") + ",city,City " + letter(random) + ","
                            + moment(state, random)));
            records.add(new Supplied("region", "R4,R3,county,County " + letter(random) + "," + moment(state, random)));
        }
        records.add(new Supplied("payment", "PG,ghost,BG,2025-05-03,1,"));
        for (int c = 1; c <= CUSTOMERS; c++) {
            for (int month = 4; month <= 6; month++) {
                records.add(
                        new Supplied("consumption", "C" + c + ",2025-0" + month + "-01," + random.nextInt(99) + ","));
            }
            for (int state = 0; state < 4; state++) {
                records.add(new Supplied(
                        "customer",
                        "C" + c + "," + letter(random) + ",residential," + (random.nextBoolean() ? "R2" : "R1")
                                + ",2024-0" + (1 + random.nextInt(3)) + "-01," + moment(state, random)));
            }
            int number = c;
            states(
                    random,
                    at -> records.add(new Supplied(
                            "bill",
                            "B" + number + "," + customer(random, number) + "," + day(random) + ",2025-08-01,"
                                    + random.nextInt(90) + "," + at)));
            states(
                    random,
                    at -> records.add(new Supplied(
                            "payment",
                            "P" + number + "," + customer(random, number) + ",B" + number + "," + day(random) + ","
                                    + (1 + random.nextInt(90)) + "," + at)));
            states(
                    random,
                    at -> records.add(new Supplied(
                            "credit_event",
                            "E" + number + "," + customer(random, number) + ",reminder," + day(random) + ","
                                    + random.nextInt(90) + "," + at)));
        }
        return new ArrayList<>(records.stream().distinct().toList());
    }

    private static void states(Random random, java.util.function.Consumer<String> stating) {
        int states = random.nextInt(5);
        if (states == 0) {
            stating.accept("");
        }
        for (int state = 0; state < states; state++) {
            stating.accept(moment(state, random));
        }
    }

    private static String moment(int state, Random random) {
        return "2025-07-0" + (1 + random.nextInt(2 + state)) + " 08:00:00";
    }

    private static String customer(Random random, int number) {
        return random.nextInt(3) == 0 ? "C" + (1 + random.nextInt(CUSTOMERS)) : "C" + number;
    }

    private static String day(Random random) {
        return "2025-0" + (4 + random.nextInt(3)) + "-1" + random.nextInt(9);
    }

    private static char letter(Random random) {
        return (char) ('A' + random.nextInt(3));
    }
}
