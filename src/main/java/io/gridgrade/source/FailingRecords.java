package io.gridgrade.source;

import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The records on which a source's SELECT fails, such as those with a day that does not exist, which strptime does not
 * take: found by halves, so that they can be refused one by one and the rest of their file lands.
 */
final class FailingRecords {
    // Each takes some twenty runs over a part of the file; with more of them it is the SELECT that is wrong.
    private static final int COUNT_MAX = 100;

    private final Warehouse warehouse;
    private final SqlFile tryRecords;
    private final Map<Long, String> found = new LinkedHashMap<>();

    private FailingRecords(Warehouse warehouse, SqlFile tryRecords) {
        this.warehouse = warehouse;
        this.tryRecords = tryRecords;
    }

    /**
     * What the engine says, by the number of the record, in order; empty where the SELECT fails only on all of them
     * together, or on so many that none is the fault.
     */
    static Map<Long, String> of(Warehouse warehouse, SqlFile tryRecords, long lastNo) {
        FailingRecords records = new FailingRecords(warehouse, tryRecords);
        return records.look(1, lastNo) ? records.found : Map.of();
    }

    // False when there are too many.
    private boolean look(long first, long last) {
        String failure = failure(first, last);
        if (failure.isEmpty()) {
            return true;
        }
        if (first == last) {
            found.put(first, failure);
            return found.size() <= COUNT_MAX;
        }
        long middle = first + (last - first) / 2;
        return look(first, middle) && look(middle + 1, last);
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
