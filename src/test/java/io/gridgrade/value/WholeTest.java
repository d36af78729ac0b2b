package io.gridgrade.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeTest {
    private static final int FILES = 5;

    @TempDir
    Path folder;

    @Test
    void ofManyWhoPutAFolderInOnePlaceAtOnceEachEndsAndTheLastOneIsWhole() throws Exception {
        Path place = folder.resolve("summary");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        IntStream.range(0, 4)
                .forEach(writer -> all.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        put(place, writer + "-" + i);
                    }
                    return null;
                })));
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();

        try (Stream<Path> files = Files.list(place)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.toList()) {
                texts.add(Files.readString(file));
            }
            assertThat(texts).hasSize(FILES);
            assertThat(texts.stream().distinct()).hasSize(1);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(place);
        }
    }

    @Test
    void whatADeadProcessLeftIsDeletedByTheNextAndWhatALivingOneWritesStays() throws Exception {
        Path place = folder.resolve("gridgrade-migrated");
        Path dead = Files.createDirectory(folder.resolve("gridgrade-migrated.999999999-1.next"));
        Files.writeString(dead.resolve("warehouse.duckdb"), "half");
        Path other = Files.createDirectory(folder.resolve("gridgrade-other.999999999-1.next"));
        Path living = Files.createDirectory(Whole.next(place));

        Path next = Whole.next(place);

        assertThat(dead).doesNotExist();
        assertThat(List.of(other, living)).allSatisfy(path -> assertThat(path).isDirectory());
        assertThat(next).doesNotExist().isNotEqualTo(living);
    }

    private static void put(Path place, String text) throws Exception {
        Path next = OwnerOnly.createFolders(Whole.next(place));
        for (int i = 0; i < FILES; i++) {
            OwnerOnly.write(next.resolve(i + ".csv"), text);
        }
        Whole.replaceFolder(place, next);
    }

    @Test
    void whatADeadProcessLeftBesideIsDeletedAndWhatALivingOneWritesIsNot() throws Exception {
        Path place = folder.resolve("summary");
        // No process has this number: it is above what any system gives.
        Path dead = Files.createDirectories(folder.resolve("summary.99999999-1.next"));
        Files.writeString(dead.resolve("0.csv"), "half");
        Path living = Files.createDirectories(
                folder.resolve("summary." + ProcessHandle.current().pid() + "-0.next"));

        Whole.next(place);

        assertThat(dead).doesNotExist();
        assertThat(living).exists();
    }

    @Test
    void afterAFailureWhatWasThereIsThereStill() throws Exception {
        Path place = Files.createDirectories(folder.resolve("summary"));
        Files.writeString(place.resolve("0.csv"), "old");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Whole.replaceFolder(place, folder.resolve("missing"))))
                .isInstanceOf(java.nio.file.NoSuchFileException.class);

        assertThat(place.resolve("0.csv")).hasContent("old");
    }
}
