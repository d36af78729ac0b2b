package io.gridgrade.care;

import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A file of the records of a load that was refused whole, {@code out/rejects-run-<run>.csv}. */
record RejectsFile(Path path, long records) {
    /** Which records of rejects name the customer: by number, or by a name that is a whole value of the record. */
    static final String CONDITION =
            """
            names_customer(value_text)
                or names_customer(record_text)
                or exists (
                    from forgotten_name
                    where forgotten_name.customer_name in (trim(value_text), ltrim(trim(value_text), ''''))
                        or contains(record_text, to_json(forgotten_name.customer_name)::varchar)
                )""";

    /** The same of audit.reject, which also keeps the record as it stands in the supplier's file. */
    static final String WAREHOUSE_CONDITION = CONDITION
            + """

                or names_customer(source_text)
                or exists (
                    from forgotten_name
                    where contains(source_text, to_json(forgotten_name.customer_name)::varchar)
                )""";

    /** Every such file of a home. */
    static List<Path> all(Home home) {
        Path out = home.folder().resolve("out");
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.getFileName().toString().matches("rejects-run-\\d+\\.csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + out, e);
        }
    }

    /** Those that name the customer who is looked for. */
    static List<RejectsFile> naming(Home home, Warehouse warehouse) {
        return all(home).stream()
                .map(path -> new RejectsFile(path, count(path, warehouse)))
                .filter(file -> file.records > 0)
                .toList();
    }

    private static long count(Path path, Warehouse warehouse) {
        return warehouse
                .query(
                        warehouse.sqlFile("care/rejects_file_count").withFragments(Map.of("condition", CONDITION)),
                        Parameters.none().with("file", path.toString()))
                .get(0)
                .longInteger("row_count");
    }

    /** Clears these records, whole or not at all. */
    void clear(Warehouse warehouse) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        warehouse.execute(
                warehouse.sqlFile("care/forget_rejects_file").withFragments(Map.of("condition", CONDITION)),
                Parameters.none().with("file", path.toString()).with("file_name", next.toString()));
        OwnerOnly.mend(next);
        try {
            Whole.replaceFile(path, next);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to replace " + path, e);
        }
    }

    /** For people. */
    String shown() {
        return path + ": " + records + (records == 1 ? " record" : " records");
    }
}
