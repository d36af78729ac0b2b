import io.gridgrade.value.Period;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The same results by hand: the files loaded, and every month settled, measured, graded, grouped and served. */
final class Hand {
    private final HandSql sql;
    private final HandModels models;

    Hand(Connection connection, Period first) {
        sql = new HandSql(connection);
        models = new HandModels(sql, monthNo(first));
    }

    /** The registers, and the files of a folder as typed tables. */
    void load(Path folder, boolean isFirst) throws Exception {
        Map<String, String> holes = Map.of("dir", folder.toString());
        if (isFirst) {
            // As GridGrade does: the engine would rewrite the last, half full rows of every table at each commit.
            sql.execute("set checkpoint_threshold = '256MB'");
            sql.run("register", holes);
        }
        sql.run("load", holes);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                if (!file.getFileName().toString().matches("(truth|shock|observer).*")) {
                    String name = folder.relativize(file).toString();
                    sql.execute("insert into file_hash values ('" + name + "', '" + sha256(file) + "')");
                }
            }
        }
    }

    /** What was loaded into the facts. */
    void star() throws Exception {
        sql.whole(() -> sql.run("star", Map.of()));
    }

    /** One month. */
    void month(Period month) throws Exception {
        int monthNo = monthNo(month);
        Map<String, String> holes = new TreeMap<>(Map.of(
                "month_no", Integer.toString(monthNo),
                "first_on", month.firstOn().toString(),
                "last_on", month.lastOn().toString()));
        sql.whole(() -> month(month, monthNo, holes));
    }

    /** Has all that was done reach the file, as GridGrade does before it copies it for readers. */
    void checkpoint() throws Exception {
        sql.execute("checkpoint");
    }

    private void month(Period month, int monthNo, Map<String, String> holes) throws Exception {
        sql.run("month_check", holes);
        sql.run("month_bill", holes);
        HandAccounts.settle(sql.connection(), monthNo, month.firstOn());
        sql.run("month_balance", holes);
        sql.run("month_customer", holes);
        models.sensitivity(holes);
        sql.run("outage_sensitivity", holes);
        sql.run("month_indicator", holes);
        models.discriminants(monthNo, holes);
        sql.run("month_grade", holes);
        models.groups(monthNo, holes);
        sql.run("month_service", holes);
    }

    private static int monthNo(Period month) {
        return month.key() / 100 * 12 + month.key() % 100;
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return java.util.HexFormat.of().formatHex(digest.digest());
    }
}
