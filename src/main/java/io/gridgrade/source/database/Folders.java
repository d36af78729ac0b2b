package io.gridgrade.source.database;

import io.gridgrade.value.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;

/** Folders of what suppliers told us of their customers. */
final class Folders {
    private Folders() {}

    /** Makes a folder that only its owner may look into. */
    static void makePrivate(Path folder) throws IOException {
        OwnerOnly.createFolders(folder);
        OwnerOnly.mend(folder);
    }
}
