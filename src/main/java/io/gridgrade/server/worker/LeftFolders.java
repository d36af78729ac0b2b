package io.gridgrade.server.worker;

import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a worker that is gone has left in the home. */
final class LeftFolders {
    private LeftFolders() {}

    static void delete(Home home, long process) {
        if (!Files.isDirectory(home.readersFolder())) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(home.readersFolder(), "query-" + process + "-*")) {
            for (Path folder : left) {
                Whole.delete(folder);
            }
        } catch (IOException e) {
            // Named after a process that is no more: doctor and retain know them too.
        }
    }
}
