package io.gridgrade.crash;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A disk of its own, small or read-only. Tests that need one are skipped where it may not be mounted. */
final class Mount implements AutoCloseable {
    private final Path place;

    private Mount(Path place) {
        this.place = place;
    }

    /** An empty disk of so many kilobytes. */
    static Mount ofSize(Path place, long kilobytes) throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", place.toString()),
                "a disk of its own can only be mounted by root");
        return new Mount(place);
    }

    /** A folder once more, read-only. */
    static Mount readOnly(Path folder, Path place) throws Exception {
        assumeTrue(
                run("mount", "--bind", folder.toString(), place.toString()),
                "a folder can only be mounted once more by root");
        Mount mount = new Mount(place);
        if (!run("mount", "-o", "remount,ro,bind", place.toString())) {
            mount.close();
            assumeTrue(false, "a folder can only be mounted read-only by root");
        }
        return mount;
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            // There is no such program, as on other systems.
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        run("umount", place.toString());
    }
}
