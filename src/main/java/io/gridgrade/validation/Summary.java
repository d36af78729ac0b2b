package io.gridgrade.validation;

import io.gridgrade.statistics.validation.Light;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The verdicts of a validation by what they are about, each as one light: the worst of its tests. */
final class Summary {
    private static final int NAMED_MAX = 6;
    private static final List<Light> WORST_FIRST = List.of(Light.RED, Light.AMBER, Light.HIGH, Light.GREEN);

    private static final Map<String, Light> RANKING_LIGHTS =
            Map.of("rises", Light.GREEN, "fewer_by_chance", Light.GREEN, "no_rank", Light.RED);

    /** What is validated, and the sections whose verdicts say so. */
    private record Area(String code, List<String> sections) {}

    /** In the order of the ECB. */
    private static final List<Area> AREAS = List.of(
            new Area("ranking", List.of("calibration_by_grade")),
            new Area("calibration", List.of("back_test", "calibration_by_class")),
            new Area("discrimination", List.of("discrimination_index", "discrimination")),
            new Area("concentration", List.of("concentration")),
            new Area("drift", List.of("drift", "drift_of_indicators")),
            new Area(
                    "fairness",
                    List.of(
                            "adverse_by_class",
                            "adverse_by_region",
                            "calibration_by_customer_class",
                            "calibration_by_region")));

    private record Verdict(String of, String light) {}

    /** The row of an area: its worst light, how many of its tests hold of how many that can be told, and which do not. */
    record Line(String area, String light, long holdCount, long toldCount, List<String> failing) {}

    private Summary() {}

    static List<Line> of(List<Section> sections) {
        List<Line> lines = new ArrayList<>();
        for (Area area : AREAS) {
            List<Verdict> verdicts = new ArrayList<>();
            sections.stream()
                    .filter(section -> area.sections().contains(section.code()))
                    .forEach(section -> verdicts.addAll(verdicts(section)));
            lines.add(line(area, verdicts));
        }
        return lines;
    }

    private static Line line(Area area, List<Verdict> verdicts) {
        String worst = WORST_FIRST.stream()
                .map(Light::word)
                .filter(word ->
                        verdicts.stream().anyMatch(verdict -> verdict.light().equals(word)))
                .findFirst()
                .orElse(Light.NONE.word());
        long told = verdicts.stream()
                .filter(verdict -> !verdict.light().equals(Light.NONE.word()))
                .count();
        List<Verdict> bad = verdicts.stream()
                .filter(verdict -> !verdict.light().equals(Light.GREEN.word())
                        && !verdict.light().equals(Light.NONE.word()))
                .toList();
        List<String> names =
                new ArrayList<>(new TreeSet<>(bad.stream().map(Verdict::of).toList()));
        if (names.size() > NAMED_MAX) {
            int more = names.size() - NAMED_MAX;
            names = new ArrayList<>(names.subList(0, NAMED_MAX));
            names.add("+" + more);
        }
        return new Line(area.code(), worst, told - bad.size(), told, names);
    }

    private static List<Verdict> verdicts(Section section) {
        List<Verdict> verdicts = new ArrayList<>();
        int at = section.columns().indexOf("verdict");
        for (List<Object> row : section.rows()) {
            verdicts.add(new Verdict(String.valueOf(row.get(0)), String.valueOf(row.get(at))));
        }
        if (section.code().equals("calibration_by_grade")) {
            // Grades are no probabilities: their verdict is whether defaults rise from grade to grade beyond chance.
            section.said().stream()
                    .map(Remark::code)
                    .flatMap(code -> RANKING_LIGHTS.entrySet().stream()
                            .filter(light -> light.getKey().equals(code)))
                    .forEach(light -> verdicts.add(
                            new Verdict("order of grades", light.getValue().word())));
        }
        return verdicts;
    }
}
