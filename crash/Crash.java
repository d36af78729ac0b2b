import io.gridgrade.crash.CrashHarness;
import java.nio.file.Path;
import java.util.List;

/** Kills commands and compares; run from crash/run. */
public final class Crash {
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        CrashHarness harness =
                CrashHarness.prepare(Path.of(arguments[0]).toAbsolutePath(), 300, 3, seed, System.out::println);
        List<String> wrong = harness.kill(kills, Integer.parseInt(arguments[3]));
        harness.table().forEach(System.out::println);
        if (!wrong.isEmpty()) {
            System.out.println("DIFFERS");
            wrong.forEach(System.out::println);
            System.exit(1);
        }
        System.out.println("every home ended as if it had not been disturbed");
    }
}
