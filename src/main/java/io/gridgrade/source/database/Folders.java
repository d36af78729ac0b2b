package io.gridgrade.source.database;

import io.gridgrade.value.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of what suppliers told us of their customers. */
final class Folders {
    private Folders() {}

    /** Makes a folder that only its owner may look into. */
    static void makePrivate(Path folder) throws IOException {
        OwnerOnly.createFolders(folder);
        OwnerOnly.mend(folder);
    }

    /** Deletes a folder and all below it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
