package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands for no figure is known whatever words it has. */
class SpecialWordsTest {
    @Test
    void aWordOfAnyColumnIsFoundWhateverStandsInIt() {
        SpecialWords words =
                new SpecialWords(List.of("person in charge", "-9"), Map.of("Debt", List.of("it's n in all")));
        try (Warehouse warehouse = Warehouse.inMemory()) {
            SqlFile asked = new SqlFile(
                    "test",
                    "select cast([(" + words.isSomewhereSpecial()
                            + ") for x in ['Person in charge', '-9.0', 'it''s n in all',"
                            + " '9', 'n']] as varchar) as found");

            assertThat(warehouse.query(asked, Parameters.none()).get(0).text("found"))
                    .isEqualTo("[true, true, true, false, false]");
        }
    }
}
