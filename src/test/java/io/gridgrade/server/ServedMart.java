package io.gridgrade.server;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.QueryMemory;
import io.gridgrade.query.SmallMart;
import io.gridgrade.server.user.Passwords;
import io.gridgrade.server.user.User;
import io.gridgrade.server.user.UsersFile;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server over two small tables, with two users, and clients of it. */
final class ServedMart implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final Home home;
    final JdbcServer server;
    final List<Throwable> faults = new CopyOnWriteArrayList<>();

    ServedMart(Path folder, ServerOptions options) throws IOException {
        this.home = SmallMart.in(folder);
        UsersFile users = new UsersFile(home);
        users.add(new User("anna", Passwords.hashOfNew(PASSWORD), "owner", Map.of()));
        users.add(new User("bert", Passwords.hashOfNew(PASSWORD + " of bert"), "owner", Map.of("region", "12")));
        this.server = JdbcServer.start(home, options, new QueryMemory(1500, new EngineLimits(1, 500)), faults::add);
    }

    static ServerOptions options() {
        return new ServerOptions("127.0.0.1", 0, Optional.empty(), List.of(), 2, Duration.ofMinutes(5), 100, 5, 20);
    }

    String url(String more) {
        return "jdbc:avatica:remote:url=" + server.url() + ";authentication=BASIC" + more;
    }

    Connection anna() throws SQLException {
        return anna("");
    }

    Connection anna(String more) throws SQLException {
        return DriverManager.getConnection(url(";avatica_user=anna;avatica_password=" + PASSWORD + more));
    }

    Connection bert() throws SQLException {
        return bert("");
    }

    Connection bert(String more) throws SQLException {
        return DriverManager.getConnection(url(";avatica_user=bert;avatica_password=" + PASSWORD + " of bert" + more));
    }

    @Override
    public void close() {
        server.close();
    }
}
