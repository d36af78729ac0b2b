package io.gridgrade.server;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the server is to serve. Port 0 is any that is free; seconds of 0 are without end. */
public record ServerOptions(
        String address,
        int port,
        Optional<Tls> tls,
        List<String> hosts,
        int workers,
        Duration idle,
        int connectionsMax,
        int stopSeconds,
        int secondsMax) {
    /** The file with key and certificate, as PKCS12, and its password. */
    public record Tls(Path keystore, String password) {
        @Override
        public String toString() {
            return keystore.toString();
        }
    }

    private static final int WORKERS_MIN = 2;

    public ServerOptions {
        hosts = List.copyOf(hosts);
        if (tls.isEmpty() && !isLoopback(address)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the address " + address + " can be reached from other machines, and without TLS they could read"
                            + " passwords and answers on the way; expected --tls-keystore FILE, or an address of this"
                            + " machine alone such as 127.0.0.1");
        }
    }

    /** As the settings say, where the command does not. */
    public static ServerOptions of(
            Parameters settings, String address, int port, Optional<Tls> tls, List<String> hosts) {
        int workers = settings.integer("serve_workers");
        return new ServerOptions(
                address,
                port,
                tls,
                hosts,
                workers > 0
                        ? workers
                        : Math.max(WORKERS_MIN, Runtime.getRuntime().availableProcessors()),
                Duration.ofMinutes(settings.integer("serve_idle_minutes")),
                settings.integer("serve_connections_max"),
                settings.integer("serve_stop_seconds"),
                settings.integer("query_seconds_max"));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the address \"" + address + "\" is unknown on this machine; expected one of its own, such as"
                            + " 127.0.0.1");
        }
    }
}
