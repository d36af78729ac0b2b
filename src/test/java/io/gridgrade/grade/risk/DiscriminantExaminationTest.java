package io.gridgrade.grade.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.risk.DiscriminantExamination.Confusion;
import io.gridgrade.grade.risk.DiscriminantExamination.FeatureLine;
import io.gridgrade.statistics.SharedData;
import io.gridgrade.statistics.discriminant.Feature;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine's sums beside R 4.2.2 and numpy, from the file to the figures. */
class DiscriminantExaminationTest {
    private static Warehouse warehouse;

    @BeforeAll
    static void open() {
        warehouse = Warehouse.inMemory();
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    /** Seven numbers, and a column of 0 and 1 for every value of a category but the first: 48 columns. */
    private static DiscriminantEvidence german() {
        Path file = SharedData.file("german_credit/german.data");
        List<String> names = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        warehouse.execute(
                new SqlFile(
                        "test",
                        "create or replace temp table german as select str_split(line, ' ') as cells,"
                                + " case when str_split(line, ' ')[21] = '1' then 'good' else 'default' end as class_code"
                                + " from read_csv(" + SqlFile.literal(file.toString())
                                + ", delim = '|', header = false, columns = {'line': 'varchar'})"),
                Parameters.none());
        for (int i = 0; i < 20; i++) {
            String column = "cells[" + (i + 1) + "]";
            List<String> values = warehouse
                    .query(
                            new SqlFile("test", "select distinct " + column + " as v from german order by v"),
                            Parameters.none())
                    .stream()
                    .map(row -> row.text("v"))
                    .toList();
            if (values.get(0).startsWith("A")) {
                for (String value : values.subList(1, values.size())) {
                    names.add(value);
                    columns.add("cast(case when " + column + " = " + SqlFile.literal(value)
                            + " then 1 else 0 end as integer)");
                }
            } else {
                names.add(column);
                columns.add("cast(" + column + " as integer)");
            }
        }
        return DiscriminantEvidence.of(
                warehouse,
                "german",
                "true",
                names.stream().map(name -> new Feature(name, 0)).toList(),
                columns);
    }

    @Test
    void germanCreditsAreExaminedAsInRAndNumpy() {
        DiscriminantExamination found =
                DiscriminantExamination.of(german(), Math.log(7.0 / 3), 5).orElseThrow();

        assertThat(found.goodCount()).isEqualTo(700);
        assertThat(found.excluded()).isEmpty();
        assertThat(found.features()).hasSize(48);
        // Beside 2,000 fits of 999 cases each.
        assertThat(found.confusions().get(1)).isEqualTo(new Confusion(1, true, 608, 92, 150, 150));
        assertThat(found.confusions().get(3)).isEqualTo(new Confusion(5, true, 376, 324, 45, 255));
        assertThat(found.confusions().get(3).cost()).isEqualTo(549);
        assertThat(found.challenger().deviance()).isCloseTo(895.818, within(5e-4));
        assertThat(found.challenger().aic()).isCloseTo(993.818, within(5e-4));
        assertThat(found.challenger().separating()).isEmpty();
        assertThat(found.challenger().own().auc()).isCloseTo(0.83378, within(5e-5));
        // The two classes are one root: its correlation and Wilks' lambda are the same figure.
        assertThat(Math.pow(found.canonicalCorrelation(), 2))
                .isCloseTo(1 - found.tests().wilks().statistic(), within(1e-9));
        // What is counted in the engine is what the features say in Java.
        for (FeatureLine line : found.features()) {
            assertThat(Math.signum(line.raw())).isEqualTo(Math.signum(line.standardised()));
            assertThat(line.tolerance()).isBetween(0.0, 1.0);
        }
        assertThat(found.shrinkage()).isBetween(0.0, 0.5);
        // Cells of A410 and others are so few that the class of defaults has no covariance of its own with an inverse.
        assertThat(found.box().chiSquared().isPresent()
                        || !found.box().singular().isEmpty())
                .isTrue();
    }

    /**
     * Good 0, 2 and default 4, 6: means 1 and 5, S = 4 / 2 = 2, D(x) = -2 x + 6. Without 2: means 0 and 5, S = 2, cut 2.5: it
     * stays good. Without 4: 1 and 6, S = 2 / 1 = 2, cut 3.5: it stays default.
     */
    @Test
    void fourCasesByHand() {
        DiscriminantEvidence evidence = DiscriminantEvidence.of(
                warehouse,
                "(values ('good', 0), ('good', 2), ('default', 4), ('default', 6)) as t (class_code, v)",
                "true",
                List.of(new Feature("v", 0)),
                List.of("v"));
        DiscriminantExamination found =
                DiscriminantExamination.of(evidence, 0, 5).orElseThrow();

        assertThat(found.features().get(0).raw()).isCloseTo(-2, within(1e-12));
        assertThat(found.distanceSquared()).isCloseTo(8, within(1e-12));
        assertThat(found.confusions().get(0)).isEqualTo(new Confusion(1, false, 2, 0, 0, 2));
        assertThat(found.confusions().get(1)).isEqualTo(new Confusion(1, true, 2, 0, 0, 2));
        assertThat(found.challenger().separating()).containsExactly("v");
    }

    @Test
    void aClassOfOneCaseIsNotExamined() {
        DiscriminantEvidence evidence = DiscriminantEvidence.of(
                warehouse,
                "(values ('good', 0), ('good', 2), ('default', 4)) as t (class_code, v)",
                "true",
                List.of(new Feature("v", 0)),
                List.of("v"));

        assertThat(DiscriminantExamination.of(evidence, 0, 5)).isEmpty();
    }
}
