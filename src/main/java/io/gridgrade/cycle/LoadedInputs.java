package io.gridgrade.cycle;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Dataset;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that the load at work has read, for the record of its run. */
final class LoadedInputs {
    private LoadedInputs() {}

    static List<Dataset> of(Warehouse warehouse, Path folderOrFile) {
        return warehouse.query("cycle/files_read", Parameters.none()).stream()
                .map(row -> dataset(row, folderOrFile))
                .toList();
    }

    // A file is named below the folder that was loaded; one that was named by itself is where it was said to be.
    private static Dataset dataset(Row row, Path folderOrFile) {
        Path file = Files.isDirectory(folderOrFile) ? folderOrFile.resolve(row.text("file_name")) : folderOrFile;
        return Dataset.file(file)
                .with("landing_table", row.value("landing_table"))
                .with("sha256", row.value("file_sha256"))
                .with("bytes", row.value("file_bytes"))
                .with("rows", row.value("read_count"))
                .with("landed", row.value("landed_count"))
                .with("rejected", row.value("rejected_count"));
    }
}
