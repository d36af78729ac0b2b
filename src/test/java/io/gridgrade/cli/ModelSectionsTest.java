package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.grade.risk.ValidateDiscriminant.OutOfFold;
import io.gridgrade.grade.risk.ValidateDiscriminant.Validation;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.validation.Section;
import io.gridgrade.value.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelSectionsTest {
    private static final Period MONTH = Period.parse("2024-01");

    private static Validation validation(String population, long defaults, Optional<OutOfFold> found) {
        return new Validation(population, MONTH, MONTH, true, 500, defaults, found);
    }

    /** A row without figures is followed by why; one with them is not. */
    @Test
    void whyThereAreNoFiguresIsSaid() {
        Optional<OutOfFold> found = Optional.of(new OutOfFold(new Discrimination(500, 100, 0.7, 0.3), 0.1, 0.2));

        Section section = ModelSections.outOfFold(List.of(
                validation("resident", 100, found),
                validation("enterprise", 9, Optional.empty()),
                validation("farm", 10, Optional.empty())));

        assertThat(section.remarks())
                .containsExactly(
                        "enterprise: 500 good cases and 9 defaults; fewer than 10 of a class, and there may be none to learn"
                                + " from without a fifth of the customers",
                        "farm: without one of the fifths nothing tells good cases and defaults apart beyond chance, so that"
                                + " it cannot be foretold");
        assertThat(section.rows().get(1)).containsSequence(500L, 9L, null, null, null, null, null);
    }

    @Test
    void theAnswerInJsonSaysWhyToo() {
        assertThat(ModelCommand.asMapWithRemark(validation("farm", 10, Optional.empty())))
                .containsEntry("auc", null)
                .hasEntrySatisfying("remark", remark -> assertThat(String.valueOf(remark))
                        .startsWith("farm: without one of the fifths"));
        Optional<OutOfFold> found = Optional.of(new OutOfFold(new Discrimination(500, 100, 0.7, 0.3), 0.1, 0.2));
        assertThat(ModelCommand.asMapWithRemark(validation("resident", 100, found)))
                .containsEntry("remark", null);
    }
}
