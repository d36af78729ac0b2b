package io.gridgrade.usecase;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.explain.ExplainGrade;
import io.gridgrade.grade.explain.Explanation;
import io.gridgrade.star.AccountStatement;
import io.gridgrade.star.FactsBehind;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a customer has its grade of a month.
 *
 * @param facts the newest of each kind behind the indicators, with the file and record that they came from
 * @param account the month's statement: what was brought forward, its lines, and last what is carried forward
 * @param record the file that records the close; empty when it left none here
 */
public record WhyAnswer(Explanation why, List<Row> facts, List<Row> account, Optional<String> record) {
    /** Of a customer by the number that its source has, with so many facts of each kind and lines of account at most. */
    public static WhyAnswer of(Session session, String customerNo, Period month, int factsMax, int linesMax) {
        Explanation why = new ExplainGrade(session.warehouse(), session.settings()).of(customerNo, month);
        int customer = why.grade().integer("customer_key");
        return new WhyAnswer(
                why,
                FactsBehind.of(session.warehouse(), customer, month, factsMax),
                AccountStatement.of(session.warehouse(), customer, month, linesMax),
                recordOfClose(session.home(), why.grade()));
    }

    // Made by an earlier version, or in another home, a close has left none.
    private static Optional<String> recordOfClose(Home home, Row grade) {
        Path file = home.runFolder(grade.text("run_key")).resolve("run.json");
        return Files.isRegularFile(file) ? Optional.of(file.toString()) : Optional.empty();
    }

    /** The facts by the landing table that their kind is named after, in their order. */
    public Map<String, List<Row>> factsByKind() {
        return facts.stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("landing_table"), LinkedHashMap::new, Collectors.toList()));
    }

    /** The last line of the account. */
    public Row closing() {
        return account.get(account.size() - 1);
    }

    /** Whether the account's lines come to what is carried forward. */
    public boolean accountAddsUp() {
        return closing().decimal("difference_amount").signum() == 0;
    }

    /** For a program to read, by name; names in both languages, sentences in English. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("grade", plain(why.grade()));
        map.put("score", why.score().orElse(null));
        map.put("indicators", why.indicators().stream().map(WhyAnswer::plain).toList());
        map.put("reasons", why.reasons().stream().map(WhyAnswer::plain).toList());
        map.put("path", plain(why.path()));
        map.put(
                "gates",
                why.gates().stream()
                        .map(gate -> {
                            Map<String, Object> each = plain(gate.gate());
                            each.put("holds", gate.holds());
                            each.put("decided", gate.decided());
                            return each;
                        })
                        .toList());
        map.put("discriminant", why.discriminant().map(WhyAnswer::discriminant).orElse(null));
        Map<String, Object> kinds = new LinkedHashMap<>();
        factsByKind()
                .forEach((kind, rows) -> kinds.put(
                        kind,
                        Map.of(
                                "total",
                                rows.get(0).longInteger("fact_total"),
                                "shown",
                                rows.stream().map(WhyAnswer::plain).toList())));
        map.put("facts", kinds);
        map.put("account", accountAsMap());
        map.put("record_of_close", record.orElse(null));
        map.put("adds_up", why.differences().isEmpty());
        WhyWords words = WhyWords.in("en");
        map.put("differences", why.differences().stream().map(words::difference).toList());
        return map;
    }

    private static Map<String, Object> discriminant(Explanation.Discriminant discriminant) {
        Map<String, Object> map = new LinkedHashMap<>();
        Map<String, Object> model = plain(discriminant.model());
        model.remove("coefficients_json");
        model.remove("settings_json");
        map.put("model", model);
        map.put("terms", discriminant.terms().stream().map(WhyAnswer::term).toList());
        map.put("cut", discriminant.cut());
        map.put("discriminant_score", discriminant.score());
        map.put("calibration_constant", discriminant.calibration().constant());
        map.put("calibration_knots", discriminant.calibration().knots());
        map.put("calibration_slopes", discriminant.calibration().slopes());
        map.put("log_odds", discriminant.logOdds());
        return map;
    }

    private static Map<String, Object> term(Explanation.Term term) {
        Map<String, Object> map = plain(term.given());
        map.remove("place");
        term.evidence().ifPresent(evidence -> {
            map.remove("fill");
            map.put("bin", WhyWords.in("en").bins(term.places()));
            map.put("evidence", evidence);
        });
        return map;
    }

    private Map<String, Object> accountAsMap() {
        Row closing = closing();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("opening", account.get(0).value("balance_amount"));
        map.put(
                "lines",
                account.subList(1, account.size() - 1).stream()
                        .map(row -> {
                            Map<String, Object> line = plain(row);
                            List.of("open_amount", "credit_amount", "difference_amount")
                                    .forEach(line::remove);
                            return line;
                        })
                        .toList());
        map.put("closing", closing.value("balance_amount"));
        map.put("open", closing.value("open_amount"));
        map.put("credit", closing.value("credit_amount"));
        map.put("adds_up", accountAddsUp());
        return map;
    }

    // Days as text, settings as an object.
    private static Map<String, Object> plain(Row row) {
        Map<String, Object> map = new LinkedHashMap<>(row.asMap());
        map.replaceAll((column, value) -> value instanceof LocalDate day ? day.toString() : value);
        if (map.remove("settings_json") instanceof String settings) {
            map.put("settings", Json.readMap(settings));
        }
        return map;
    }
}
