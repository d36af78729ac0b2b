import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures a server that runs: a short query, rows a second, and many sessions at once, with the memory of its processes
 * before and after. Arguments: URL of JDBC with user and password, the server's process, sessions, seconds.
 */
public final class Jdbc {
    private static final int SHORT_QUERIES = 300;
    private static final String MILLION = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 100)"
            + " select a.i + 100 * b.i as number, c.i / 7.0 as part, 'text ' || b.i as text, date '2024-01-01' as day"
            + " from n as a cross join n as b cross join n as c";

    private Jdbc() {}

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        long server = Long.parseLong(arguments[1]);
        int sessions = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        for (int round = 1; round <= 3; round++) {
            shortQueries(url);
            rows(url, "");
        }
        rows(url, ";serialization=PROTOBUF");
        sessions(url, server, sessions, seconds);
    }

    private static void shortQueries(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            double[] millis = new double[SHORT_QUERIES];
            for (int i = 0; i < millis.length; i++) {
                long began = System.nanoTime();
                try (ResultSet rows = statement.executeQuery("select 1")) {
                    rows.next();
                }
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            Arrays.sort(millis);
            say("select 1: median %.1f ms, 99th percentile %.1f ms", millis[SHORT_QUERIES / 2], millis[SHORT_QUERIES * 99 / 100]);
        }
    }

    private static void rows(String url, String more) throws Exception {
        try (Connection connection = DriverManager.getConnection(url + more);
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(20_000);
            long began = System.nanoTime();
            long count = 0;
            try (ResultSet rows = statement.executeQuery(MILLION)) {
                while (rows.next()) {
                    rows.getInt(1);
                    count++;
                }
            }
            double took = (System.nanoTime() - began) / 1e9;
            say("%,d rows of 4 columns%s: %.2f s, %,.0f rows/s", count, more, took, count / took);
        }
    }

    private static void sessions(String url, long server, int sessions, int seconds) throws Exception {
        say("memory before: %s", memory(server));
        AtomicLong answered = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            int number = i;
            Thread thread = new Thread(() -> ask(url, number, until, answered, failed));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        say("%d sessions for %d s: %,d answered, %d failed", sessions, seconds, answered.get(), failed.get());
        say("memory after: %s", memory(server));
    }

    private static void ask(String url, int number, long until, AtomicLong answered, AtomicLong failed) {
        int asked = 0;
        while (System.nanoTime() < until) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                for (int i = 0; i < 50 && System.nanoTime() < until; i++) {
                    asked++;
                    try (ResultSet rows = statement.executeQuery(
                            "select grade_code, count(*) as customers, " + (number * 1000 + asked)
                                    + " as mark from credit_grade group by grade_code")) {
                        while (rows.next()) {
                            if (rows.getInt(3) != number * 1000 + asked) {
                                throw new IllegalStateException("the answer of another");
                            }
                        }
                    }
                    answered.incrementAndGet();
                }
            } catch (Exception e) {
                if (failed.incrementAndGet() <= 3) {
                    say("failed: %s", e.getMessage());
                }
            }
        }
    }

    // As Linux tells it, of the server and of its workers.
    private static String memory(long server) throws Exception {
        List<Long> processes = new ArrayList<>(List.of(server));
        ProcessHandle.of(server).orElseThrow().children().map(ProcessHandle::pid).sorted().forEach(processes::add);
        StringBuilder text = new StringBuilder();
        for (long process : processes) {
            for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
                if (line.startsWith("VmRSS")) {
                    text.append(text.isEmpty() ? "server " : ", worker ")
                            .append(Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                            .append(" MB");
                }
            }
        }
        return text.toString();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(java.util.Locale.ROOT, format, values));
    }
}
