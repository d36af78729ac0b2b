package io.gridgrade.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of inputs that the rules were not checked over. */
class ServiceSqlTest {
    private static final String INPUTS = ServiceSeeds.INPUT_HEADER
            + "used,1,number,>= 0 | unknown,used,kWh,Use,用电量\n"
            + "protected,2,truth,true | false,false,,Protected,受保护\n";

    private static void require(String used) {
        DecisionTable table = ServiceSeeds.table(
                INPUTS,
                List.of(Map.of(
                        "service_rule_code", "R1",
                        "kind_code", "action",
                        "service_code", "visit",
                        "when_used", ">= 90",
                        "lead_days", "1",
                        "cadence_months", "1",
                        "is_adverse", "false")));
        try (Warehouse warehouse = Warehouse.inMemory()) {
            warehouse.execute(
                    new SqlFile(
                            "case",
                            "create temp table service_case as select 1 as customer_key, " + used
                                    + " as used, false as protected"),
                    Parameters.none());
            new ServiceSql(warehouse, table).requireKnown();
        }
    }

    /** The engine has them above every bound: without this the rule would hold for everybody. */
    @ParameterizedTest
    @ValueSource(strings = {"'nan'::double", "'infinity'::double", "-1"})
    void whatIsNoNumberOrOutsideTheDomainIsRefusedAndNamed(String used) {
        assertThatThrownBy(() -> require(used))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.details())
                        .singleElement()
                        .asString()
                        .startsWith("the input used is ")
                        .contains(" for 1 customers", "input_sql"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null::double", "12.5::decimal(5, 2)", "3", "1e300"})
    void numbersOfAnyTypeAndNoneAreKnown(String used) {
        assertThatCode(() -> require(used)).doesNotThrowAnyException();
    }
}
