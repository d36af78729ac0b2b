package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.Locale;
import java.util.Optional;

/**
 * The records on which a source's SELECT fails, such as those with a day that does not exist, which strptime does not
 * take, so that they can be refused one by one and the rest of their file lands. Where each row is of a record, each value
 * is tried by itself, in one go and however many fail; where that is not enough, they are found by halves.
 */
final class FailingRecords {
    /** So many that it is the SELECT that is wrong; says so in words. */
    static final class TooMany extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        TooMany(String message) {
            super(message);
        }
    }

    // Found by halves, each takes some twenty runs over a part of the file.
    private static final int HALVED_MAX = 1000;

    // Of so many is told what the engine says, for that takes a run of each.
    private static final int EXAMPLES_MAX = 100;

    private final Warehouse warehouse;
    private final SqlFile tryRecords;
    private int halved;

    private FailingRecords(Warehouse warehouse, SqlFile tryRecords) {
        this.warehouse = warehouse;
        this.tryRecords = tryRecords;
    }

    /**
     * Keeps them in source_failing, and says how many they are; zero where the SELECT fails only on all records together.
     */
    static long find(Warehouse warehouse, Optional<SqlFile> tryEach, SqlFile tryRecords, long lastNo) {
        FailingRecords records = new FailingRecords(warehouse, tryRecords);
        records.tryEach(tryEach);
        records.look(1, lastNo);
        return records.count();
    }

    private void tryEach(Optional<SqlFile> tryEach) {
        warehouse.execute("source/no_failing", Parameters.none());
        if (tryEach.isEmpty()) {
            return;
        }
        try {
            warehouse.execute(tryEach.get(), Parameters.none());
        } catch (IllegalStateException e) {
            // Its values cannot be tried one by one, as those of random(), or it fails elsewhere: by halves, then.
            return;
        }
        warehouse
                .query("source/failing_examples", Parameters.none().with("row_count", EXAMPLES_MAX))
                .forEach(row -> {
                    long number = row.longInteger("record_no");
                    String failure = failure(number, number);
                    if (!failure.isEmpty()) {
                        keep(number, failure);
                    }
                });
    }

    private void keep(long number, String failure) {
        warehouse.execute(
                "source/keep_failing",
                Parameters.none().with("record_no", number).with("failure_text", failure));
    }

    private long count() {
        return warehouse.query("source/failing_count", Parameters.none()).get(0).longInteger("failing_count");
    }

    private void look(long first, long last) {
        String failure = failure(first, last);
        if (failure.isEmpty()) {
            return;
        }
        if (first < last) {
            long middle = first + (last - first) / 2;
            look(first, middle);
            look(middle + 1, last);
            return;
        }
        keep(first, failure);
        halved++;
        if (halved > HALVED_MAX) {
            throw new TooMany(String.format(
                    Locale.ROOT,
                    "it fails on more than %,d records, which are found one by one where its last SELECT groups, orders,"
                            + " joins others with union, or draws at random",
                    HALVED_MAX));
        }
    }

    private String failure(long first, long last) {
        try {
            warehouse.query(
                    tryRecords, Parameters.none().with("first_no", first).with("last_no", last));
            return "";
        } catch (IllegalStateException e) {
            return LandFile.firstLine(e);
        }
    }
}
