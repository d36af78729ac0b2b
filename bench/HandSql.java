import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The files of bench/sql, statement by statement, with what stands in braces filled in. */
record HandSql(Connection connection) {
    /** Runs a file. */
    void run(String name, Map<String, String> holes) throws Exception {
        for (String sql : text(name, holes).split(";\n")) {
            if (!sql.isBlank()) {
                execute(sql);
            }
        }
    }

    /** Runs a statement. */
    void execute(String sql) throws SQLException {
        long begun = System.nanoTime();
        double cpuBegun = Bench.cpuSeconds();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\nin: " + sql, e);
        }
        if (System.getenv("BENCH_STEPS") != null) {
            String brief = sql.replaceAll("--[^\n]*\n", "").strip().replaceAll("\\s+", " ");
            System.out.printf(
                    Locale.ROOT,
                    "  %-60s %10.3f s %10.3f cpu s%n",
                    brief.substring(0, Math.min(60, brief.length())),
                    Bench.seconds(begun),
                    Bench.cpuSeconds() - cpuBegun);
        }
    }

    /** Work that is kept as a whole, or not at all. */
    interface Work {
        void run() throws Exception;
    }

    /** Does it in one transaction. */
    void whole(Work work) throws Exception {
        connection.setAutoCommit(false);
        work.run();
        long begun = System.nanoTime();
        connection.commit();
        connection.setAutoCommit(true);
        if (System.getenv("BENCH_STEPS") != null) {
            System.out.printf(Locale.ROOT, "  %-60s %10.3f s%n", "commit", Bench.seconds(begun));
        }
    }

    /** What is done with a row. */
    interface Each {
        void take(ResultSet row) throws SQLException;
    }

    /** Asks, row by row. */
    void query(String sql, Each each) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.take(rows);
            }
        }
    }

    /** The text of a file. */
    static String text(String name, Map<String, String> holes) throws Exception {
        String text = Files.readString(Path.of("bench/sql/" + name + ".sql"));
        for (Map.Entry<String, String> hole : new TreeMap<>(holes).entrySet()) {
            text = text.replace("{" + hole.getKey() + "}", hole.getValue());
        }
        return text.strip().replaceFirst(";$", "") + "\n";
    }
}
