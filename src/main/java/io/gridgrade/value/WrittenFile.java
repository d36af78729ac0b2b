package io.gridgrade.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file as it was written: where it was put, and what was in it then. Another process may have put its own there since,
 * so who tells what a run wrote does not look at the place again.
 *
 * @param path where it was put
 * @param bytes its length
 * @param sha256 of its bytes, as hexadecimal text
 */
public record WrittenFile(Path path, long bytes, String sha256) {
    /** Of a file that is still beside its place, where only this process writes. */
    public static WrittenFile of(Path path, Path beside) throws IOException {
        return new WrittenFile(path, Files.size(beside), Hash.of(beside));
    }
}
