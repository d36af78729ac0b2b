package io.gridgrade.cli;

import io.gridgrade.grade.weighting.DimensionSeed;
import io.gridgrade.grade.weighting.WeighDimensions;
import io.gridgrade.grade.weighting.Weighing;
import io.gridgrade.grade.weighting.Weighing.Method;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows weights of dimensions to choose from. */
@Command
final class WeightsCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(paramLabel = "PERIOD", description = "The closed month, YYYY-MM.")
    private String period;

    @Option(
            names = "--judgements",
            paramLabel = "FILE",
            description = "Judgements of two dimensions at a time, as CSV: population_code, first_code, second_code,"
                    + " judgement (1 to 9, or 1/2 to 1/9), and judge where several judge.")
    private Path judgements;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "What the judgements have of the linear mean, 0 to 1; entropy has the rest. Else 0.5.")
    private double share;

    @Option(
            names = "--seed",
            paramLabel = "METHOD",
            description = "Print dimension.csv by expert, judged, entropy, product or linear.")
    private String seed;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        Period month = Period.parse(period);
        Optional<Method> method = Optional.ofNullable(seed).map(WeightsCommand::method);
        if (!(share >= 0 && share <= 1)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "--share is " + share + "; expected a number from 0 to 1, such as 0.5");
        }
        Optional<String> text = Optional.ofNullable(judgements).map(WeightsCommand::read);
        String file = judgements == null ? "" : judgements.toString();
        List<Weighing> weighings =
                main.reading(main.home(), session -> WeighDimensions.of(session.warehouse(), month, file, text, share));
        if (method.isPresent()) {
            DimensionSeed.lines(weighings, method.get()).forEach(main.terminal().out()::println);
            leftOut(weighings).forEach(main.terminal().err()::println);
        } else if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(
                            weighings.stream().map(WeightsCommand::asMap).toList()));
        } else {
            lines(month, weighings).forEach(main.terminal().out()::println);
            leftOut(weighings).forEach(main.terminal().err()::println);
        }
    }

    private static Method method(String word) {
        return Arrays.stream(Method.values())
                .filter(method -> word(method).equals(word))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.WRONG_USAGE,
                        "--seed is \"" + word + "\"; expected one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Method.values())
                                                .map(WeightsCommand::word)
                                                .toList())));
    }

    private static String word(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    /** The text of a file of judgements. */
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the judgements " + file + " cannot be read: "
                            + e.getClass().getSimpleName() + "; expected a CSV file in UTF-8");
        }
    }

    private List<String> lines(Period month, List<Weighing> weighings) {
        List<String> lines = new ArrayList<>(List.of("weights of dimensions " + month + ", of 100"));
        for (Weighing weighing : weighings) {
            lines.add("");
            lines.add("population " + weighing.population()
                    + weighing.judged().map(WeightsCommand::judged).orElse(", not judged"));
            TextTable table =
                    new TextTable(List.of("dimension", "name", "expert", "judged", "entropy", "product", "linear"));
            for (Weighing.Dimension dimension : weighing.dimensions()) {
                List<Object> row = new ArrayList<>(List.of(dimension.code(), dimension.nameEn()));
                for (Method method : Method.values()) {
                    row.add(dimension.weights().get(method));
                }
                table.add(row.toArray());
            }
            lines.addAll(table.lines());
        }
        lines.add("");
        lines.add(
                "expert: in force that month; entropy: by how far points tell customers apart; product: judged x entropy,"
                        + " scaled to 100; linear: " + share + " of judged, the rest of entropy");
        return lines;
    }

    private static List<String> leftOut(List<Weighing> weighings) {
        return weighings.stream()
                .filter(weighing -> !weighing.leftOut().isEmpty())
                .map(weighing -> "population " + weighing.population() + ": not judged, and so weighing nothing: "
                        + String.join(", ", weighing.leftOut()))
                .toList();
    }

    private static String judged(Weighing.Judged judged) {
        return String.format(
                Locale.ROOT,
                ", judged by %d, largest eigenvalue %.4f, consistency ratio %.4f",
                judged.judgeCount(),
                judged.principalEigenvalue(),
                judged.consistencyRatio());
    }

    private static Map<String, Object> asMap(Weighing weighing) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("population", weighing.population());
        weighing.judged().ifPresent(judged -> {
            map.put("judge_count", judged.judgeCount());
            map.put("principal_eigenvalue", judged.principalEigenvalue());
            map.put("consistency_ratio", judged.consistencyRatio());
            map.put("left_out", weighing.leftOut());
        });
        map.put(
                "dimensions",
                weighing.dimensions().stream()
                        .map(dimension -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("dimension", dimension.code());
                            dimension.weights().forEach((method, weight) -> row.put(word(method), weight));
                            return row;
                        })
                        .toList());
        return map;
    }
}
