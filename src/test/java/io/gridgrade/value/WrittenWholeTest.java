package io.gridgrade.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenWholeTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatFailsHalfWayLeavesTheFileThatWasThere() throws IOException {
        Path file = folder.resolve("answer.csv");
        Files.writeString(file, "of before\n");
        assertThatThrownBy(() -> WrittenWhole.to(file, next -> {
                    Files.writeString(next, "half of wh");
                    throw new IllegalStateException("the engine gave up");
                }))
                .hasMessage("the engine gave up");
        assertThat(file).hasContent("of before\n");
        assertThat(names()).containsExactly("answer.csv");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Path file = folder.resolve("file/answer.csv");
        assertThatThrownBy(() -> WrittenWhole.to(file, next -> Files.writeString(next, "")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("\"" + file + "\" cannot be written: ")
                .hasMessageEndingWith("; expected a file in a folder that can be written");
    }

    @Test
    void aLinkStaysAndLeadsToWhatIsNew() throws IOException {
        Path file = Files.writeString(folder.resolve("answer.csv"), "of before\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WrittenWhole.to(link, next -> Files.writeString(next, "new\n"));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new\n");
    }

    @Test
    void aPipeIsWrittenAsItComes() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo here");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        WrittenWhole.to(pipe, file -> Files.writeString(file, "rows\n"));
        assertThat(read.get()).isEqualTo("rows\n");
        assertThat(names()).containsExactly("pipe");
    }
}
