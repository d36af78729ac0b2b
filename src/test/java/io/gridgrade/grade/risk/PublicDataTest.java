package io.gridgrade.grade.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.Variable;
import io.gridgrade.statistics.SharedData;
import io.gridgrade.statistics.binning.Trend;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the default procedure reaches out of fold on public files, whose columns are taken as they are. */
class PublicDataTest {
    private static CrossValidation validate(String rows, String isDefault, List<String> without) {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            warehouse.execute(
                    new SqlFile(
                            "file",
                            "create table public_case as select (row_number() over () - 1) % 5 as fold_no, case when "
                                    + isDefault + " then 'default' else 'good' end as class_code, * from " + rows),
                    Parameters.none());
            List<Variable> variables = new ArrayList<>();
            StringBuilder columns = new StringBuilder("fold_no, class_code");
            warehouse
                    .query(
                            new SqlFile(
                                    "file",
                                    "select column_name, data_type from duckdb_columns() where table_name = 'public_case' order by"
                                            + " column_index"),
                            Parameters.none())
                    .forEach(row -> {
                        String name = row.text("column_name");
                        if (name.equals("fold_no") || name.equals("class_code") || without.contains(name)) {
                            return;
                        }
                        boolean isText = row.text("data_type").equals("VARCHAR");
                        Variable variable = new Variable(name, Optional.empty(), isText);
                        String quoted = SqlFile.identifier(name);
                        columns.append(
                                isText
                                        ? ", null::double as " + quoted + ", " + quoted + " as "
                                                + SqlFile.identifier(variable.textName())
                                        : ", " + quoted + "::double as " + quoted);
                        variables.add(variable);
                    });
            LearningCases cases = new LearningCases("(select " + columns + " from public_case) as cases", "true");
            List<CountedVariable> counted = CountedVariable.all(
                    warehouse,
                    cases,
                    variables.stream()
                            .map(variable -> new ModelVariables.Candidate(
                                    variable, Trend.AUTOMATIC, Optional.empty(), List.of()))
                            .toList());
            return CrossValidation.of(warehouse, CountedCases.of(warehouse, cases, counted), 0.2)
                    .orElseThrow();
        }
    }

    @Test
    @Tag("thorough")
    void taiwan() {
        String path = SharedData.file("taiwan_credit/default_of_credit_card_clients.csv")
                .toString();
        CrossValidation found = validate(
                "read_csv('" + path + "')",
                "\"default payment next month\" = 1",
                List.of("ID", "default payment next month"));

        assertThat(found.discrimination().auc()).as("%s", found).isGreaterThanOrEqualTo(0.775);
        assertThat(found.discrimination().ks()).as("%s", found).isGreaterThanOrEqualTo(0.41);
        assertThat(found.brier()).as("%s", found).isLessThanOrEqualTo(0.1365);
    }

    @Test
    void german() {
        String path = SharedData.file("german_credit/german.data").toString();
        CrossValidation found = validate(
                "read_csv('" + path + "', delim = ' ', header = false, strict_mode = false, null_padding = true)",
                "column20 = 2",
                List.of("column20"));

        assertThat(found.discrimination().auc()).as("%s", found).isGreaterThanOrEqualTo(0.779);
    }

    @Test
    @Tag("thorough")
    void polish() {
        String path = SharedData.file("polish_bankruptcy/1year.arff").toString();
        CrossValidation found = validate(
                "read_csv('" + path
                        + "', header = false, nullstr = '?', skip = 69, delim = ',', strict_mode = false, null_padding = true)",
                "column64 = 1",
                List.of("column64"));

        assertThat(found.discrimination().auc()).as("%s", found).isGreaterThanOrEqualTo(0.90);
    }
}
