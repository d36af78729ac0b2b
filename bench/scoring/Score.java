import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.cycle.CloseMonths;
import io.gridgrade.cycle.LoadSource;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.GradeCustomers;
import io.gridgrade.grade.GradeTables;
import io.gridgrade.grade.rule.GradeRules;
import io.gridgrade.indicator.Bands;
import io.gridgrade.run.Run;
import io.gridgrade.sample.GenerateSample;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scoring a month by GridGrade and by hand, in turn, in one engine: seconds of each round, the medians and their ratio. */
public final class Score {
    private static final Period FIRST = Period.parse("2023-01");
    private static final int MONTHS = 14;
    private static final int CUSTOMERS = 5_000;
    private static final long SEED = 20240601L;
    private static final int ROUNDS = 5;
    private static final Period MONTH = FIRST.plusMonths(MONTHS - 1);

    private final Warehouse warehouse;
    private final Parameters settings;

    private Score(Warehouse warehouse, Parameters settings) {
        this.warehouse = warehouse;
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        Path made = Path.of(arguments[0]).toAbsolutePath();
        Home home = home(made);
        Path many = made.resolve("many");
        Whole.delete(many);
        Files.createDirectories(many);
        Files.copy(home.settingsFile(), many.resolve("gridgrade.yml"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Home copy = Home.at(many);
        Files.createDirectories(copy.temporaryFolder());
        Files.copy(home.warehouseFile(), copy.warehouseFile(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        try (Warehouse warehouse = Warehouse.openFile(copy.warehouseFile(), copy, EngineLimits.of(settings), false)) {
            Score score = new Score(warehouse, settings);
            score.multiply(Integer.parseInt(arguments[1]));
            score.measure();
        }
        Whole.delete(many);
    }

    private static Home home(Path made) throws Exception {
        Path folder = made.resolve("home");
        if (!Files.exists(folder.resolve("done"))) {
            Files.createDirectories(folder);
            // So few customers have few defaults: every population gets its discriminant all the same.
            Files.writeString(folder.resolve("gridgrade.yml"), "discriminant:\n  defaults_min: 10\n  history_months: 1\n");
            Home home = Home.at(folder);
            Parameters settings = Settings.read(home.settingsFile()).asParameters();
            Path sample = made.resolve("sample");
            GenerateSample.into(sample, CUSTOMERS, MONTHS, SEED, FIRST, Progress.SILENT);
            try (Warehouse warehouse = Warehouse.open(home, EngineLimits.of(settings), Progress.SILENT)) {
                LoadSource.load(warehouse, home, "load", "sample", sample, settings, Progress.SILENT);
                CloseMonths.close(warehouse, home, "close", Optional.of(MONTH), settings, Progress.SILENT);
            }
            Files.createFile(folder.resolve("done"));
        }
        return Home.at(folder);
    }

    /** As many customers, each a copy of one of the sample, with another grade before and other arrears. */
    private void multiply(int customers) {
        long there = number("select count(*) as n from star.fact_customer_month where period_key = " + MONTH.key());
        long copies = (customers + there - 1) / there;
        String key = "one.customer_key + 100000 * copy_no as customer_key";
        String version = "one.customer_version_key + 100000 * copy_no as customer_version_key";
        String drawn = "hash(one.customer_key, copy_no, ";
        insert(
                "star.fact_customer_month",
                key + ", " + version + ", case when " + drawn + "1) % 10 = 0 then 100 else arrears_days end as arrears_days",
                copies,
                "period_key = " + MONTH.key() + " or is_default");
        insert("star.dim_customer", key + ", " + version + ", customer_no || '-' || copy_no as customer_no", copies, "true");
        insert("star.fact_violation", key, copies, "true");
        insert("star.fact_accident", key, copies, "true");
        insert("star.fact_indicator", key, copies, "period_key = " + MONTH.key());
        insert(
                "star.fact_credit_grade",
                key + ", ['AAA', 'AA', 'A', 'B', 'C', 'D', 'NR'][(1 + " + drawn + "3) % 7)::integer] as grade_code",
                copies,
                "period_key = " + MONTH.plusMonths(-1).key());
        run("checkpoint");
    }

    private void insert(String table, String replaced, long copies, String condition) {
        run("insert into " + table + " by name select one.* replace (" + replaced + ") from " + table
                + " as one cross join range(1, " + copies + ") as copy (copy_no) where " + condition);
    }

    private void measure() throws Exception {
        String hand = hand("hand.sql");
        String handPoints = hand("hand_points.sql").replace("{{month}}", Integer.toString(MONTH.key()));
        Parameters grading = GradeRules.parameters(settings, MONTH);
        GradeTables rules = GradeTables.of(MONTH);
        String points = "create or replace table product_points as select period_key, customer_key, population_code, "
                + Bands.of(warehouse, MONTH).stream()
                        .map(band -> band.column() + ", (" + band.points() + ")::smallint as " + band.column() + "_points")
                        .collect(Collectors.joining(", "))
                + " from star.fact_indicator where period_key = " + MONTH.key();
        SqlFile rating = GradeCustomers.rating(warehouse, rules, "product_points", grading, MONTH);
        SqlFile rated = new SqlFile("rated", "create or replace table product_grade as " + rating.asPart());

        double[][] seconds = new double[6][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            seconds[0][round] = timed(() -> run(filled(hand, "star.fact_indicator")));
            seconds[1][round] = timed(() -> Run.of(
                    warehouse,
                    "bench",
                    Optional.of(MONTH),
                    settings,
                    Progress.SILENT,
                    run -> new GradeCustomers().run(run, warehouse, settings, MONTH)));
            if (round == 0) {
                compare("star.fact_credit_grade", "hand_grade");
            }
            seconds[2][round] = timed(() -> run(handPoints));
            seconds[3][round] = timed(() -> run(points));
            seconds[4][round] = timed(() -> run(filled(hand, "hand_points")));
            seconds[5][round] = timed(() -> warehouse.execute(rated, grading));
        }
        compare("product_grade", "hand_grade");
        say("grades of given points, written where a close writes them", seconds[0], seconds[1]);
        say("points of 22 indicators, into a table", seconds[2], seconds[3]);
        say("grades of these points, into a table", seconds[4], seconds[5]);
    }

    private static void say(String what, double[] hand, double[] product) {
        System.out.printf(
                Locale.ROOT,
                "%-58s hand-written %6.2f s, GridGrade %6.2f s, ratio %.2f   (%s | %s)%n",
                what,
                median(hand),
                median(product),
                median(product) / median(hand),
                rounds(hand),
                rounds(product));
    }

    private static String rounds(double[] seconds) {
        return Arrays.stream(seconds).mapToObj(one -> String.format(Locale.ROOT, "%.2f", one)).collect(Collectors.joining(" "));
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void compare(String product, String hand) {
        String columns = "customer_key, customer_version_key, index_score, score_grade_code, grade_code,"
                + " previous_grade_code, reason_code, is_default, model_key, discriminant_score, default_probability,"
                + " credit_score, master_scale_code";
        long differing = number("select count(*) as n from (select " + columns + " from " + product + " where period_key = "
                + MONTH.key() + " except select " + columns + " from " + hand + ")");
        System.out.println("customers: " + number("select count(*) as n from " + hand) + "; whom " + product
                + " and the hand-written SQL score otherwise: " + differing);
        if (differing > 0) {
            query("select " + columns + " from " + product + " where period_key = " + MONTH.key() + " except select " + columns
                            + " from " + hand + " order by customer_key limit 3")
                    .forEach(row -> System.out.println("  " + product + " " + row.asMap()));
            query("select " + columns + " from " + hand + " except select " + columns + " from " + product
                            + " where period_key = " + MONTH.key() + " order by customer_key limit 3")
                    .forEach(row -> System.out.println("  " + hand + " " + row.asMap()));
            System.exit(1);
        }
    }

    private static String hand(String name) throws Exception {
        return Files.readString(Path.of("bench/scoring").resolve(name));
    }

    /** With the numbers of the models written in, as one would copy them from the table of a model. */
    private String filled(String hand, String points) {
        Map<String, Row> models = query(
                        "select population_code, arg_max(model_key, model_key) as model_key, arg_max(coefficients_json,"
                                + " model_key) as coefficients_json from star.dim_model where model_code = 'discriminant' group by"
                                + " population_code")
                .stream()
                .collect(Collectors.toMap(row -> row.text("population_code"), row -> row));
        Function<Function<Row, String>, String> byPopulation = value -> "case when population_code = 'enterprise' then "
                + value.apply(models.get("enterprise")) + " else " + value.apply(models.get("resident")) + " end";
        return hand.replace("{{points}}", points)
                .replace("{{month}}", Integer.toString(MONTH.key()))
                .replace("{{before}}", Integer.toString(MONTH.plusMonths(-1).key()))
                .replace("{{cure}}", Integer.toString(MONTH.plusMonths(-5).key()))
                .replace("{{three_years}}", Integer.toString(MONTH.plusMonths(-35).key()))
                .replace("{{new_since}}", MONTH.plusMonths(-12).lastOn().plusDays(1).toString())
                .replace("{{discriminant}}", byPopulation.apply(row -> discriminant(Json.read(row.text("coefficients_json")))))
                .replace(
                        "{{log_odds}}",
                        byPopulation.apply(row -> logOdds(Json.read(row.text("coefficients_json")).get("calibration")))
                                .replace("population_code = 'enterprise'", "firm"))
                .replace(
                        "{{model}}",
                        byPopulation.apply(row -> row.text("model_key")).replace("population_code = 'enterprise'", "firm"));
    }

    private static String discriminant(JsonNode model) {
        List<String> terms = new ArrayList<>();
        for (JsonNode term : model.get("terms")) {
            String name = term.get("feature").asText();
            List<JsonNode> numbers = new ArrayList<>();
            String missing = "0";
            for (JsonNode bin : term.get("bins")) {
                if (bin.get("kind").asText().equals("numbers")) {
                    numbers.add(bin);
                } else if (bin.get("kind").asText().equals("missing")) {
                    missing = literal(bin.get("points"));
                }
            }
            StringBuilder text = new StringBuilder("case when " + name + " is null then " + missing);
            for (int i = 0; i + 1 < numbers.size(); i++) {
                text.append(" when " + name + " < " + literal(numbers.get(i + 1).get("from")) + " then "
                        + literal(numbers.get(i).get("points")));
            }
            terms.add(text + " else " + literal(numbers.get(numbers.size() - 1).get("points")) + " end");
        }
        return String.join(" + ", terms) + " - (" + literal(model.get("cut")) + ")";
    }

    private static String logOdds(JsonNode calibration) {
        StringBuilder text = new StringBuilder(literal(calibration.get("constant")));
        JsonNode knots = calibration.get("knots");
        for (int i = 0; i <= knots.size(); i++) {
            String stretch = i < knots.size() ? "least(d, " + literal(knots.get(i)) + ")" : "d";
            text.append(" + " + literal(calibration.get("slopes").get(i)) + " * "
                    + (i == 0 ? stretch : "greatest(" + stretch + " - (" + literal(knots.get(i - 1)) + "), 0)"));
        }
        return text.toString();
    }

    private static String literal(JsonNode number) {
        return number.asDouble() + (Double.toString(number.asDouble()).contains("E") ? "" : "e0");
    }

    private static double timed(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e9;
    }

    private long number(String query) {
        return query(query).get(0).longInteger("n");
    }

    private List<Row> query(String query) {
        return warehouse.query(new SqlFile("bench", query), Parameters.none());
    }

    private void run(String statement) {
        warehouse.execute(new SqlFile("bench", statement), Parameters.none());
    }
}
