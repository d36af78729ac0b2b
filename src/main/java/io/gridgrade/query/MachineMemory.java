package io.gridgrade.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory there is for this process, by the machine and by the control group that it runs in, where these tell. */
final class MachineMemory {
    private static final List<Path> OF_GROUP =
            List.of(Path.of("/sys/fs/cgroup/memory.max"), Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));

    private MachineMemory() {}

    /** In MB; 0 where nobody tells. */
    static int megabytes() {
        long least = Long.MAX_VALUE;
        for (String line : lines(Path.of("/proc/meminfo"))) {
            if (line.startsWith("MemTotal:")) {
                least = 1024 * number(line);
            }
        }
        for (Path file : OF_GROUP) {
            for (String line : lines(file)) {
                least = Math.min(least, number(line));
            }
        }
        return least == Long.MAX_VALUE ? 0 : (int) Math.min(Integer.MAX_VALUE, least >> 20);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    // Also "max", and what does not fit in a long: no limit.
    private static long number(String line) {
        String digits = line.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
