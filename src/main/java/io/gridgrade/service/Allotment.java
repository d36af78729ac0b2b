package io.gridgrade.service;

import io.gridgrade.engine.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Who is served where there is not enough for all. An action is worth 10 less its priority.
 *
 * @param worth      of all that is served
 * @param floorCost  how much more it would be without the least shares of stations
 * @param customers  every action that needs a scarce resource, with whether it is served
 */
public record Allotment(
        List<Share> resources, List<Station> stations, BigDecimal worth, BigDecimal floorCost, List<Row> customers) {
    /**
     * What became of a resource.
     *
     * @param shadowPrice the worth that one unit more would add
     * @param floorCost   the worth that its least shares of stations cost
     * @param cutPriority the most urgent of which not all are served; empty when all are
     * @param cutLine     where it ends, in words
     */
    public record Share(
            ScarceResource resource,
            int due,
            int served,
            BigDecimal used,
            BigDecimal shadowPrice,
            BigDecimal floorCost,
            Optional<Integer> cutPriority,
            String cutLine) {}

    /** What a station gets of a resource, and the least that it must. */
    public record Station(String resource, int regionKey, String name, int due, int served, int least) {}
}
