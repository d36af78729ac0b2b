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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private final Warehouse published;
    private final Period period;
    private final List<ScarceResource> resources;
    private final List<Row> classes;

    private AllotResources(Warehouse published, Period period, List<ScarceResource> resources) {
        this.published = published;
        this.period = period;
        this.resources = resources;
        String scarce = resources.stream()
                .map(resource -> "select " + SqlFile.literal(resource.role()) + " as owner_role_code, "
                        + resource.rule().map(SqlFile::literal).orElse("cast(null as varchar)")
                        + " as service_rule_code")
                .collect(Collectors.joining("\nunion all\n"));
        this.classes = published.query(
                published.sqlFile("service/scarce_class").withFragments(Map.of("scarce", scarce)),
                Parameters.none().forPeriod(period));
    }

    /** Shares the resources of these files among the actions of a month. */
    public static Allotment of(Warehouse published, Resources files, Period period) {
        List<ScarceResource> scarce = scarce(files);
        if (scarce.isEmpty()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "no resource is scarce: capacity_month of every row is empty; expected how much there is a month of one"
                            + " at least, in seeds/service_resource.csv of the home or the file of --resources");
        }
        AllotResources allot = new AllotResources(published, period, scarce);
        if (allot.classes.isEmpty()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "nothing of " + period
                            + " needs a resource that is scarce; expected a closed month with actions of the"
                            + " roles of seeds/service_resource.csv");
        }
        allot.requireFew();
        return allot.shared();
    }

    /** The same, where anything is scarce of which an action of the month has need. */
    static Optional<Allotment> ifScarce(Warehouse published, Resources files, Period period) {
        List<ScarceResource> scarce = scarce(files);
        if (scarce.isEmpty()) {
            return Optional.empty();
        }
        AllotResources allot = new AllotResources(published, period, scarce);
        allot.requireFew();
        return allot.classes.isEmpty() ? Optional.empty() : Optional.of(allot.shared());
    }

    private void requireFew() {
        if (classes.size() > CLASSES_MAX) {
            throw new UserError(
                    ExitCode.FAILED,
                    classes.size()
                            + " classes of station and rule are too many to share at once; expected at most "
                            + CLASSES_MAX
                            + "; leave capacity_month of some resources empty, and share these by themselves"
                            + " with --resources FILE");
        }
    }

    private static List<ScarceResource> scarce(Resources files) {
        Problems problems = new Problems();
        List<ScarceResource> scarce = new ArrayList<>();
        try (Warehouse memory = Warehouse.inMemory(files)) {
            Map<String, SeedFile> seeds = Seeds.read(memory, problems);
            if (problems.isEmpty()) {
                scarce.addAll(ScarceResource.of(seeds, problems));
            }
        }
        problems.throwIfAny(ExitCode.WRONG_USAGE, "the scarce resources are not as expected; nothing was shared");
        return scarce;
    }

    private Allotment shared() {
        Allocation allocation = allocation();
        Allocation.Served best = allocation.best().orElseThrow(() -> noneFor(allocation));
        int[] served = whole(allocation, best.served());
        List<Allotment.Share> shares = new ArrayList<>();
        for (int r = 0; r < resources.size(); r++) {
            shares.add(share(allocation, best, served, r));
        }
        BigDecimal worth = BigDecimal.valueOf(IntStream.range(0, served.length)
                .mapToLong(i -> (long) served[i] * worth(i))
                .sum());
        double unbound = allocation.withoutFloors().best().orElseThrow().worth();
        return new Allotment(shares, stations(served), worth, digits(unbound - best.worth()), customers(served));
    }

    private Allocation allocation() {
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
        for (ScarceResource resource : resources) {
            stationsOf(resource).forEach((station, places) -> {
                int least = least(resource, places);
                if (least > 0) {
                    floors.add(new Allocation.Floor(resource.code() + " at " + station, places, least));
                }
            });
        }
        return new Allocation(
                groups,
                resources.stream()
                        .map(resource -> resource.capacity().doubleValue())
                        .toList(),
                floors);
    }

    private UserError noneFor(Allocation allocation) {
        List<Double> lacking = allocation.lacking();
        List<String> details = new ArrayList<>();
        for (int r = 0; r < resources.size(); r++) {
            ScarceResource resource = resources.get(r);
            if (lacking.get(r) > 0) {
                details.add(tooMuch(resource, digits(lacking.get(r))));
            }
        }
        return new UserError(
                ExitCode.FAILED,
                "there is no way to share what is scarce in " + period
                        + ": floors ask for more than there is; nothing was kept",
                details);
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
    private int[] whole(Allocation allocation, List<Double> served) {
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

    private Allotment.Share share(Allocation allocation, Allocation.Served best, int[] served, int r) {
        ScarceResource resource = resources.get(r);
        int[] places = IntStream.range(0, served.length)
                .filter(i -> needs(resource, i))
                .toArray();
        int servedCount = IntStream.of(places).map(i -> served[i]).sum();
        double more = allocation.with(r, 1).best().orElseThrow().worth() - best.worth();
        return new Allotment.Share(
                resource,
                IntStream.of(places).map(this::count).sum(),
                servedCount,
                resource.use().multiply(BigDecimal.valueOf(servedCount)),
                digits(more),
                cutLine(places, served));
    }

    private String cutLine(int[] places, int[] served) {
        Map<Integer, int[]> byPriority = new TreeMap<>();
        for (int i : places) {
            int[] counts = byPriority.computeIfAbsent(classes.get(i).integer("priority"), unused -> new int[2]);
            counts[0] += served[i];
            counts[1] += count(i);
        }
        List<String> parts = byPriority.entrySet().stream()
                .filter(entry -> entry.getValue()[0] < entry.getValue()[1])
                .map(entry -> entry.getValue()[0] + " of " + entry.getValue()[1] + " of priority " + entry.getKey())
                .toList();
        return parts.isEmpty() ? "all are served" : String.join(", ", parts);
    }

    private List<Allotment.Station> stations(int[] served) {
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

    private List<Row> customers(int[] served) {
        String allotment = IntStream.range(0, served.length)
                .mapToObj(i -> "select " + classes.get(i).integer("region_key") + " as region_key, "
                        + SqlFile.literal(classes.get(i).text("service_rule_code")) + " as service_rule_code, "
                        + served[i]
                        + " as served_count")
                .collect(Collectors.joining("\nunion all\n"));
        return published.query(
                published.sqlFile("service/allotted").withFragments(Map.of("allotment", allotment)),
                Parameters.none().forPeriod(period));
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
