import io.gridgrade.statistics.clustering.Cases;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.Lloyd;
import io.gridgrade.statistics.clustering.SampleCases;
import io.gridgrade.statistics.clustering.Standardisation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The groups by hand: k-means once a year, every customer given to its nearest centre each month. */
final class HandGroups {
    private static final int FEATURES = 7;
    private static final int MONTHS = 12;
    private static final int GROUPS = 6;
    private static final int STARTS = 5;
    private static final int SAMPLE_MAX = 10_000;
    private static final int ROUNDS_MAX = 50;
    private static final long SEED = 20240601L;
    private static final long PARTS = 1_000_000;

    private final HandSql sql;
    private int fittedNo = -MONTHS;
    private List<String> standardised = List.of();
    private List<Centre> centres = List.of();

    HandGroups(HandSql sql) {
        this.sql = sql;
    }

    void run(int monthNo, Map<String, String> holes) throws Exception {
        sql.run("group_case", holes);
        if (monthNo >= fittedNo + MONTHS) {
            fit();
            fittedNo = monthNo;
        }
        sql.execute("insert into customer_group select " + monthNo + ", customer_key, " + nearest(centres)
                + " + 1, round(sqrt(" + least(centres) + " + " + square() + ") / 1000000, 4) from (select *, "
                + distances(centres) + " from (select customer_key, " + String.join(", ", standardised)
                + " from group_case))");
    }

    private void fit() throws Exception {
        standardised = new ArrayList<>();
        sql.query("select " + each(FEATURES, i -> "count(x" + i + "), coalesce(sum(x" + i + "), 0), coalesce(sum(x" + i
                + "::hugeint * x" + i + "), 0)") + " from (select " + each(FEATURES, i -> "round(t" + i
                + " * 1000000)::bigint as x" + i) + " from group_case)", row -> {
            for (int i = 0; i < FEATURES; i++) {
                Optional<Standardisation> found = Standardisation.of(
                        row.getLong(1 + 3 * i), whole(row, 2 + 3 * i), whole(row, 3 + 3 * i), PARTS);
                if (found.isPresent()) {
                    standardised.add("case when t" + i + " is null then 0e0 else round(1000000 * least(greatest((t" + i
                            + " - " + literal(found.get().mean()) + ") / " + literal(found.get().deviation())
                            + ", -10), 10)) end as z" + standardised.size());
                }
            }
        });
        sql.execute("create or replace temp table group_fit as select customer_no, "
                + each(FEATURES, i -> "raw_" + i) + ", " + String.join(", ", standardised)
                + " from group_case join customer_id using (customer_key)");
        Cases all = new All();
        SampleCases sample = sample();
        Lloyd lloyd = new Lloyd(PARTS, ROUNDS_MAX, 1e-4);
        List<List<Centre>> starts =
                IntStream.range(0, STARTS).mapToObj(start -> sample.draw(GROUPS, SEED + start)).toList();
        Lloyd.Found found = lloyd.settle(all, lloyd.best(sample, starts));
        // The largest bill first.
        record Placed(Centre centre, BigDecimal bill) {}
        List<Placed> placed = new ArrayList<>();
        sql.query("select " + nearest(found.centres()) + " as centre_no, count(raw_0), coalesce(sum(round(raw_0 *"
                + " 1000)::hugeint), 0) from (select *, " + distances(found.centres())
                + " from group_fit) group by 1 order by 1", row -> placed.add(new Placed(
                        found.centres().get(row.getInt(1)),
                        row.getLong(2) == 0
                                ? null
                                : new BigDecimal(whole(row, 3))
                                        .divide(
                                                BigDecimal.valueOf(1000 * row.getLong(2)), 6, RoundingMode.HALF_EVEN))));
        placed.sort(Comparator.comparing(Placed::bill, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(each -> each.centre().parts().toString()));
        centres = placed.stream().map(Placed::centre).toList();
        sql.execute("drop table group_fit");
    }

    private SampleCases sample() throws SQLException {
        List<String> names = new ArrayList<>();
        List<List<Long>> points = new ArrayList<>();
        sql.query("from (select customer_no, " + z() + " from group_fit order by md5_number_lower(concat_ws('/',"
                + " customer_no, " + SEED + ")), customer_no limit " + SAMPLE_MAX + ") order by customer_no", row -> {
            names.add(row.getString(1));
            points.add(point(row, 2));
        });
        return new SampleCases(names, points);
    }

    private List<Long> point(ResultSet row, int from) throws SQLException {
        List<Long> point = new ArrayList<>();
        for (int i = 0; i < standardised.size(); i++) {
            point.add((long) row.getDouble(from + i));
        }
        return point;
    }

    /** All customers, added up by SQL. */
    private final class All implements Cases {
        @Override
        public List<Members> members(List<Centre> centres, boolean isWithinAsked) {
            List<Members> members = new ArrayList<>();
            String within = isWithinAsked ? "sum((" + least(centres) + " + " + square() + ")::hugeint)" : "0";
            ask("select " + nearest(centres) + " as centre_no, count(*), " + within + ", "
                    + each(standardised.size(), i -> "sum(z" + i + ")::hugeint") + " from (select *, "
                    + distances(centres) + " from group_fit) group by 1 order by 1", row -> {
                List<BigInteger> sums = new ArrayList<>();
                for (int i = 0; i < standardised.size(); i++) {
                    sums.add(whole(row, 4 + i));
                }
                members.add(new Members(row.getInt(1), row.getLong(2), sums, whole(row, 3)));
            });
            return members;
        }

        @Override
        public Optional<Centre> farthest(List<Centre> centres) {
            List<Centre> found = new ArrayList<>();
            ask("select " + z() + " from (select *, " + distances(centres) + " from group_fit) where " + least(centres)
                    + " + " + square() + " > 0 order by " + least(centres) + " + " + square()
                    + " desc, customer_no limit 1", row -> found.add(new Centre(point(row, 1))));
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
        return IntStream.range(0, centres.size())
                .mapToObj(c -> " when d" + c + " then " + c)
                .collect(Collectors.joining("", "case " + least(centres), " end"));
    }

    private String square() {
        return IntStream.range(0, standardised.size())
                .mapToObj(i -> "z" + i + " * z" + i)
                .collect(Collectors.joining(" + "));
    }

    private String z() {
        return each(standardised.size(), i -> "z" + i);
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
