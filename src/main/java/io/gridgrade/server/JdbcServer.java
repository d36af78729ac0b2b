package io.gridgrade.server;

import io.gridgrade.query.QueryMemory;
import io.gridgrade.run.QueryLog;
import io.gridgrade.server.user.Logins;
import io.gridgrade.server.user.SignIns;
import io.gridgrade.server.user.UsersFile;
import io.gridgrade.server.worker.Workers;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server: one port, workers behind it, and what is open between the two. */
public final class JdbcServer implements AutoCloseable {
    private static final int THREADS_MAX = 400;
    private static final int THREADS_MIN = 8;
    private static final int HEADER_BYTES_MAX = 16 << 10;
    private static final long IDLE_LOOK_MILLIS = 1000;
    private static final long STOP_LOOK_MILLIS = 50;

    private final ServerOptions options;
    private final Workers workers;
    private final Sessions sessions;
    private final SignIns signIns;
    private final Desk desk;
    private final Server server;
    private final ServerConnector connector;
    private final ScheduledExecutorService idleWatch;

    private JdbcServer(Home home, ServerOptions options, Workers workers, Consumer<Throwable> faults) {
        this.options = options;
        this.workers = workers;
        this.sessions = new Sessions(options.connectionsMax());
        this.desk = new Desk(workers, new QueryLog(home));
        Catalogue catalogue = new Catalogue(desk);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
        threads.setName("http");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = connector(server, options);
        server.addConnector(connector);
        this.signIns = new SignIns(new Logins(home));
        Handler jdbc = new JdbcHandler(
                signIns,
                (user, client) -> new GatewayMeta(user, sessions, desk, catalogue, options.secondsMax(), client),
                new Protocol(faults));
        server.setHandler(new Guard(jdbc, options.address(), options.hosts()));
        // Its own would tell its name, and of what failed the stack.
        server.setErrorHandler((request, response, callback) -> {
            response.write(true, java.nio.ByteBuffer.allocate(0), callback);
            return true;
        });
        this.idleWatch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "idle-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static ServerConnector connector(Server server, ServerOptions options) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(HEADER_BYTES_MAX);
        ServerConnector connector;
        if (options.tls().isPresent()) {
            configuration.addCustomizer(new SecureRequestCustomizer(false));
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStorePath(options.tls().get().keystore().toAbsolutePath().toString());
            tls.setKeyStoreType("PKCS12");
            tls.setKeyStorePassword(options.tls().get().password());
            tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
            connector = new ServerConnector(
                    server,
                    new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                    new HttpConnectionFactory(configuration));
        } else {
            connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        }
        connector.setHost(options.address());
        connector.setPort(options.port());
        // While a query works nothing goes over the connection, nor while it waits for its turn.
        connector.setIdleTimeout(
                Math.max(options.idle().toMillis(), TimeUnit.SECONDS.toMillis(2L * options.secondsMax() + 60)));
        return connector;
    }

    /** Starts it; returns when it can be asked. Faults of its own are told to the consumer, not to clients. */
    public static JdbcServer start(Home home, ServerOptions options, QueryMemory memory, Consumer<Throwable> faults) {
        if (new UsersFile(home).read().isEmpty()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "nobody may sign in: " + home.folder().resolve("users.yml")
                            + " has no users; expected at least one; make one with: gridgrade user add NAME --role"
                            + " owner");
        }
        if (!Files.isRegularFile(home.publishedFile())) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "nothing is published yet in " + home.folder()
                            + "; expected at least one closed month; close one with: gridgrade close");
        }
        Workers workers = Workers.start(home, options.workers(), memory);
        try {
            JdbcServer started = new JdbcServer(home, options, workers, faults);
            started.listen();
            return started;
        } catch (RuntimeException e) {
            workers.close();
            throw e;
        }
    }

    private void listen() {
        try {
            server.start();
        } catch (Exception e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "the server cannot listen at " + options.address() + " port " + options.port()
                            + options.tls().map(tls -> " with " + tls).orElse("") + ": " + reason(e)
                            + "; expected an address of this machine, a port that no other program has"
                            + (options.tls().isPresent() ? ", and a PKCS12 file that its password opens" : ""),
                    List.of());
        }
        var unused = idleWatch.scheduleWithFixedDelay(
                () -> {
                    sessions.closeIdle(options.idle().toNanos());
                    sessions.stopForNobody();
                },
                IDLE_LOOK_MILLIS,
                IDLE_LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Where clients find it. */
    public String url() {
        return (options.tls().isPresent() ? "https" : "http") + "://"
                + (options.address().contains(":") ? "[" + options.address() + "]" : options.address()) + ":"
                + connector.getLocalPort() + JdbcHandler.PATH;
    }

    /** The processes of the workers that are ready. */
    public List<Long> workerProcesses() {
        return workers.processes();
    }

    /** How many connections are open. */
    public int connectionCount() {
        return sessions.count();
    }

    /** Answers no new query, and lets those at work end, and be read, for the seconds of the options; then it is over. */
    @Override
    public void close() {
        desk.stopAsking();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.stopSeconds());
        try {
            while (sessions.areAtWork() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(STOP_LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        idleWatch.shutdownNow();
        signIns.close();
        sessions.closeAll();
        workers.close();
        try {
            server.stop();
        } catch (Exception e) {
            // The process ends, and with it the port.
        }
    }
}
