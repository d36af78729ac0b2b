package io.gridgrade.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.SharedTable;
import io.gridgrade.statistics.clustering.CaseMatrix;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.FuzzyCMeans;
import io.gridgrade.statistics.clustering.FuzzyLloyd;
import io.gridgrade.statistics.clustering.Grouping;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FuzzyGroupsTest {
    private static StagedFuzzyCases stage(Warehouse warehouse, double[][] rows, String order) {
        String values = IntStream.range(0, rows.length)
                .mapToObj(i -> "(" + i + ", "
                        + Arrays.stream(rows[i])
                                .mapToObj(value -> GroupFeature.literal(Math.rint(value * GroupFeature.PARTS)))
                                .collect(Collectors.joining(", "))
                        + ")")
                .collect(Collectors.joining(", "));
        String columns =
                IntStream.range(0, rows[0].length).mapToObj(j -> "z" + j).collect(Collectors.joining(", "));
        warehouse.execute(
                new SqlFile(
                        "stage",
                        "create or replace temp table group_case as select * from (values " + values
                                + ") as given (customer_key, " + columns + ") order by " + order),
                Parameters.none());
        return new StagedFuzzyCases(warehouse, rows[0].length);
    }

    private static Centre centre(double[] values) {
        return new Centre(Arrays.stream(values)
                .mapToObj(value -> Math.round(value * GroupFeature.PARTS))
                .toList());
    }

    /** e1071: cmeans(iris, centers = rows 1, 51, 101, m = 2). */
    @Test
    void irisAgreesWithRToAMillionth() {
        SharedTable iris = SharedTable.withHeadings("iris_lda_reference/iris.csv", ",");
        double[][] rows = IntStream.range(0, 150)
                .mapToObj(i -> IntStream.range(0, 4)
                        .mapToDouble(j -> iris.numbers(j)[i])
                        .toArray())
                .toArray(double[][]::new);
        try (Warehouse warehouse = Warehouse.inMemory()) {
            FuzzyLloyd.Found found = new FuzzyLloyd(GroupFeature.PARTS, 2, 100, 0)
                    .settle(
                            stage(warehouse, rows, "customer_key"),
                            List.of(centre(rows[0]), centre(rows[50]), centre(rows[100])));

            assertThat(found.isStable()).isTrue();
            assertThat(stage(warehouse, rows, "customer_key")
                            .weighed(found.centres(), 2)
                            .objective())
                    .isEqualTo(60.5057106295, within(1e-3));
            long[][] expected = {
                {5003966, 3414089, 1482816, 253546},
                {5888932, 2761069, 4363952, 1397315},
                {6775011, 3052382, 5646782, 2053547}
            };
            for (int c = 0; c < 3; c++) {
                for (int j = 0; j < 4; j++) {
                    assertThat(found.centres().get(c).parts().get(j)).isCloseTo(expected[c][j], within(1L));
                }
            }
        }
    }

    @Test
    void theEngineFindsWhatIsFoundInMemoryInAnyOrderOfTheRows() {
        Random random = new Random(3);
        double[][] rows = IntStream.range(0, 200)
                .mapToObj(i -> new double[] {(i % 2) * 3 + random.nextGaussian(), random.nextGaussian()})
                .toArray(double[][]::new);
        // One lies on a centre.
        rows[0] = new double[] {0, 0};
        CaseMatrix cases = CaseMatrix.of(
                IntStream.range(0, 200).mapToObj(i -> "C" + (1000 + i)).toList(), List.of("a", "b"), rows);
        double[][] start = {{0, 0}, {3, 0}, {1, 2}};
        try (Warehouse warehouse = Warehouse.inMemory()) {
            for (double fuzzifier : new double[] {2, 1.6}) {
                FuzzyLloyd lloyd = new FuzzyLloyd(GroupFeature.PARTS, fuzzifier, 40, 0);
                List<Centre> centres =
                        Arrays.stream(start).map(FuzzyGroupsTest::centre).toList();
                FuzzyLloyd.Found found = lloyd.settle(stage(warehouse, rows, "customer_key"), centres);
                Grouping inMemory = FuzzyCMeans.from(cases, start, fuzzifier, found.rounds());

                for (int c = 0; c < 3; c++) {
                    for (int j = 0; j < 2; j++) {
                        assertThat((double) found.centres().get(c).parts().get(j))
                                .isEqualTo(inMemory.centre(c)[j] * GroupFeature.PARTS, within(20.0));
                    }
                }
                assertThat(lloyd.settle(stage(warehouse, rows, "hash(customer_key, 5)"), centres))
                        .isEqualTo(found);
                assertThat(stage(warehouse, rows, "customer_key")
                                .weighed(centres, fuzzifier)
                                .objective())
                        .isEqualTo(objective(rows, start, fuzzifier), within(1e-3));
            }
        }
    }

    // By its definition: every squared distance times the membership to the power of m.
    private static double objective(double[][] rows, double[][] centres, double fuzzifier) {
        double sum = 0;
        for (double[] row : rows) {
            double[] squares = Arrays.stream(centres)
                    .mapToDouble(centre -> Math.pow(row[0] - centre[0], 2) + Math.pow(row[1] - centre[1], 2))
                    .toArray();
            for (double square : squares) {
                double ratios = Arrays.stream(squares)
                        .map(other -> Math.pow(square / other, 1 / (fuzzifier - 1)))
                        .sum();
                sum += square == 0 ? 0 : Math.pow(1 / ratios, fuzzifier) * square;
            }
        }
        return sum;
    }

    @Test
    void customersThatAreAllAlikeLeaveOneCentreWhereItIs() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            FuzzyLloyd.Found found = new FuzzyLloyd(GroupFeature.PARTS, 2, 10, 0)
                    .settle(
                            stage(warehouse, new double[][] {{1}, {1}}, "customer_key"),
                            List.of(centre(new double[] {1}), centre(new double[] {4})));

            assertThat(found.centres()).containsExactly(centre(new double[] {1}), centre(new double[] {4}));
            assertThat(found.isStable()).isTrue();
        }
    }
}
