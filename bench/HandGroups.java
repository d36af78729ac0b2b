import io.gridgrade.statistics.clustering.Cases;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.Lloyd;
import io.gridgrade.statistics.clustering.Matching;
import io.gridgrade.statistics.clustering.SampleCases;
import io.gridgrade.statistics.clustering.Standardisation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The groups by hand: k-means once a year, and in the months 1, 2, 4, 8 and 16, every customer given to its nearest centre each month. */
final class HandGroups {
    private static final int FEATURES = 5;
    private static final int MONTHS = 12;
    private static final int GROUPS = 6;
    private static final int STARTS = 20;
    private static final int STARTS_SETTLED = 3;
    private static final int START_SAMPLE_MAX = 2_000;
    private static final int SAMPLE_MAX = 10_000;
    private static final double SHARE_MIN = 0.01;
    private static final double GAIN_MIN = 0.05;
    private static final int ROUNDS_MAX = 50;
    private static final long SEED = 20240601L;
    private static final long PARTS = 1_000_000;
    private static final int DEVIATIONS_MAX = 10;
    private static final int BOUND_ROUNDS_MAX = 20;

    private final HandSql sql;
    private int firstNo;
    private int fittedNo = -MONTHS;
    private Model model;
    private int lastNumber;

    /** The feature in a place of group_case. */
    private record Feature(int place, Standardisation scale) {}

    /** What is kept between fits: the number of each centre. */
    private record Model(List<Feature> features, List<Centre> centres, List<Integer> numbers) {
        List<Integer> places() {
            return HandGroups.places(features);
        }

        /** Its centres on the scales of others. */
        List<Centre> on(List<Feature> others) {
            return centres.stream()
                    .map(centre -> new Centre(
                            others.stream().map(other -> part(centre, other)).toList()))
                    .toList();
        }

        private long part(Centre centre, Feature other) {
            int own = places().indexOf(other.place());
            if (own < 0) {
                return 0;
            }
            Standardisation scale = features.get(own).scale();
            double transformed = scale.mean() + scale.deviation() * centre.parts().get(own) / PARTS;
            return Math.round(PARTS * (transformed - other.scale().mean()) / other.scale().deviation());
        }
    }

    HandGroups(HandSql sql) {
        this.sql = sql;
    }

    void run(int monthNo, Map<String, String> holes) throws Exception {
        sql.run("group_case", holes);
        firstNo = firstNo == 0 ? monthNo : firstNo;
        if (monthNo >= fittedNo + MONTHS || monthNo - firstNo + 1 >= 2 * (fittedNo - firstNo + 1)) {
            fit(monthNo);
            fittedNo = monthNo;
        }
        sql.execute("insert into customer_group select " + monthNo + ", customer_key, "
                + nearest(model.centres(), model.numbers()) + ", round(sqrt(" + least(model.centres()) + " + "
                + square(model.features().size()) + ") / 1000000, 4) from (select *, " + distances(model.centres())
                + " from (select customer_key, " + standardised(model.features()) + " from group_case))");
    }

    private void fit(int monthNo) throws Exception {
        List<Feature> features = features();
        sql.execute("create or replace temp table group_fit as select customer_key, customer_no, raw_0, "
                + standardised(features) + " from group_case join customer_id using (customer_key)");
        Cases all = new All(features.size());
        Lloyd lloyd = new Lloyd(PARTS, ROUNDS_MAX, 1e-4);
        SampleCases few = sample(features.size(), START_SAMPLE_MAX);
        List<List<Centre>> starts = IntStream.range(0, STARTS)
                .mapToObj(start -> lloyd.settle(few, few.draw(GROUPS, SEED + start)))
                .sorted(Comparator.comparing(Lloyd.Found::withinSum))
                .map(Lloyd.Found::centres)
                .distinct()
                .limit(STARTS_SETTLED)
                .toList();
        Lloyd.Found best = withoutSmall(
                all, lloyd, lloyd.settle(all, lloyd.best(sample(features.size(), SAMPLE_MAX), starts)));
        if (model != null) {
            List<Centre> before = model.on(features);
            boolean isSame = model.places().equals(places(features));
            List<Candidate> candidates = new ArrayList<>();
            List<Cases.Members> kept = all.members(before, true);
            if (isSame
                    && kept.size() == before.size()
                    && !hasSmall(kept.stream().map(Cases.Members::count).toList())) {
                candidates.add(new Candidate(null, withinSum(kept), 0));
            }
            if (isSame || before.size() == GROUPS) {
                Lloyd.Found continued = withoutSmall(all, lloyd, lloyd.settle(all, before));
                candidates.add(new Candidate(continued, continued.withinSum(), movedShare(before, continued.centres())));
            }
            candidates.add(new Candidate(best, best.withinSum(), movedShare(before, best.centres())));
            Candidate chosen = candidates.get(0);
            for (Candidate other : candidates) {
                chosen = isBetter(other, chosen) ? other : chosen;
            }
            if (chosen.found() == null) {
                sql.execute("drop table group_fit");
                return;
            }
            best = chosen.found();
        }
        List<Centre> centres = byBill(best.centres());
        model = new Model(features, centres, numbers(monthNo, centres));
        sql.execute("drop table group_fit");
    }

    // Those that tell customers apart; who is farther out than counts is taken to be just so far out.
    private List<Feature> features() throws SQLException {
        List<String> held = new ArrayList<>(
                IntStream.range(0, FEATURES).mapToObj(i -> "x" + i).toList());
        List<Feature> features = new ArrayList<>();
        boolean[] isDrawnIn = {true};
        for (int round = 0; round <= BOUND_ROUNDS_MAX && isDrawnIn[0]; round++) {
            features.clear();
            isDrawnIn[0] = false;
            String sums = each(FEATURES, i -> "count(h" + i + "), coalesce(sum(h" + i + "), 0), coalesce(sum(h" + i
                    + "::hugeint * h" + i + "), 0), min(x" + i + "), max(x" + i + ")");
            sql.query("select " + sums + " from (select *, " + each(FEATURES, i -> held.get(i) + " as h" + i)
                    + " from (select " + each(FEATURES, i -> "round(t" + i + " * 1000000)::bigint as x" + i)
                    + " from group_case))", row -> {
                for (int i = 0; i < FEATURES; i++) {
                    int at = 1 + 5 * i;
                    Optional<Standardisation> found =
                            Standardisation.of(row.getLong(at), whole(row, at + 1), whole(row, at + 2), PARTS);
                    if (found.isPresent()) {
                        features.add(new Feature(i, found.get()));
                        isDrawnIn[0] |= draw(held, i, found.get(), row.getLong(at + 3), row.getLong(at + 4));
                    }
                }
            });
        }
        return features;
    }

    private static boolean draw(List<String> held, int place, Standardisation scale, long least, long most) {
        long low = Math.round(PARTS * (scale.mean() - DEVIATIONS_MAX * scale.deviation()));
        long high = Math.round(PARTS * (scale.mean() + DEVIATIONS_MAX * scale.deviation()));
        if (least >= low && most <= high) {
            return false;
        }
        String bounds = "case when x" + place + " < " + low + " then " + low + " when x" + place + " > " + high + " then "
                + high + " else x" + place + " end";
        return !bounds.equals(held.set(place, bounds));
    }

    // The smallest goes first: what it had may make another large enough.
    private static Lloyd.Found withoutSmall(Cases all, Lloyd lloyd, Lloyd.Found found) {
        Lloyd.Found now = found;
        while (now.centres().size() > 1 && hasSmall(now.sizes())) {
            List<Long> sizes = now.sizes();
            List<Centre> centres = new ArrayList<>(now.centres());
            centres.remove(sizes.indexOf(Collections.min(sizes)));
            now = lloyd.settle(all, centres);
        }
        return now;
    }

    private static boolean hasSmall(List<Long> sizes) {
        long count = sizes.stream().mapToLong(Long::longValue).sum();
        return sizes.stream().anyMatch(size -> size < SHARE_MIN * count);
    }

    // Centres that may be the next, none found where those of before are kept.
    private record Candidate(Lloyd.Found found, double withinSum, double movedShare) {}

    // What moves more must gain as much more.
    private static boolean isBetter(Candidate other, Candidate than) {
        double tenths = 10 * (other.movedShare() - than.movedShare());
        return other.withinSum() < than.withinSum() * (1 - GAIN_MIN * Math.max(1, tenths));
    }

    private static double withinSum(List<Cases.Members> members) {
        return members.stream()
                        .map(Cases.Members::withinSum)
                        .reduce(BigInteger.ZERO, BigInteger::add)
                        .doubleValue()
                / ((double) PARTS * PARTS);
    }

    // Of all, who is not in the group that has most in common with that of before.
    private double movedShare(List<Centre> before, List<Centre> centres) throws SQLException {
        long[][] shared = new long[before.size()][centres.size()];
        int width = centres.get(0).parts().size();
        sql.query("select before_no, " + nearest(centres) + " as centre_no, count(*) from (select *, " + distances(centres)
                + " from (select " + z(width) + ", " + nearest(before) + " as before_no from (select *, "
                + distances(before) + " from group_fit))) group by all", row ->
                shared[row.getInt(1)][row.getInt(2)] = row.getLong(3));
        long count = Arrays.stream(shared).flatMapToLong(Arrays::stream).sum();
        return count == 0 ? 0 : 1 - (double) Matching.of(shared).sharedCount() / count;
    }

    // The largest bill first.
    private List<Centre> byBill(List<Centre> centres) throws SQLException {
        record Placed(Centre centre, BigDecimal bill) {}
        List<Placed> placed = new ArrayList<>();
        sql.query("select " + nearest(centres) + " as centre_no, count(raw_0), coalesce(sum(round(raw_0 *"
                + " 1000)::hugeint), 0) from (select *, " + distances(centres)
                + " from group_fit) group by 1 order by 1", row -> placed.add(new Placed(
                        centres.get(row.getInt(1)),
                        row.getLong(2) == 0
                                ? null
                                : new BigDecimal(whole(row, 3))
                                        .divide(
                                                BigDecimal.valueOf(1000 * row.getLong(2)), 6, RoundingMode.HALF_EVEN))));
        placed.sort(Comparator.comparing(Placed::bill, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(each -> each.centre().parts().toString()));
        return placed.stream().map(Placed::centre).toList();
    }

    // A group that has more than half of its customers in common with one of the month before goes on as that; else with
    // one that would have more than half of them now.
    private List<Integer> numbers(int monthNo, List<Centre> centres) throws SQLException {
        List<Integer> known = model == null
                ? List.of()
                : model.numbers().stream().sorted().toList();
        Integer[] numbers = new Integer[centres.size()];
        if (!known.isEmpty()) {
            goOn(numbers, known, shared(centres, known, "select customer_key, group_no from customer_group where month_no = "
                    + (monthNo - 1)));
            goOn(numbers, known, shared(centres, known, "select customer_key, "
                    + nearest(model.centres(), model.numbers()) + " as group_no from (select *, "
                    + distances(model.centres()) + " from (select customer_key, " + standardised(model.features())
                    + " from group_case))"));
        }
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = numbers[j] == null ? ++lastNumber : numbers[j];
        }
        return List.of(numbers);
    }

    private long[][] shared(List<Centre> centres, List<Integer> known, String before) throws SQLException {
        long[][] shared = new long[known.size()][centres.size()];
        sql.query("select before.group_no, now.centre_no, count(*) from (select customer_key, " + nearest(centres)
                + " as centre_no from (select *, " + distances(centres) + " from group_fit)) as now join (" + before
                + ") as before using (customer_key) group by all", row ->
                shared[known.indexOf(row.getInt(1))][row.getInt(2)] = row.getLong(3));
        return shared;
    }

    // Those that have no number yet, with the groups that none goes on with.
    private static void goOn(Integer[] numbers, List<Integer> known, long[][] shared) {
        long[][] left = Arrays.stream(shared).map(long[]::clone).toArray(long[][]::new);
        for (int j = 0; j < numbers.length; j++) {
            if (numbers[j] != null) {
                Arrays.fill(left[known.indexOf(numbers[j])], 0);
                for (long[] row : left) {
                    row[j] = 0;
                }
            }
        }
        List<OptionalInt> old = Matching.of(left).oldOfNew();
        for (int j = 0; j < numbers.length; j++) {
            if (numbers[j] == null && old.get(j).isPresent() && isShared(shared, old.get(j).getAsInt(), j)) {
                numbers[j] = known.get(old.get(j).getAsInt());
            }
        }
    }

    private static boolean isShared(long[][] shared, int i, int j) {
        long either = LongStream.of(shared[i]).sum()
                + Arrays.stream(shared).mapToLong(row -> row[j]).sum()
                - shared[i][j];
        return shared[i][j] > 0.5 * either;
    }

    private static List<Integer> places(List<Feature> features) {
        return features.stream().map(Feature::place).toList();
    }

    private static String standardised(List<Feature> features) {
        return each(features.size(), i -> {
            String value = "t" + features.get(i).place();
            Standardisation scale = features.get(i).scale();
            return "case when " + value + " is null then 0e0 else round(1000000 * least(greatest((" + value + " - "
                    + literal(scale.mean()) + ") / " + literal(scale.deviation()) + ", -10), 10)) end as z" + i;
        });
    }

    private SampleCases sample(int width, int casesMax) throws SQLException {
        List<String> names = new ArrayList<>();
        List<List<Long>> points = new ArrayList<>();
        sql.query("from (select customer_no, " + z(width) + " from group_fit order by md5_number_lower(concat_ws('/',"
                + " customer_no, " + SEED + ")), customer_no limit " + casesMax + ") order by customer_no", row -> {
            names.add(row.getString(1));
            points.add(point(row, 2, width));
        });
        return new SampleCases(names, points);
    }

    private static List<Long> point(ResultSet row, int from, int width) throws SQLException {
        List<Long> point = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            point.add((long) row.getDouble(from + i));
        }
        return point;
    }

    /** All customers, added up by SQL. */
    private final class All implements Cases {
        private final int width;

        All(int width) {
            this.width = width;
        }

        @Override
        public List<Members> members(List<Centre> centres, boolean isWithinAsked) {
            List<Members> members = new ArrayList<>();
            String within = isWithinAsked ? "sum((" + least(centres) + " + " + square(width) + ")::hugeint)" : "0";
            ask("select " + nearest(centres) + " as centre_no, count(*), " + within + ", "
                    + each(width, i -> "sum(z" + i + ")::hugeint") + " from (select *, "
                    + distances(centres) + " from group_fit) group by 1 order by 1", row -> {
                List<BigInteger> sums = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    sums.add(whole(row, 4 + i));
                }
                members.add(new Members(row.getInt(1), row.getLong(2), sums, whole(row, 3)));
            });
            return members;
        }

        @Override
        public Optional<Centre> farthest(List<Centre> centres) {
            List<Centre> found = new ArrayList<>();
            ask("select " + z(width) + " from (select *, " + distances(centres) + " from group_fit) where " + least(centres)
                    + " + " + square(width) + " > 0 order by " + least(centres) + " + " + square(width)
                    + " desc, customer_no limit 1", row -> found.add(new Centre(point(row, 1, width))));
            return found.stream().findFirst();
        }

        private void ask(String query, HandSql.Each each) {
            try {
                sql.query(query, each);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    // Without what all centres have in common, the square of the customer.
    private static String distances(List<Centre> centres) {
        return each(centres.size(), c -> {
            double square = 0;
            StringBuilder sum = new StringBuilder();
            for (int i = 0; i < centres.get(c).parts().size(); i++) {
                long part = centres.get(c).parts().get(i);
                square += (double) part * part;
                sum.append(" + z").append(i).append(" * ").append(literal(-2.0 * part));
            }
            return literal(square) + sum + " as d" + c;
        });
    }

    private static String least(List<Centre> centres) {
        return "least(" + each(centres.size(), c -> "d" + c) + ")";
    }

    private static String nearest(List<Centre> centres) {
        return nearest(centres, IntStream.range(0, centres.size()).boxed().toList());
    }

    private static String nearest(List<Centre> centres, List<Integer> names) {
        return IntStream.range(0, centres.size())
                .mapToObj(c -> " when d" + c + " then " + names.get(c))
                .collect(Collectors.joining("", "case " + least(centres), " end"));
    }

    private static String square(int width) {
        return IntStream.range(0, width)
                .mapToObj(i -> "z" + i + " * z" + i)
                .collect(Collectors.joining(" + "));
    }

    private static String z(int width) {
        return each(width, i -> "z" + i);
    }

    private static String each(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(", "));
    }

    private static BigInteger whole(ResultSet row, int column) throws SQLException {
        return new BigDecimal(row.getString(column)).toBigIntegerExact();
    }

    private static String literal(double value) {
        return "(" + String.format(Locale.ROOT, "%.17e", value) + ")";
    }
}
