package io.gridgrade.warehouse;

import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The home's published copy, which is all that readers open: the engine refuses to write to it. */
public final class PublishedCopy {
    private static final AtomicLong READERS = new AtomicLong();

    private PublishedCopy() {}

    /** The published copy, to read. */
    public static Warehouse open(Home home, EngineLimits limits) {
        requirePublished(home);
        Path folder = readerFolder(home);
        Resources resources = Resources.of(home);
        try {
            Engine engine =
                    Engine.open(home.publishedFile(), limits, folder, true, resources::isOfHome, Progress.SILENT);
            return new Warehouse(engine, resources, Optional.empty(), () -> deleteReaderFolder(home, folder));
        } catch (RuntimeException e) {
            deleteReaderFolder(home, folder);
            throw e;
        }
    }

    /** What the published copy knows of what was published at a moment: the same names, each with the rows of then. */
    public static Warehouse openAsKnownAt(Home home, EngineLimits limits, KnownAt knownAt) {
        requirePublished(home);
        Path folder = readerFolder(home);
        Warehouse warehouse = new Warehouse(
                Engine.scratch(limits, folder),
                Resources.shipped(),
                Optional.empty(),
                () -> deleteReaderFolder(home, folder));
        try {
            warehouse.attach(home.publishedFile(), KnownAt.PUBLISHED);
            knownAt.show(warehouse);
            return warehouse;
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    /** As {@link Engine#connectStreaming}. */
    public static Connection connect(Home home, EngineLimits limits, Path temporaryFolder) {
        requirePublished(home);
        return Engine.connectStreaming(home.publishedFile(), limits, temporaryFolder);
    }

    static void requirePublished(Home home) {
        if (!Files.isRegularFile(home.publishedFile())) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "nothing is published yet in " + home.folder()
                            + "; expected at least one closed month; close one with: gridgrade close");
        }
    }

    /** Of a reader's failure: tells when the cause is that the published copy has not the views of this version. */
    public static void requireByThisVersion(Home home, EngineLimits limits, RuntimeException failure) {
        if (isByThisVersion(home, limits)) {
            return;
        }
        UserError error = new UserError(
                ExitCode.PRECONDITION,
                "the published copy was made by another version of GridGrade than " + Version.text()
                        + ", whose tables and views differ; expected one of this version; publish it anew with:"
                        + " gridgrade upgrade");
        error.addSuppressed(failure);
        throw error;
    }

    /** Whether the published copy has the tables and views of this version. */
    public static boolean isByThisVersion(Home home, EngineLimits limits) {
        try (Warehouse published = open(home, limits)) {
            return published.migrations().stream().allMatch(one -> one.state() == Migration.State.APPLIED);
        }
    }

    /**
     * Where a reader spills: its own, not the home's tmp, which a writer empties when it opens. Named after the process, so
     * that what a killed one leaves can be told from what is in use; made by the engine, if it spills at all. Of a home that
     * cannot be written to, its tmp.
     */
    static Path readerFolder(Home home) {
        try {
            return OwnerOnly.createFolders(home.readersFolder())
                    .resolve("query-" + ProcessHandle.current().pid() + "-" + READERS.incrementAndGet());
        } catch (IOException e) {
            return home.temporaryFolder();
        }
    }

    static void deleteReaderFolder(Home home, Path folder) {
        try {
            if (!folder.equals(home.temporaryFolder())) {
                Whole.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + folder, e);
        }
    }
}
