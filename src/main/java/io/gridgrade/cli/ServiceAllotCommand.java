package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.service.AllotResources;
import io.gridgrade.service.Allotment;
import io.gridgrade.service.ServiceTable;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shares what is scarce among the actions of a month. */
@Command(
        name = "allot",
        description =
                "Share what is scarce, by seeds/service_resource.csv, among the actions of a closed month: the most"
                        + " worth, with every station's least share; tells where the line is drawn and what one unit more would"
                        + " add. Nothing is kept.")
final class ServiceAllotCommand implements Runnable {
    @ParentCommand
    private ServiceCommand service;

    @Parameters(paramLabel = "PERIOD", description = "The closed month, YYYY-MM.")
    private String period;

    @Option(
            names = "--resources",
            paramLabel = "FILE",
            description = "Share what this file has, in the place of the home's seeds/service_resource.csv.")
    private Path resources;

    @Option(names = "--json", description = "Answer in JSON, with every customer and whether it is served.")
    private boolean asJson;

    @Override
    public void run() {
        GridGrade main = service.main();
        Home home = main.home();
        Period month = Period.parse(period);
        Allotment allotment = main.reading(
                home,
                session -> AllotResources.of(
                        session.warehouse(), ServiceTable.resources(home, "service_resource", resources), month));
        if (asJson) {
            main.terminal().out().println(Json.write(asMap(allotment)));
        } else {
            lines(allotment).forEach(main.terminal().out()::println);
        }
    }

    private static List<String> lines(Allotment allotment) {
        TextTable shares = new TextTable(
                List.of("resource", "unit", "a month", "used", "due", "served", "one more adds", "not served whole"));
        for (Allotment.Share share : allotment.resources()) {
            shares.add(
                    share.resource().code(),
                    share.resource().unit(),
                    share.resource().capacity(),
                    share.used(),
                    share.due(),
                    share.served(),
                    share.shadowPrice(),
                    share.cutLine());
        }
        TextTable stations = new TextTable(List.of("resource", "station", "due", "served", "least"));
        for (Allotment.Station station : allotment.stations()) {
            stations.add(station.resource(), station.name(), station.due(), station.served(), station.least());
        }
        List<String> lines = new ArrayList<>(shares.lines());
        lines.add("");
        lines.addAll(stations.lines());
        lines.add("");
        lines.add("worth served: " + allotment.worth()
                + ", an action being worth 10 less its priority; the least shares of" + " stations cost "
                + allotment.floorCost());
        return lines;
    }

    private static Map<String, Object> asMap(Allotment allotment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "resources",
                allotment.resources().stream()
                        .map(share -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("resource", share.resource().code());
                            row.put("unit", share.resource().unit());
                            row.put("capacity", share.resource().capacity());
                            row.put("used", share.used());
                            row.put("due", share.due());
                            row.put("served", share.served());
                            row.put("shadow_price", share.shadowPrice());
                            row.put("floor_cost", share.floorCost());
                            row.put("cut_line", share.cutLine());
                            return row;
                        })
                        .toList());
        map.put(
                "stations",
                allotment.stations().stream()
                        .map(station -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("resource", station.resource());
                            row.put("name", station.name());
                            row.put("due", station.due());
                            row.put("served", station.served());
                            row.put("least", station.least());
                            return row;
                        })
                        .toList());
        map.put("worth", allotment.worth());
        map.put("floor_cost", allotment.floorCost());
        map.put("customers", allotment.customers().stream().map(Row::asMap).toList());
        return map;
    }
}
