package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For which actions of the work lists of a month there are not the hands; none where nothing is scarce. */
public final class CutLine {
    private final Optional<Allotment> allotment;
    private final Set<List<String>> below = new HashSet<>();

    private CutLine(Optional<Allotment> allotment) {
        this.allotment = allotment;
        allotment.ifPresent(shared -> shared.customers().stream()
                .filter(row -> !row.truth("is_served"))
                .forEach(row -> below.add(key(row, row))));
    }

    /** Without a line: all is above it. */
    public static CutLine none() {
        return new CutLine(Optional.empty());
    }

    /** As resources are shared among the actions of the month. */
    public static CutLine of(Warehouse published, Resources files, Period period) {
        return new CutLine(AllotResources.ifScarce(published, files, period));
    }

    /** Whether an action of a list is above the line. */
    public boolean isServed(Row list, Row item) {
        return !below.contains(key(list, item));
    }

    private static List<String> key(Row list, Row item) {
        return List.of(
                String.valueOf(list.text("region_key")),
                String.valueOf(item.text("service_rule_code")),
                String.valueOf(item.text("customer_no")));
    }

    /**
     * What the role of a list has not enough of, at its station and in all: {@code resource_name_en},
     * {@code resource_name_zh}, {@code unit_en}, {@code unit_zh}, {@code capacity}, {@code due_count}, {@code served_count},
     * {@code station_due_count}, {@code station_served_count}, {@code station_least_count}, {@code shadow_price}.
     */
    public List<Row> lacking(Row list) {
        List<Row> lacking = new ArrayList<>();
        for (Allotment.Share share : allotment.map(Allotment::resources).orElse(List.of())) {
            ScarceResource resource = share.resource();
            allotment.orElseThrow().stations().stream()
                    .filter(station -> station.resource().equals(resource.code())
                            && resource.role().equals(list.text("owner_role_code"))
                            && station.regionKey() == list.integer("region_key")
                            && station.served() < station.due())
                    .findFirst()
                    .ifPresent(station -> lacking.add(row(share, station)));
        }
        return lacking;
    }

    private static Row row(Allotment.Share share, Allotment.Station station) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("resource_name_en", share.resource().name());
        row.put("resource_name_zh", share.resource().nameChinese());
        row.put("unit_en", share.resource().unit());
        row.put("unit_zh", share.resource().unitChinese());
        row.put("capacity", share.resource().capacity());
        row.put("due_count", share.due());
        row.put("served_count", share.served());
        row.put("station_due_count", station.due());
        row.put("station_served_count", station.served());
        row.put("station_least_count", station.least());
        row.put("shadow_price", share.shadowPrice());
        return new Row(row);
    }
}
