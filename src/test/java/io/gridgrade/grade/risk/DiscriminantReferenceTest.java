package io.gridgrade.grade.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.LinearTerm;
import io.gridgrade.statistics.SharedData;
import io.gridgrade.statistics.discriminant.CanonicalAnalysis;
import io.gridgrade.statistics.discriminant.ClassSums;
import io.gridgrade.statistics.discriminant.ClassificationFunctions;
import io.gridgrade.statistics.discriminant.Feature;
import io.gridgrade.statistics.discriminant.LinearDiscriminant;
import io.gridgrade.statistics.discriminant.SufficientStatistics;
import io.gridgrade.statistics.discriminant.TwoClassDiscriminant;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealVector;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Our figures beside those of R 4.2.2 with MASS 7.3.58.2, on public files, from the file to the model. */
class DiscriminantReferenceTest {
    private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

    private static final List<String> IRIS = List.of("Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width");

    private static final List<String> TAIWAN = List.of(
            "LIMIT_BAL",
            "SEX",
            "EDUCATION",
            "MARRIAGE",
            "AGE",
            "PAY_0",
            "PAY_2",
            "PAY_3",
            "PAY_4",
            "PAY_5",
            "PAY_6",
            "BILL_AMT1",
            "BILL_AMT2",
            "BILL_AMT3",
            "BILL_AMT4",
            "BILL_AMT5",
            "BILL_AMT6",
            "PAY_AMT1",
            "PAY_AMT2",
            "PAY_AMT3",
            "PAY_AMT4",
            "PAY_AMT5",
            "PAY_AMT6");

    private static DiscriminantCases cases(String file, String classCode, List<String> names, int decimals) {
        Path path = SharedData.file(file);
        return new DiscriminantCases(
                "read_csv(" + SqlFile.literal(path.toString()) + ", header = true)",
                "true",
                SqlFile.identifier(classCode),
                names.stream()
                        .map(name -> DiscriminantCases.Column.of(new Feature(name, decimals), SqlFile.identifier(name)))
                        .toList());
    }

    private static DiscriminantCases iris() {
        return cases("iris_lda_reference/iris.csv", "Species", IRIS, 1);
    }

    private static DiscriminantCases taiwan() {
        return cases("taiwan_credit/default_of_credit_card_clients.csv", "default payment next month", TAIWAN, 0);
    }

    private static LinearDiscriminant fit(Warehouse warehouse, DiscriminantCases cases) {
        List<ClassSums> sums = cases.classSums(warehouse);
        return LinearDiscriminant.fit(new SufficientStatistics(
                cases.columns().stream().map(DiscriminantCases.Column::feature).toList(), sums));
    }

    private static void assertClose(RealVector found, double... expected) {
        assertThat(found.getDimension()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.getEntry(i)).as("entry %d", i).isCloseTo(expected[i], NINE_DIGITS);
        }
    }

    private static void assertClose(List<Double> found, double... expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).as("entry %d", i).isCloseTo(expected[i], NINE_DIGITS);
        }
    }

    /** R's sign is its linear algebra library's; ours is stated. */
    private static RealVector turned(RealVector found, double first) {
        return found.mapMultiply(Math.signum(found.getEntry(0)) * Math.signum(first));
    }

    @Test
    void irisAgreesWithR() {
        DiscriminantCases iris = iris();
        try (Warehouse warehouse = Warehouse.inMemory()) {
            LinearDiscriminant fit = fit(warehouse, iris);

            assertThat(fit.excluded()).isEmpty();
            assertClose(fit.means().getRowVector(0), 5.006, 3.428, 1.462, 0.246);
            assertClose(
                    fit.withinCovariance().getRowVector(0),
                    0.2650081632653062,
                    0.0927210884353741,
                    0.167514285714286,
                    0.0384013605442177);
            assertClose(
                    fit.withinCovariance().getRowVector(3),
                    0.0384013605442177,
                    0.0327102040816327,
                    0.0426653061224490,
                    0.0418816326530612);

            CanonicalAnalysis canonical = fit.canonical();
            assertClose(
                    turned(canonical.scaling().getColumnVector(0), 1),
                    0.829377642266006,
                    1.534473067700014,
                    -2.201211655561774,
                    -2.810460308843104);
            assertClose(
                    turned(canonical.scaling().getColumnVector(1), -1),
                    -0.024102148876972,
                    -2.164521234658435,
                    0.931921210029375,
                    -2.839187852982725);
            assertClose(canonical.singularValues(), 48.64264380225889, 4.57998271097129);
            assertClose(canonical.proportionOfTrace(), 0.9912126049653672, 0.00878739503463281);

            ClassificationFunctions functions = fit.classificationFunctions(fit.priorsOfCases());
            assertClose(
                    functions.coefficients().getRowVector(0),
                    23.5441667229203,
                    23.5878704955898,
                    -16.4306390229439,
                    -17.3984107815644);
            assertClose(
                    functions.coefficients().getRowVector(1),
                    15.69820907603786,
                    7.07250983729564,
                    5.21145093416416,
                    6.43422920040657);
            assertClose(
                    functions.coefficients().getRowVector(2),
                    12.44584899377661,
                    3.68527961207533,
                    12.76654497353481,
                    21.07911301341851);
            assertClose(functions.constants(), -86.3084699736740, -72.8526074006422, -104.3683199864498);
            assertClose(
                    functions.posterior(5.9, 3.2, 4.8, 1.8),
                    7.40811758162447e-28,
                    2.53228224738181e-01,
                    7.46771775261819e-01);
            assertClose(
                    functions.posterior(5.1, 3.5, 1.4, 0.2),
                    1.00000000000000e+00,
                    3.89635792768637e-22,
                    2.61116827494793e-42);

            TwoClassDiscriminant late =
                    fit(warehouse, iris.where("\"Species\" <> 'setosa'")).between("virginica", "versicolor");
            assertClose(late.direction(), -3.55630269074848, -5.57862064234694, 6.97012768205288, 12.38604115450953);
            assertThat(late.cut()).isCloseTo(16.663085448822, NINE_DIGITS);
            assertThat(late.distanceSquared()).isCloseTo(14.2188858079622, NINE_DIGITS);
            TwoClassDiscriminant early =
                    fit(warehouse, iris.where("\"Species\" <> 'virginica'")).between("versicolor", "setosa");
            assertClose(early.direction(), -3.05277022580722, -18.02295936307988, 21.76619469103750, 30.84416494267052);
            assertThat(early.distanceSquared()).isCloseTo(103.233541834513, NINE_DIGITS);
        }
    }

    /** The figures of scikit-learn and of SAS CANDISC's tests, as far as they were printed. */
    @Test
    void irisAgreesOnTheOtherDiagnostics() {
        DiscriminantCases iris = iris();
        try (Warehouse warehouse = Warehouse.inMemory()) {
            LinearDiscriminant fit = fit(warehouse, iris);
            CanonicalAnalysis canonical = fit.canonical();

            assertThat(canonical.eigenvalues().getEntry(0)).isCloseTo(32.191929198, within(5e-9));
            assertThat(canonical.eigenvalues().getEntry(1)).isCloseTo(0.285391043, within(5e-9));
            assertThat(canonical.wilks()).isCloseTo(0.0234386307, within(5e-10));
            assertThat(canonical.test().f()).isCloseTo(199.15, within(0.01));
            assertThat(canonical.test().fFreedom()).isEqualTo(8);
            assertThat(canonical.test().fFreedomWithin()).isCloseTo(288, NINE_DIGITS);
            assertThat(canonical.test().chiSquared()).isCloseTo(546.1153, within(1e-4));
            double turn = Math.signum(canonical.scaling().getEntry(0, 0));
            assertThat(turn * canonical.standardised().getEntry(2, 0)).isCloseTo(-0.94725725, within(1e-8));
            assertThat(turn * canonical.structure().getEntry(2, 0)).isCloseTo(-0.70606538, within(1e-8));
            assertThat(fit.between("setosa", "versicolor").distanceSquared()).isCloseTo(89.8641856, within(1e-7));
            assertThat(fit.between("setosa", "virginica").distanceSquared()).isCloseTo(179.384713, within(1e-6));
            assertThat(fit.between("versicolor", "virginica").distanceSquared()).isCloseTo(17.2010664, within(1e-7));
        }
    }

    /** Each flower classed by the discriminant fitted on the 149 others: R's lda(CV = TRUE) errs three times. */
    @Test
    void irisLeaveOneOutErrsThreeTimes() {
        DiscriminantCases iris = iris();
        try (Warehouse warehouse = Warehouse.inMemory()) {
            warehouse.execute(
                    new SqlFile(
                            "iris",
                            "create temp table iris as select *, row_number() over () as flower_no from "
                                    + iris.relation()),
                    Parameters.none());
            DiscriminantCases flowers = new DiscriminantCases("iris", "true", iris.classCode(), iris.columns());
            List<Row> rows =
                    warehouse.query(new SqlFile("iris", "select * from iris order by flower_no"), Parameters.none());
            long errors = 0;
            for (Row row : rows) {
                LinearDiscriminant others = fit(warehouse, flowers.where("flower_no <> " + row.integer("flower_no")));
                double[] flower = IRIS.stream().mapToDouble(row::number).toArray();
                String found =
                        others.classificationFunctions(others.priorsOfCases()).classOf(flower);
                errors += found.equals(row.text("Species")) ? 0 : 1;
            }

            assertThat(rows).hasSize(150);
            assertThat(errors).isEqualTo(3);
        }
    }

    @Test
    void altmanAgreesWithR() {
        DiscriminantCases altman = cases("altman66/bankruptcy.csv", "Y", List.of("RE", "EBIT"), 1);
        try (Warehouse warehouse = Warehouse.inMemory()) {
            LinearDiscriminant fit = fit(warehouse, altman);

            assertClose(fit.means().getRowVector(0), -62.5121212121212, -31.7696969696970);
            assertClose(fit.canonical().scaling().getColumnVector(0), 0.0163325829016008, 0.0075324763621431);
            assertClose(fit.canonical().singularValues(), 7.92670969397817);
            TwoClassDiscriminant formula = fit.between("1", "0");
            assertClose(formula.direction(), 0.0318717457416113, 0.0146990327779320);
            assertThat(formula.cut()).isCloseTo(-0.555332232792315, NINE_DIGITS);
            assertThat(formula.distanceSquared()).isCloseTo(3.80804403470348, NINE_DIGITS);
        }
    }

    @Test
    void taiwanAgreesWithR() {
        DiscriminantCases taiwan = taiwan();
        try (Warehouse warehouse = Warehouse.inMemory()) {
            LinearDiscriminant fit = fit(warehouse, taiwan);

            assertThat(fit.statistics().count()).isEqualTo(30_000);
            assertThat(fit.excluded()).isEmpty();
            assertClose(
                    turned(fit.canonical().scaling().getColumnVector(0), -1),
                    -6.61750120994191e-07,
                    -1.06218545650266e-01,
                    -1.10574929994142e-01,
                    -1.74125731022352e-01,
                    1.03028759621890e-02,
                    6.99568665860476e-01,
                    1.42216721253487e-01,
                    8.53334804498574e-02,
                    2.45741337146965e-02,
                    4.16603318280743e-02,
                    5.78934710124553e-03,
                    -4.54997684058896e-06,
                    1.16005564798739e-06,
                    2.19675456250268e-07,
                    -4.96577582670755e-07,
                    -1.49753446252340e-07,
                    8.42499454456225e-07,
                    -5.43608586704256e-06,
                    -1.52910070779746e-06,
                    -2.10044216853216e-07,
                    -1.84258213432016e-06,
                    -2.49226697517839e-06,
                    -7.14131649128311e-07);
            assertClose(fit.canonical().singularValues(), 65.1682682122509);
            TwoClassDiscriminant formula = fit.between("1", "0");
            assertClose(
                    formula.direction(),
                    -5.99879539545911e-07,
                    -9.62876019730530e-02,
                    -1.00236684491350e-01,
                    -1.57845778995627e-01,
                    9.33960462132133e-03,
                    6.34162225050533e-01,
                    1.28920114337266e-01,
                    7.73551939562989e-02,
                    2.22765656549723e-02,
                    3.77652831204770e-02,
                    5.24806987288268e-03,
                    -4.12457501024175e-06,
                    1.05159580011388e-06,
                    1.99136815187761e-07,
                    -4.50149871062715e-07,
                    -1.35752190340943e-07,
                    7.63729644729996e-07,
                    -4.92783693330413e-06,
                    -1.38613685046976e-06,
                    -1.90406052213475e-07,
                    -1.67030921074995e-06,
                    -2.25925151815531e-06,
                    -6.47363636610571e-07);
            RealVector constants =
                    fit.classificationFunctions(fit.priorsOfCases()).constants();
            assertThat(constants.getEntry(1) - constants.getEntry(0)).isCloseTo(-0.871577629118839, NINE_DIGITS);
            // Resubstitution, ranked in the engine.
            Discrimination found =
                    taiwan.discrimination(warehouse, score(fit).sql(), "1").orElseThrow();
            assertThat(found.auc()).isCloseTo(0.718478211766937, NINE_DIGITS);
            assertThat(found.ks()).isCloseTo(0.374901279320932, NINE_DIGITS);
        }
    }

    private static DiscriminantScore score(LinearDiscriminant fit) {
        TwoClassDiscriminant formula = fit.between("0", "1");
        List<DiscriminantTerm> terms = new ArrayList<>();
        for (int i = 0; i < formula.features().size(); i++) {
            String name = formula.features().get(i);
            terms.add(new LinearTerm(
                    name, SqlFile.identifier(name), formula.direction().get(i), BigDecimal.ZERO));
        }
        return new DiscriminantScore(terms, formula.cut());
    }

    /** The engine's ranking beside a count of all pairs, ties among them. */
    @Test
    void rankingInTheEngineCountsEveryPair() {
        long[] good = {9, 7, 7, 5, 3, 3};
        long[] bad = {7, 4, 3, 1};
        double twice = 0;
        for (long g : good) {
            for (long b : bad) {
                twice += g > b ? 2 : g == b ? 1 : 0;
            }
        }
        String rows = Stream.concat(
                        Arrays.stream(good).mapToObj(g -> "(" + g + ", 'good')"),
                        Arrays.stream(bad).mapToObj(b -> "(" + b + ", 'default')"))
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        DiscriminantCases cases =
                new DiscriminantCases("(values " + rows + ") as scored (score, outcome)", "true", "outcome", List.of());
        try (Warehouse warehouse = Warehouse.inMemory()) {
            Discrimination found =
                    cases.discrimination(warehouse, "score", "default").orElseThrow();

            assertThat(found.auc()).isCloseTo(twice / 2 / (good.length * bad.length), NINE_DIGITS);
            // At 4: 3 of the 4 bad are not above it, but only 2 of the 6 good.
            assertThat(found.ks()).isCloseTo(5.0 / 12, NINE_DIGITS);
        }
    }

    /** x of a case is its number times that of the feature: sums and products are known. */
    @Test
    void asManyFeaturesAsAWideFileHasAreSummedInParts() {
        int count = 210;
        List<DiscriminantCases.Column> columns = IntStream.range(0, count)
                .mapToObj(i -> new DiscriminantCases.Column(new Feature("f" + i, 0), "cast(n * " + i + " as integer)"))
                .toList();
        DiscriminantCases cases = new DiscriminantCases(
                "(values (1, 'good'), (2, 'good'), (3, 'default')) as numbered (n, outcome)",
                "true",
                "outcome",
                columns);
        try (Warehouse warehouse = Warehouse.inMemory()) {
            List<ClassSums> sums = cases.classSums(warehouse);

            assertThat(sums).extracting(ClassSums::code).containsExactly("default", "good");
            ClassSums good = sums.get(1);
            assertThat(good.count()).isEqualTo(2);
            assertThat(good.sums()).hasSize(count);
            assertThat(good.sums().get(209)).isEqualTo(BigInteger.valueOf(3 * 209));
            assertThat(good.products()).hasSize(count * (count + 1) / 2);
            assertThat(good.products().get(count * (count + 1) / 2 - 1)).isEqualTo(BigInteger.valueOf(5 * 209 * 209));
            assertThat(sums.get(0).products().get(1)).isEqualTo(BigInteger.ZERO);
        }
    }
}
