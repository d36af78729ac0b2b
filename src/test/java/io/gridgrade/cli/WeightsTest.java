package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.cycle.HomeFiles;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of dimensions by judgement, entropy and both, on a closed month. */
class WeightsTest {
    private static final String MONTH = ClosedHome.LAST_MONTH;
    private static final String HEADER = "population_code,first_code,second_code,judgement";

    @TempDir
    Path folder;

    /** Judged 1 3 5, 1 2, 1 as in the published example. */
    @Test
    void judgementsOfThreeDimensionsAreWeighedAsTheirExample() throws IOException {
        Path file = judgements(
                HEADER,
                "enterprise,payment,consumption,3",
                "enterprise,payment,social,5",
                "enterprise,social,consumption,1/2");

        JsonNode enterprise = Json.read(weights(file, "--json").out()).get(0);
        assertThat(enterprise.get("population").asText()).isEqualTo("enterprise");
        assertThat(enterprise.get("consistency_ratio").asDouble()).isEqualTo(.003185, within(5e-7));
        assertThat(of(enterprise, "judged"))
                .isEqualTo(Map.of("payment", 64.833, "consumption", 22.965, "social", 12.202));
        // Of social credit the sample knows nothing, so that only judgement speaks for it.
        assertThat(of(enterprise, "product").get("social")).isZero();
        assertThat(of(enterprise, "linear").get("social")).isEqualTo(6.101);
        assertThat(of(enterprise, "expert").get("equipment")).isEqualTo(10);
        assertThat(enterprise.get("left_out").toString()).isEqualTo("[\"financial\",\"equipment\",\"security\"]");
        assertThat(of(Json.read(weights(file, "--json").out()).get(1), "judged"))
                .isEmpty();
    }

    @Test
    void severalJudgesCountByTheirGeometricMean() throws IOException {
        Path file = judgements(
                HEADER + ",judge", "resident,payment,consumption,2,Li", "resident,consumption,payment,1/8,Wang");

        // The root of 2 x 8 is 4: four parts of five.
        JsonNode resident = Json.read(weights(file, "--json").out()).get(1);
        assertThat(resident.get("judge_count").asInt()).isEqualTo(2);
        assertThat(of(resident, "judged")).isEqualTo(Map.of("payment", 80.0, "consumption", 20.0));
    }

    @Test
    void entropyIsThatOfTheCustomersPoints() {
        double[] oneMinus = new double[2];
        List<String> dimensions = List.of("payment", "consumption");
        for (int i = 0; i < 2; i++) {
            String answer = done(
                            "sql",
                            "--format",
                            "csv",
                            "with scored as (select i.customer_key, round(avg(i.indicator_points), 3) as x from mart.indicator"
                                    + " as i join mart.credit_grade as g on g.customer_key = i.customer_key and g.period_key"
                                    + " = i.period_key where i.period_key = 202402 and i.dimension_code = '"
                                    + dimensions.get(i)
                                    + "' and g.customer_class_code = 'residential' and i.indicator_points is not null group"
                                    + " by i.customer_key), total as (select sum(x) as s, count(*) as n from scored) select"
                                    + " 1 + sum(case when x > 0 then x / s * ln(x / s) else 0 end) / ln(max(n)) as d from"
                                    + " scored cross join total")
                    .out();
            oneMinus[i] = Double.parseDouble(answer.strip().substring(answer.indexOf('\n') + 1));
        }

        Map<String, Double> entropy =
                of(Json.read(weights(null, "--json").out()).get(1), "entropy");
        assertThat(entropy.get("payment") / entropy.get("consumption"))
                .isEqualTo(oneMinus[0] / oneMinus[1], within(1e-3));
        assertThat(entropy.values().stream().mapToDouble(weight -> weight).sum())
                .isEqualTo(100, within(1e-9));
    }

    @Test
    void contradictoryJudgementsAreRefusedWithTheWorstAndItsMend() throws IOException {
        Path file = judgements(
                HEADER,
                "enterprise,payment,consumption,2",
                "enterprise,payment,financial,4",
                "enterprise,payment,social,8",
                "enterprise,consumption,financial,2",
                "enterprise,social,consumption,4",
                "enterprise,financial,social,2");

        CommandLineRun run = run(file);
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .contains(
                        file + " line 6, column 31: the judgements contradict one another: their consistency ratio is ")
                .contains("expected at most 0.1; the worst is social against consumption, 4: the others say 1/4, with"
                        + " which it is 0.000");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void allThatIsWrongWithTheFileIsToldWithItsPlace() throws IOException {
        assertThat(run(judgements(
                                HEADER,
                                "enterprize,payment,consumption,2",
                                "enterprise,payment,pay,2",
                                "enterprise,social,social,2",
                                "enterprise,payment,social,0.5"))
                        .err())
                .contains("line 2, column 1: population_code \"enterprize\" is unknown; did you mean \"enterprise\"?")
                .contains("line 3, column 20: second_code \"pay\" is unknown")
                .contains("line 4, column 19: social is judged against itself")
                .contains(
                        "line 5, column 27: judgement is \"0.5\"; expected how many times as much the first counts: 1 to"
                                + " 9, or 1/2 to 1/9 when the second counts more");
        assertThat(run(judgements(
                                HEADER,
                                "enterprise,payment,consumption,2",
                                "enterprise,consumption,payment,1/2",
                                "enterprise,payment,social,2"))
                        .err())
                .contains("line 3: consumption against payment is judged already, in line 2; expected each pair once")
                .contains("population enterprise has no judgement of consumption against social; expected every pair");
        assertThat(run(judgements("population_code,first_code,second_code,judgment", "enterprise,payment,social,2"))
                        .err())
                .contains("column \"judgment\" is unknown; did you mean \"judgement\"?", "column judgement is missing");
        assertThat(run(folder.resolve("none.csv")).err()).contains("none.csv cannot be read: NoSuchFileException");
    }

    @Test
    void theSeedByAMethodIsOneThatAHomeTakes() throws IOException {
        Path file = judgements(
                HEADER,
                "enterprise,payment,consumption,3",
                "enterprise,payment,financial,7",
                "enterprise,consumption,financial,2");
        CommandLineRun run = run(file, "--seed", "linear", "--share", "0.75");

        assertThat(run.err()).contains("population enterprise: not judged, and so weighing nothing: equipment, social");
        assertThat(run.out())
                .startsWith("dimension_code,dimension_order,dimension_name_en,dimension_name_zh,is_mandatory,"
                        + "weight_enterprise,weight_resident\n")
                .contains("payment,1,Payment,缴费行为,true,")
                .contains(",70\n")
                .contains("equipment,4,Equipment,设备状况,false,0,0\n");
        Files.createDirectories(folder.resolve("seeds"));
        Files.writeString(folder.resolve("seeds/dimension.csv"), run.out());
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        assertThat(HomeFiles.problems(
                        Resources.of(Home.at(folder)), Settings.defaults().asParameters()))
                .isEmpty();
        assertThat(run(file, "--seed", "middle").err())
                .contains("--seed is \"middle\"; expected one of expert, judged, entropy, product, linear");
        assertThat(run(file, "--share", "2").err()).contains("--share is 2.0; expected a number from 0 to 1");
    }

    private static Map<String, Double> of(JsonNode population, String method) {
        Map<String, Double> weights = new TreeMap<>();
        population.get("dimensions").forEach(row -> {
            if (row.has(method)) {
                weights.put(row.get("dimension").asText(), row.get(method).asDouble());
            }
        });
        return weights;
    }

    private Path judgements(String... lines) throws IOException {
        Path file = folder.resolve("judgements.csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return file;
    }

    private static CommandLineRun weights(Path file, String... options) {
        CommandLineRun run = run(file, options);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }

    private static CommandLineRun run(Path file, String... options) {
        List<String> all = new ArrayList<>(List.of("weights", MONTH));
        if (file != null) {
            all.addAll(List.of("--judgements", file.toString()));
        }
        all.addAll(Arrays.asList(options));
        all.addAll(List.of("--home", ClosedHome.home()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private static CommandLineRun done(String... arguments) {
        return CommandLineRun.done(ClosedHome.folder(), arguments);
    }
}
