package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.crash.Product;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder where a command is run may be anybody's. */
@Tag("thorough")
class OtherFolderTest {
    @Test
    void filesNamedLikeOursWhereTheCommandIsRunAreNotPrintedWith(@TempDir Path elsewhere) throws Exception {
        for (String face : List.of("400Regular", "700Bold")) {
            Path other = elsewhere.resolve("reports/fonts/NotoSansSC_" + face + ".ttf");
            Files.createDirectories(other.getParent());
            Files.writeString(other, "no font");
        }
        Files.writeString(elsewhere.resolve("reports/house.jrtx"), "no style sheet");
        Files.writeString(
                elsewhere.resolve("jasperreports.properties"), "net.sf.jasperreports.default.pdf.encoding=nonsense");

        Product.Ended ended = Product.run(
                List.of("env", "-C", elsewhere.toString()),
                Map.of(),
                Path.of(ClosedHome.home()),
                "report",
                ClosedHome.LAST_MONTH,
                "--language",
                "zh");

        assertThat(ended.exitCode()).as(ended.answer() + ended.lines()).isZero();
    }
}
