package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.allocation.Allocation;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shares what is scarce among the actions of a closed month: a linear program over classes of equals, which are the actions
 * of a rule at a station, and then, within a class, the soonest due first.
 */
public final class AllotResources {
    /** The seed of what is scarce. */
    static final String SEED = "service_resource";

    private static final int CLASSES_MAX = 1_500;
    private static final int WORTH_OF_NONE = 10;
    private static final double WHOLE = 1e-6;
    private static final int STATIONS_SHOWN = 3;

    private final List<ScarceResource> resources;
    private final List<Row> classes;
    private final Allocation allocation;
    private final Optional<Allocation.Served> best;

    // Of one role: what others do is shared without regard to it.
    private AllotResources(Warehouse published, Period period, List<ScarceResource> resources) {
        this.resources = resources;
        String scarce = resources.stream()
                .map(resource -> "select " + SqlFile.literal(resource.role()) + " as owner_role_code, "
                        + resource.rule().map(SqlFile::literal).orElse("cast(null as varchar)")
                        + " as service_rule_code")
                .collect(Collectors.joining("\nunion all\n"));
        this.classes = published.query(
                published.sqlFile("service/scarce_class").withFragments(Map.of("scarce", scarce)),
                Parameters.none().forPeriod(period));
        requireFew();
        this.allocation = allocation(unused -> true);
        this.best = allocation.best();
    }

    /** Shares the resources of these files among the actions of a month. */
    public static Allotment of(Warehouse published, Resources files, Period period) {
        List<ScarceResource> scarce;
        try (Warehouse memory = Warehouse.inMemory(files)) {
            scarce = scarce(memory);
        }
        if (scarce.isEmpty()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "no resource is scarce: capacity_month of every row is empty; expected how much there is a month of one"
                            + " at least, in seeds/service_resource.csv of the home or the file of --resources");
        }
        List<AllotResources> roles = byRole(published, period, scarce);
        if (roles.stream().allMatch(role -> role.classes.isEmpty())) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "nothing of " + period
                            + " needs a resource that is scarce; expected a closed month with actions of the"
                            + " roles of seeds/service_resource.csv");
        }
        BigDecimal worth = BigDecimal.ZERO;
        double floorCost = 0;
        for (AllotResources role : roles) {
            int[] served = role.served();
            worth = worth.add(BigDecimal.valueOf(IntStream.range(0, served.length)
                    .mapToLong(i -> (long) served[i] * role.worth(i))
                    .sum()));
            floorCost += role.worth(role.allocation.withoutFloors()) - role.worth(role.allocation);
        }
        return new Allotment(
                roles.stream().flatMap(role -> role.shares().stream()).toList(),
                roles.stream().flatMap(role -> role.stations().stream()).toList(),
                worth,
                digits(floorCost),
                published.query(allotted(published, roles), Parameters.none().forPeriod(period)));
    }

    /** Shares what is scarce among the actions of a month that is being closed, and keeps how. */
    static void keep(Warehouse warehouse, Parameters month, Period period) {
        warehouse.execute("service/allotment_clear", month);
        List<AllotResources> roles = byRole(warehouse, period, scarce(warehouse));
        if (roles.stream().anyMatch(role -> !role.classes.isEmpty())) {
            warehouse.execute(
                    warehouse
                            .sqlFile("service/fact_service_allotment")
                            .withFragments(Map.of(
                                    "allotted", allotted(warehouse, roles).asSubquery())),
                    month);
            warehouse.execute("service/fact_resource_station", month);
        }
        for (AllotResources role : roles) {
            for (Allotment.Share share : role.shares()) {
                warehouse.execute(
                        "service/fact_resource_month",
                        month.with("resource_code", share.resource().code())
                                .with("is_cut", share.cutPriority().isPresent())
                                .with("cut_priority", share.cutPriority().orElse(0))
                                .with("shadow_price", share.shadowPrice())
                                .with("floor_cost", share.floorCost()));
            }
        }
    }

    private static List<AllotResources> byRole(Warehouse published, Period period, List<ScarceResource> scarce) {
        Map<String, List<ScarceResource>> resources = new LinkedHashMap<>();
        scarce.forEach(resource -> resources
                .computeIfAbsent(resource.role(), unused -> new ArrayList<>())
                .add(resource));
        List<AllotResources> roles = resources.values().stream()
                .map(ofRole -> new AllotResources(published, period, ofRole))
                .toList();
        List<String> lacking =
                roles.stream().flatMap(role -> role.tooMuch().stream()).toList();
        if (!lacking.isEmpty()) {
            throw new UserError(
                    ExitCode.FAILED,
                    "there is no way to share what is scarce in " + period
                            + ": floors ask for more than there is; nothing was kept",
                    lacking);
        }
        return roles;
    }

    private void requireFew() {
        if (classes.size() > CLASSES_MAX) {
            throw new UserError(
                    ExitCode.FAILED,
                    classes.size() + " classes of station and rule of the role "
                            + resources.get(0).role() + " are too many to share at once; expected at most "
                            + CLASSES_MAX
                            + "; leave its capacity_month empty in seeds/service_resource.csv, or part the role in"
                            + " seeds/service_rule.csv");
        }
    }

    private static List<ScarceResource> scarce(Warehouse warehouse) {
        Problems problems = new Problems();
        List<ScarceResource> scarce = new ArrayList<>();
        Map<String, SeedFile> seeds = Seeds.read(warehouse, problems);
        if (problems.isEmpty()) {
            scarce.addAll(ScarceResource.of(seeds, problems));
        }
        problems.throwIfAny(ExitCode.WRONG_USAGE, "the scarce resources are not as expected; nothing was shared");
        return scarce;
    }

    private List<Allotment.Share> shares() {
        int[] served = served();
        return IntStream.range(0, resources.size())
                .mapToObj(r -> share(served, r))
                .toList();
    }

    private Allocation allocation(Predicate<ScarceResource> isFloored) {
        List<Allocation.Group> groups = IntStream.range(0, classes.size())
                .mapToObj(i -> new Allocation.Group(
                        count(i),
                        worth(i),
                        resources.stream()
                                .map(resource ->
                                        needs(resource, i) ? resource.use().doubleValue() : 0)
                                .toList()))
                .toList();
        List<Allocation.Floor> floors = new ArrayList<>();
        resources.stream().filter(isFloored).forEach(resource -> stationsOf(resource)
                .forEach((station, places) -> {
                    int least = least(resource, places);
                    if (least > 0) {
                        floors.add(new Allocation.Floor(resource.code() + " at " + station, places, least));
                    }
                }));
        return new Allocation(
                groups,
                resources.stream()
                        .map(resource -> resource.capacity().doubleValue())
                        .toList(),
                floors);
    }

    private double worth(Allocation other) {
        return other.best().orElseThrow().worth();
    }

    private List<String> tooMuch() {
        if (best.isPresent()) {
            return List.of();
        }
        List<Double> lacking = allocation.lacking();
        return IntStream.range(0, resources.size())
                .filter(r -> lacking.get(r) > 0)
                .mapToObj(r -> tooMuch(resources.get(r), digits(lacking.get(r))))
                .toList();
    }

    private String tooMuch(ScarceResource resource, BigDecimal lacking) {
        Map<Integer, List<Integer>> stations = stationsOf(resource);
        int least = stations.values().stream()
                .mapToInt(places -> least(resource, places))
                .sum();
        String most = stations.values().stream()
                .filter(places -> least(resource, places) > 0)
                .sorted(Comparator.comparingInt((List<Integer> places) -> -least(resource, places)))
                .limit(STATIONS_SHOWN)
                .map(places -> name(places) + " for " + least(resource, places) + " of "
                        + places.stream().mapToInt(this::count).sum())
                .collect(Collectors.joining(", "));
        return resource.place() + ": of " + resource.code() + " there are "
                + resource.capacity().toPlainString() + " " + resource.unit() + " a month, and the floor_share "
                + resource.floorShare().toPlainString() + " of " + stations.size() + " stations asks for " + least
                + " actions of " + resource.use().toPlainString() + " each, " + most
                + (stations.size() > STATIONS_SHOWN ? " and others" : "") + "; " + lacking.toPlainString()
                + " are lacking; raise capacity_month, or lower floor_share";
    }

    private String name(List<Integer> places) {
        String name = classes.get(places.get(0)).text("region_name_en");
        return name.isEmpty() ? "no station" : name;
    }

    // Rounded down, and then filled up, the worthiest first, as far as the capacities reach.
    private int[] served() {
        List<Double> served = best.orElseThrow().served();
        int[] whole = new int[served.size()];
        double[] left = allocation.capacities().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) Math.floor(served.get(i) + WHOLE);
            take(left, allocation.groups().get(i), whole[i]);
        }
        IntStream.range(0, whole.length)
                .boxed()
                .filter(i -> served.get(i) - whole[i] > WHOLE)
                .sorted(Comparator.comparingInt((Integer i) -> -worth(i)).thenComparing(Comparator.naturalOrder()))
                .forEach(i -> {
                    Allocation.Group group = allocation.groups().get(i);
                    if (IntStream.range(0, left.length)
                            .allMatch(r -> left[r] + WHOLE >= group.uses().get(r))) {
                        take(left, group, 1);
                        whole[i]++;
                    }
                });
        return whole;
    }

    private static void take(double[] left, Allocation.Group group, int count) {
        for (int r = 0; r < left.length; r++) {
            left[r] -= group.uses().get(r) * count;
        }
    }

    private Allotment.Share share(int[] served, int r) {
        ScarceResource resource = resources.get(r);
        int[] places = IntStream.range(0, served.length)
                .filter(i -> needs(resource, i))
                .toArray();
        int servedCount = IntStream.of(places).map(i -> served[i]).sum();
        double worth = best.orElseThrow().worth();
        Map<Integer, int[]> cut = cut(places, served);
        return new Allotment.Share(
                resource,
                IntStream.of(places).map(this::count).sum(),
                servedCount,
                resource.use().multiply(BigDecimal.valueOf(servedCount)),
                digits(worth(allocation.with(r, 1)) - worth),
                digits(worth(allocation(other -> !other.equals(resource))) - worth),
                cut.keySet().stream().findFirst(),
                cutLine(cut));
    }

    // Of the priorities not all of which are served, how many are, and how many there are.
    private Map<Integer, int[]> cut(int[] places, int[] served) {
        Map<Integer, int[]> cut = new TreeMap<>();
        for (int i : places) {
            int[] counts = cut.computeIfAbsent(classes.get(i).integer("priority"), unused -> new int[2]);
            counts[0] += served[i];
            counts[1] += count(i);
        }
        cut.values().removeIf(counts -> counts[0] == counts[1]);
        return cut;
    }

    private static String cutLine(Map<Integer, int[]> cut) {
        return cut.isEmpty()
                ? "all are served"
                : cut.entrySet().stream()
                        .map(entry ->
                                entry.getValue()[0] + " of " + entry.getValue()[1] + " of priority " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private List<Allotment.Station> stations() {
        int[] served = served();
        List<Allotment.Station> stations = new ArrayList<>();
        for (ScarceResource resource : resources) {
            stationsOf(resource)
                    .forEach((station, places) -> stations.add(new Allotment.Station(
                            resource.code(),
                            station,
                            name(places),
                            places.stream().mapToInt(this::count).sum(),
                            places.stream().mapToInt(i -> served[i]).sum(),
                            least(resource, places))));
        }
        return stations;
    }

    private static SqlFile allotted(Warehouse published, List<AllotResources> roles) {
        String allotment = roles.stream()
                .flatMap(role -> role.classesServed().stream())
                .collect(Collectors.joining("\nunion all\n"));
        return published.sqlFile("service/allotted").withFragments(Map.of("allotment", allotment));
    }

    private List<String> classesServed() {
        int[] served = served();
        return IntStream.range(0, served.length)
                .mapToObj(i -> "select " + classes.get(i).integer("region_key") + " as region_key, "
                        + SqlFile.literal(classes.get(i).text("service_rule_code")) + " as service_rule_code, "
                        + served[i]
                        + " as served_count")
                .toList();
    }

    private Map<Integer, List<Integer>> stationsOf(ScarceResource resource) {
        Map<Integer, List<Integer>> stations = new TreeMap<>();
        for (int i = 0; i < classes.size(); i++) {
            if (needs(resource, i)) {
                stations.computeIfAbsent(classes.get(i).integer("region_key"), unused -> new ArrayList<>())
                        .add(i);
            }
        }
        return stations;
    }

    private int least(ScarceResource resource, List<Integer> places) {
        return resource.floorShare()
                .multiply(
                        BigDecimal.valueOf(places.stream().mapToInt(this::count).sum()))
                .setScale(0, RoundingMode.DOWN)
                .intValueExact();
    }

    private boolean needs(ScarceResource resource, int place) {
        Row row = classes.get(place);
        return resource.isNeededBy(row.text("owner_role_code"), row.text("service_rule_code"));
    }

    private int count(int place) {
        return classes.get(place).integer("action_count");
    }

    private int worth(int place) {
        return WORTH_OF_NONE - classes.get(place).integer("priority");
    }

    private static BigDecimal digits(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
