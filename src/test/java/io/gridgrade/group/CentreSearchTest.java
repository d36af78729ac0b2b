package io.gridgrade.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.SharedData;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.Standardisation;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CentreSearchTest {
    /** Stages any relation as customers, numbered as they come, and standardises all its features. */
    private static CentreSearch stage(
            Warehouse warehouse, String relation, List<String> columns, GroupFeature.Transform transform) {
        List<GroupFeature> features = columns.stream()
                .map(column -> new GroupFeature(column, SqlFile.identifier(column), transform))
                .toList();
        String raw = IntStream.range(0, columns.size())
                .mapToObj(i -> ", " + features.get(i).sql() + "::double as raw_" + i)
                .collect(Collectors.joining());
        CustomerFeatures customers = new CustomerFeatures(
                warehouse,
                new SqlFile(
                        "customers",
                        "select row_number() over () as customer_key, 'C' || customer_key as customer_no" + raw
                                + " from " + relation),
                Parameters.none(),
                features);
        List<GroupFeature.Standardised> standardised = new ArrayList<>();
        List<Optional<Standardisation>> found = customers.standardisations(customers.sums());
        for (int i = 0; i < features.size(); i++) {
            standardised.add(
                    new GroupFeature.Standardised(features.get(i), found.get(i).orElseThrow()));
        }
        customers.stage(standardised);
        return new CentreSearch(warehouse, features.size(), "group_case");
    }

    private static List<Centre> rows(Warehouse warehouse, int features, Integer... keys) {
        List<Centre> centres = new ArrayList<>();
        for (int key : keys) {
            Row row = warehouse
                    .query(
                            new SqlFile("row", "select * from group_case where customer_key = " + key),
                            Parameters.none())
                    .get(0);
            centres.add(new Centre(IntStream.range(0, features)
                    .mapToObj(i -> (long) row.number("z" + i))
                    .toList()));
        }
        return centres;
    }

    private static String csv(String file) {
        return "read_csv(" + SqlFile.literal(SharedData.file(file).toString()) + ", header = true)";
    }

    /** R: kmeans(scale(iris), centres = rows 1, 51, 101, "Lloyd"); to a millionth, in which we keep standardised features. */
    @Test
    void irisAgreesWithR() {
        String iris = csv("iris_lda_reference/iris.csv");
        try (Warehouse warehouse = Warehouse.inMemory()) {
            CentreSearch search = stage(
                    warehouse,
                    iris,
                    List.of("Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width"),
                    GroupFeature.Transform.IDENTITY);
            CentreSearch.Found found = search.settle(rows(warehouse, 4, 1, 51, 101), 50);

            assertThat(found.isStable()).isTrue();
            assertThat(found.sizes()).containsExactly(50L, 56L, 44L);
            assertThat(found.withinSum()).isCloseTo(139.099201089125, within(5e-5));
            long[] first = {-1011191, 850414, -1300630, -1250704};
            for (int i = 0; i < first.length; i++) {
                assertThat(found.centres().get(0).parts().get(i)).isCloseTo(first[i], within(1L));
            }
        }
    }

    /** R: kmeans(scale(log1p(six columns of spend)), centres = rows 1 to 3, algorithm = "Lloyd"). */
    @Test
    void wholesaleAgreesWithR() {
        String wholesale = csv("wholesale/Wholesale_customers_data.csv");
        try (Warehouse warehouse = Warehouse.inMemory()) {
            CentreSearch search = stage(
                    warehouse,
                    wholesale,
                    List.of("Fresh", "Milk", "Grocery", "Frozen", "Detergents_Paper", "Delicassen"),
                    GroupFeature.Transform.LOG1P);
            CentreSearch.Found found = search.settle(rows(warehouse, 6, 1, 2, 3), 50);

            assertThat(found.sizes()).containsExactly(84L, 215L, 141L);
            assertThat(found.withinSum()).isCloseTo(1550.19467350295, within(5e-4));
        }
    }

    private static final String THREE_HEAPS = "(select (range % 3) * 10 + (hash(range, 1) % 100)::integer / 50 as a, "
            + "(hash(range, 2) % 100)::integer / 50 - (range % 3 = 1)::integer * 9 as b from range(300))";

    @Test
    void threeHeapsAreFoundWhateverTheSeed() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            CentreSearch search = stage(warehouse, THREE_HEAPS, List.of("a", "b"), GroupFeature.Transform.IDENTITY);
            for (long seed = 1; seed <= 10; seed++) {
                assertThat(search.settle(search.draw(3, seed), 50).sizes()).containsExactly(100L, 100L, 100L);
            }
        }
    }

    @Test
    void theSameSeedDrawsTheSameCentresInAnyOrderOfTheRows() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            CentreSearch search = stage(warehouse, THREE_HEAPS, List.of("a", "b"), GroupFeature.Transform.IDENTITY);
            List<Centre> drawn = search.draw(5, 42);
            CentreSearch.Found found = search.settle(drawn, 50);
            warehouse.execute(
                    new SqlFile(
                            "shuffle",
                            "create or replace temp table group_case as select * from group_case "
                                    + "order by hash(customer_no, 9)"),
                    Parameters.none());

            assertThat(search.draw(5, 42)).isEqualTo(drawn).doesNotHaveDuplicates();
            assertThat(search.settle(drawn, 50)).isEqualTo(found);
            assertThat(search.draw(5, 43)).isNotEqualTo(drawn);
        }
    }

    @Test
    void noMoreCentresThanDifferentCustomers() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            CentreSearch search = stage(
                    warehouse,
                    "(values (1), (1), (2), (2), (2)) as t (a)",
                    List.of("a"),
                    GroupFeature.Transform.IDENTITY);
            CentreSearch.Found found = search.settle(search.draw(6, 1), 50);

            assertThat(found.sizes()).containsExactlyInAnyOrder(2L, 3L);
            assertThat(found.withinSum()).isZero();
        }
    }

    @Test
    void aCentreThatLosesItsCustomersStartsAgainAtTheFarthest() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            CentreSearch search = stage(
                    warehouse,
                    "(values (0), (1), (10), (11), (30)) as t (a)",
                    List.of("a"),
                    GroupFeature.Transform.IDENTITY);
            Centre nowhere = new Centre(List.of(5_900_000L));
            Centre far = new Centre(List.of(5_950_000L));
            CentreSearch.Found found = search.settle(
                    List.of(rows(warehouse, 1, 1).get(0), rows(warehouse, 1, 5).get(0), far, nowhere), 50);

            assertThat(found.sizes()).hasSize(4);
            assertThat(found.isStable()).isTrue();
        }
    }

    @Test
    void theLimitOfRoundsIsKeptAndTold() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            CentreSearch search = stage(warehouse, THREE_HEAPS, List.of("a", "b"), GroupFeature.Transform.IDENTITY);
            CentreSearch.Found found = search.settle(rows(warehouse, 2, 1, 4, 7), 1);

            assertThat(found.rounds()).isEqualTo(1);
            assertThat(found.isStable()).isFalse();
        }
    }
}
