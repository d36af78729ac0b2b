import io.gridgrade.value.Period;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * What a full build has beside ten indicators and their points, as a careful person would write it by hand: a discriminant
 * for each population and month, k-means once a year, every customer scored and grouped. All months go through each
 * statement at once.
 */
final class HandModels {
    private static final List<String> POINTS = List.of("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "c1", "c2", "c3", "c4");
    private static final int FEATURES = 6;
    private static final int GROUPS = 6;
    // As many as GridGrade's own search takes on the sample.
    private static final int ROUNDS = 20;

    private final Connection connection;
    private final int lastNo;
    private final int months;

    HandModels(Connection connection, Period last, int months) {
        this.connection = connection;
        this.lastNo = last.key() / 100 * 12 + last.key() % 100;
        this.months = months;
    }

    void discriminants() throws Exception {
        run(sql("discriminant_case", Map.of()));
        StringBuilder statistics = new StringBuilder(points(i -> "sum(x" + i + ")"));
        for (int i = 0; i < POINTS.size(); i++) {
            for (int j = i; j < POINTS.size(); j++) {
                statistics.append(", sum(x").append(i).append(" * x").append(j).append(")");
            }
        }
        Map<String, List<double[]>> classes = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql(
                        "discriminant_statistics",
                        Map.of(
                                "last_no", String.valueOf(lastNo),
                                "features", points(i -> "coalesce(" + POINTS.get(i) + ", 50)::integer as x" + i),
                                "statistics", statistics.toString())))) {
            while (rows.next()) {
                double[] row = new double[rows.getMetaData().getColumnCount() - 3];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getDouble(i + 4);
                }
                classes.computeIfAbsent(
                                (rows.getInt("month_no") + 12) + ", " + rows.getInt("population_no"),
                                key -> new ArrayList<>())
                        .add(row);
            }
        }
        run("create or replace temp table coefficient (month_no integer, population_no integer, "
                + points(i -> "a" + i + " double") + ", cut double, log_prior_odds double)");
        for (Map.Entry<String, List<double[]>> each : classes.entrySet()) {
            if (each.getValue().size() == 2) {
                run("insert into coefficient values (" + each.getKey() + ", "
                        + fit(each.getValue().get(0), each.getValue().get(1)) + ")");
            }
        }
        String score = IntStream.range(0, POINTS.size())
                        .mapToObj(i -> "coalesce(" + POINTS.get(i) + ", 50) * a" + i)
                        .collect(Collectors.joining(" + ", "(", ""))
                + " - cut)";
        run(sql("discriminant_score", Map.of("score", score)));
    }

    private static String fit(double[] good, double[] bad) {
        RealMatrix within = scatter(good).add(scatter(bad));
        // Points that never differ would make it singular.
        for (int i = 0; i < POINTS.size(); i++) {
            within.addToEntry(i, i, 1e-6 * (good[0] + bad[0]));
        }
        RealVector direction = new LUDecomposition(within.scalarMultiply(1 / (good[0] + bad[0] - 2)))
                .getSolver()
                .solve(mean(good).subtract(mean(bad)));
        double cut = direction.dotProduct(mean(good).add(mean(bad))) / 2;
        return points(i -> literal(direction.getEntry(i))) + ", " + literal(cut) + ", "
                + literal(Math.log(good[0] / bad[0]));
    }

    private static RealVector mean(double[] sums) {
        RealVector mean = new ArrayRealVector(POINTS.size());
        for (int i = 0; i < POINTS.size(); i++) {
            mean.setEntry(i, sums[1 + i] / sums[0]);
        }
        return mean;
    }

    private static RealMatrix scatter(double[] sums) {
        RealMatrix scatter = new Array2DRowRealMatrix(POINTS.size(), POINTS.size());
        int at = 1 + POINTS.size();
        for (int i = 0; i < POINTS.size(); i++) {
            for (int j = i; j < POINTS.size(); j++, at++) {
                double entry = sums[at] - sums[1 + i] * sums[1 + j] / sums[0];
                scatter.setEntry(i, j, entry);
                scatter.setEntry(j, i, entry);
            }
        }
        return scatter;
    }

    void groups() throws Exception {
        run(sql("group_feature", Map.of()));
        run("create or replace table customer_group (customer_key integer, month_no integer, group_no integer,"
                + " centre_distance double)");
        for (int from = lastNo - months + 1; from <= lastNo; from += 12) {
            List<double[]> centres = centres("select z0, z1, z2, z3, z4, z5 from group_feature where month_no = " + from
                    + " order by hash(customer_key) limit " + GROUPS);
            for (int round = 0; round < ROUNDS; round++) {
                centres = centres(sql(
                        "group_round",
                        Map.of(
                                "month_no", String.valueOf(from),
                                "distances", distances(centres),
                                "nearest", nearest(centres.size()))));
            }
            run(sql(
                    "group_assign",
                    Map.of(
                            "from_no", String.valueOf(from),
                            "to_no", String.valueOf(Math.min(from + 11, lastNo)),
                            "distances", distances(centres),
                            "least", least(centres.size()),
                            "nearest", nearest(centres.size()))));
        }
    }

    private List<double[]> centres(String query) throws SQLException {
        List<double[]> centres = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int first = rows.getMetaData().getColumnCount() - FEATURES + 1;
            while (rows.next()) {
                double[] centre = new double[FEATURES];
                for (int i = 0; i < FEATURES; i++) {
                    centre[i] = rows.getDouble(first + i);
                }
                centres.add(centre);
            }
        }
        return centres;
    }

    private static String distances(List<double[]> centres) {
        return IntStream.range(0, centres.size())
                .mapToObj(c -> IntStream.range(0, FEATURES)
                        .mapToObj(i -> "(z" + i + " - " + literal(centres.get(c)[i]) + ") * (z" + i + " - "
                                + literal(centres.get(c)[i]) + ")")
                        .collect(Collectors.joining(" + ", "", " as d" + c)))
                .collect(Collectors.joining(", "));
    }

    private static String least(int count) {
        return IntStream.range(0, count).mapToObj(c -> "d" + c).collect(Collectors.joining(", ", "least(", ")"));
    }

    private static String nearest(int count) {
        return IntStream.range(0, count)
                .mapToObj(c -> " when d" + c + " then " + c)
                .collect(Collectors.joining("", "case " + least(count), " end"));
    }

    private static String points(IntFunction<String> text) {
        return IntStream.range(0, POINTS.size()).mapToObj(text).collect(Collectors.joining(", "));
    }

    private static String literal(double value) {
        return "(" + String.format(Locale.ROOT, "%.17e", value) + ")";
    }

    private static String sql(String name, Map<String, String> fragments) throws Exception {
        String text = Files.readString(Path.of("bench/sql/" + name + ".sql"));
        for (Map.Entry<String, String> fragment : fragments.entrySet()) {
            text = text.replace("{" + fragment.getKey() + "}", fragment.getValue());
        }
        return text.strip().replaceFirst(";$", "");
    }

    private void run(String text) throws SQLException {
        for (String one : text.split(";\n")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(one);
            }
        }
    }
}
