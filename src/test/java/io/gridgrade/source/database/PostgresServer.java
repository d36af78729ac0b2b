package io.gridgrade.source.database;

import io.gridgrade.value.Whole;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A real PostgreSQL, unpacked from Maven's jar and started once for all tests of a run. It refuses to run as root, who
 * therefore starts it as nobody.
 */
public final class PostgresServer {
    private static final int START_SECONDS_MAX = 60;
    private static final int STOP_SECONDS_MAX = 10;
    private static final String PASSWORD = "the password of the tests' superuser";
    private static PostgresServer running;

    private final int port;

    private PostgresServer(int port) {
        this.port = port;
    }

    /** The server, started if it is not yet. */
    public static synchronized PostgresServer running() {
        if (running == null) {
            try {
                running = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return running;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection of the superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", PASSWORD);
    }

    private static PostgresServer start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("gridgrade-postgres-");
        unpack(folder.resolve("server"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        Files.createDirectory(folder.resolve("data"));
        giveToNobody(folder);
        Process initdb = begin(
                folder,
                "initdb",
                "-D",
                "data",
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile",
                password.toString(),
                "-E",
                "UTF8",
                "--no-locale",
                "--no-sync");
        if (!initdb.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
            throw new IOException("initdb failed: " + Files.readString(folder.resolve("initdb.out")));
        }
        int port = freePort();
        // Nothing need survive the tests, and nobody else may connect.
        Process postgres = begin(
                folder,
                "postgres",
                "-D",
                "data",
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "full_page_writes=off",
                "-c",
                "max_wal_size=4GB");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, folder), "stop-postgres"));
        PostgresServer server = new PostgresServer(port);
        server.await(postgres, folder.resolve("postgres.out"));
        return server;
    }

    private void await(Process postgres, Path output) throws IOException, InterruptedException {
        long from = System.nanoTime();
        while (true) {
            try (Connection connection = connect("postgres")) {
                return;
            } catch (SQLException e) {
                if (!postgres.isAlive() || System.nanoTime() - from > TimeUnit.SECONDS.toNanos(START_SECONDS_MAX)) {
                    throw new IOException("PostgreSQL does not answer: " + Files.readString(output), e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static void stop(Process postgres, Path folder) {
        try {
            postgres.destroy();
            if (!postgres.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                postgres.destroyForcibly().waitFor();
            }
            Whole.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process begin(Path folder, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot(folder)) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--"));
        }
        command.add(folder.resolve("server").resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".out").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void unpack(Path folder) throws IOException {
        String system = System.getProperty("os.name")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^mac.*", "darwin")
                .replaceFirst("^windows.*", "windows");
        String machine =
                System.getProperty("os.arch").replace("amd64", "x86_64").replace("aarch64", "arm_64");
        String archive = "/postgres-" + system + "-" + machine + ".txz";
        try (InputStream packed = PostgresServer.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new IOException("No PostgreSQL for this machine: " + archive
                        + " is in no jar; see the profiles of" + " pom.xml");
            }
            try (TarArchiveInputStream files =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                    unpack(files, entry, folder.resolve(entry.getName()).normalize());
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream files, TarArchiveEntry entry, Path to) throws IOException {
        Files.createDirectories(entry.isDirectory() ? to : to.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(files, to);
            if ((entry.getMode() & 0100) != 0 && isPosix(to)) {
                Files.setPosixFilePermissions(to, EnumSet.allOf(PosixFilePermission.class));
            }
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isRoot(Path ours) throws IOException {
        return isPosix(ours) && ProcessHandle.current().info().user().orElse("").equals("root");
    }

    private static void giveToNobody(Path folder) throws IOException {
        if (!isRoot(folder)) {
            return;
        }
        var nobody = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (!Files.isSymbolicLink(file)) {
                    Files.setOwner(file, nobody);
                }
            }
        }
    }
}
