package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.measure.Dimension;
import io.gridgrade.measure.Measure;
import io.gridgrade.measure.Measures;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page of measures says what measures.yml says; {@code -Dgolden.update=true} writes it anew. */
class MeasuresPageTest {
    private static final Path PAGE = Path.of("warehouse/measures.md");

    @Test
    void thePageIsThatOfTheMeasures() throws IOException {
        String generated = generated();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE))
                .as("out of date; write it anew with: mvn -q test -Dtest=MeasuresPageTest -Dgolden.update=true")
                .isEqualTo(generated);
    }

    private static String generated() {
        Measures measures = Measures.of(Resources.shipped());
        StringBuilder text = new StringBuilder(
                """
                # What a figure is

                Every measure that ships, as [measures.yml](measures.yml) defines it. Generated; do not edit. How to ask for
                them is in [sql/README.md](../sql/README.md#measures).

                Of several months, an additive measure is their sum; a semi-additive one is what stands at the end of the last,
                or the mean of what stands at their ends; a ratio takes each of its two over the time first.

                ## Measures
                """);
        for (Measure measure : measures.all()) {
            Measure.Words words = measure.words();
            text.append("\n### ").append(measure.name()).append("\n\n");
            text.append(words.en()).append(", ").append(words.zh()).append(". ");
            text.append(words.descriptionEn())
                    .append('\n')
                    .append(words.descriptionZh())
                    .append("\n\n");
            text.append("- ")
                    .append(measure.kind().replace("semi_additive", "semi-additive"))
                    .append(": `");
            text.append(measure.definitionText()).append("`\n");
            text.append("- shown as ").append(measure.format().name().toLowerCase(Locale.ROOT));
            text.append("; owner: ").append(measure.owner()).append('\n');
        }
        text.append("\n## Dimensions\n\n| dimension | English | Chinese | column | below |\n|---|---|---|---|---|\n");
        for (Dimension dimension : measures.dimensions()) {
            text.append(String.format(
                    "| `%s` | %s | %s | `%s.%s` | %s |%n",
                    dimension.name(),
                    dimension.en(),
                    dimension.zh(),
                    dimension.table(),
                    dimension.column(),
                    dimension.above().map(above -> "`" + above + "`").orElse("")));
        }
        text.append("| `month`, `quarter`, `year` | Time | 时间 | `period_key` | |\n");
        return text.toString();
    }
}
