package io.gridgrade.source.database;

import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Whole;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A stretch of an answer as a CSV file, which has its name only once it is whole and on the disk. Mutable. */
final class ChunkFile implements AutoCloseable {
    private static final int BUFFER_CHARS = 1 << 16;

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final CSVPrinter printer;
    private long rows;

    ChunkFile(Path file, List<DatabaseColumn> columns) throws IOException {
        this.file = file;
        unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                OwnerOnly.ofFile());
        printer = new CSVPrinter(
                new BufferedWriter(
                        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8),
                        BUFFER_CHARS),
                CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
        printer.printRecord(columns.stream().map(DatabaseColumn::name).toList());
    }

    void add(Object[] values) throws IOException {
        printer.printRecord(values);
        rows++;
    }

    long rows() {
        return rows;
    }

    /** Makes it whole; returns its size in bytes. */
    long finish() throws IOException {
        printer.flush();
        // A later load may build on it, and a chunk that lost its end with the power would lose rows in silence.
        channel.force(true);
        printer.close();
        Whole.replaceFile(file, unfinished);
        return Files.size(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }
}
