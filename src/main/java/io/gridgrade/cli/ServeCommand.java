package io.gridgrade.cli;

import io.gridgrade.policy.PolicyCheck;
import io.gridgrade.query.QueryMemory;
import io.gridgrade.server.JdbcServer;
import io.gridgrade.server.ServerOptions;
import io.gridgrade.server.user.User;
import io.gridgrade.server.user.UsersFile;
import io.gridgrade.server.worker.Question;
import io.gridgrade.server.worker.WorkerMemory;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Serves JDBC until it is told to stop. */
@Command
final class ServeCommand implements Runnable {
    private static final String PASSWORD_VARIABLE = "GRIDGRADE_KEYSTORE_PASSWORD";

    @ParentCommand
    private GridGrade main;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8765",
            description = "The port; 0 = any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen at; other than of this machine alone only with TLS (default:"
                    + " ${DEFAULT-VALUE}).")
    private String address;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "Key and certificate as PKCS12, for TLS; its password is in " + PASSWORD_VARIABLE
                    + ", or in the file of --tls-password-file.")
    private Path keystore;

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password of the keystore.")
    private Path passwordFile;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Another name that clients may call this server by, beside its address and localhost. May be"
                    + " given several times.")
    private List<String> hosts = new ArrayList<>();

    @Override
    public void run() {
        Home home = main.home();
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        ServerOptions options = ServerOptions.of(settings, address, port, tls(), hosts);
        QueryMemory memory = WorkerMemory.of(settings, options.workers());
        Failures failures = new Failures(main.terminal(), main.environment());
        new UsersFile(home).read().values().forEach(user -> tellUnknownRole(home, user));
        CountDownLatch stopped = new CountDownLatch(1);
        JdbcServer server = JdbcServer.start(home, options, memory, fault -> failures.tell(fault, main));
        main.interruption().endWith(() -> {
            main.terminal().err().println("stopping: no new query is answered, those at work may end");
            server.close();
            stopped.countDown();
        });
        main.terminal().err().println("serving JDBC at " + server.url() + " with " + options.workers() + " workers");
        main.terminal()
                .err()
                .println("  connect with: jdbc:avatica:remote:url=" + server.url()
                        + ";authentication=BASIC;avatica_user=NAME;avatica_password=PASSWORD");
        main.terminal().err().println("  stop with Ctrl-C");
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.close();
        }
    }

    // One whose role was renamed keeps nobody else from asking.
    private void tellUnknownRole(Home home, User user) {
        if (user.role().equals(Question.OWNER)) {
            return;
        }
        try {
            PolicyCheck.requireRole(home, user.role());
        } catch (UserError e) {
            main.terminal().err().println("user " + user.name() + " will be refused: " + e.getMessage());
        }
    }

    private Optional<ServerOptions.Tls> tls() {
        if (keystore == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(keystore)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the keystore \"" + keystore
                            + "\" is not there; expected a PKCS12 file, such as keytool -genkeypair"
                            + " -storetype PKCS12 makes");
        }
        String password =
                passwordFile == null ? main.environment().getOrDefault(PASSWORD_VARIABLE, "") : firstLine(passwordFile);
        if (password.isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the password of the keystore is missing; expected it in the environment variable "
                            + PASSWORD_VARIABLE + ", or in the first line of a file named by --tls-password-file");
        }
        return Optional.of(new ServerOptions.Tls(keystore, password));
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("");
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the file \"" + file + "\" cannot be read: " + e.getClass().getSimpleName()
                            + "; expected the password of the keystore in its first line");
        }
    }
}
