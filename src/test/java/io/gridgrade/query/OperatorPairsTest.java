package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two operators, one in an operand of the other: with all parentheses the answer is the engine's own, in value and type;
 * without them it is that, or none. A sample of the pairs by default, all of them with -Dgridgrade.thorough=true.
 */
@Tag("sampled")
class OperatorPairsTest {
    /** Each # is an operand. */
    private static final List<String> OPERATORS = List.of(
            "# + #",
            "# - #",
            "# * #",
            "# / #",
            "# % #",
            "# ^ #",
            "# & #",
            "# << #",
            "# || #",
            "# = #",
            "# <> #",
            "# != #",
            "# < #",
            "# >= #",
            "# and #",
            "# or #",
            "# is distinct from #",
            "# is not distinct from #",
            "# like #",
            "# not like #",
            "# ilike #",
            "# like # escape '\\'",
            "# between # and #",
            "# not between # and #",
            "# in (#, #)",
            "# not in (#, #)",
            "not #",
            "- #",
            "+ #",
            "# is null",
            "# is not null",
            "# is true",
            "# is not false",
            "# is unknown",
            "(#, 1) = (1, #)",
            "(#, 1) in ((#, 1), (2, 2))",
            "# = any (select #)",
            "# <> all (select #)",
            "# in (select #)",
            "exists (select 1 from client where #)",
            "(select #)",
            "cast(# as double)",
            "cast(# as varchar)",
            "cast(# as decimal(9, 2))",
            "try_cast(# as integer)",
            "case when # then # else # end",
            "case # when # then 1 else 2 end",
            "coalesce(#, #)",
            "nullif(#, #)",
            "greatest(#, #)",
            "abs(#)",
            "mod(#, #)",
            "upper(#)",
            "length(#)",
            "position(# in #)",
            "extract(year from #)",
            "# + interval '1' month",
            "sum(#)",
            "count(#)",
            "max(#) filter (where #)",
            "sum(#) over (order by #)");

    /** What has SQL's meaning and not the engine's, in the engine's words: it knows no null within a row. */
    private static final Map<String, String> IN_ENGINES_WORDS = Map.of(
            "(#, 1) = (1, #)", "(%1$s = 1 and 1 = %2$s)",
            "(#, 1) in ((#, 1), (2, 2))", "((%1$s = %2$s and 1 = 1) or (%1$s = 2 and 1 = 2))");

    /** An expression, and the same for the engine. */
    private record Pair(String text, String engineText) {}

    private static final List<List<String>> OPERANDS = List.of(
            List.of("7", "2", "3", "5"),
            List.of("1.25", "-3", "0.5", "2"),
            List.of("'ab'", "'%b'", "'c'", "'a_'"),
            List.of("true", "false", "null", "true"),
            List.of("'12'", "3", "'4'", "1"),
            List.of("date '2024-02-29'", "date '2023-01-31'", "3", "1"),
            List.of("null", "4", "null", "2"));

    private static final int BATCH = 25;

    /** Refused with what to write instead, where the engine would answer. */
    private static final String STATED = "a query alone is no condition; compare it";

    @TempDir
    private Path folder;

    @Test
    void everyPairIsAnsweredAsTheEngineWould() throws IOException, SQLException {
        Home home = SmallMart.in(folder);
        try (Connection engine = Answers.engine(home, folder);
                Gateway gateway = SmallMart.gateway(home)) {
            List<Pair> expressions = new ArrayList<>(parenthesised());
            Collections.shuffle(expressions, new Random(20240601));
            List<Pair> chosen = expressions.subList(0, Answers.count(400, expressions.size()));
            List<String> wrong = new ArrayList<>();
            List<Pair> answerable = new ArrayList<>();
            for (Pair expression : chosen) {
                if (Answers.ofEngine(engine, "select " + expression.engineText())
                        .isPresent()) {
                    answerable.add(expression);
                } else if (Answers.ofGateway(gateway, "select " + expression.text())
                        .isPresent()) {
                    wrong.add("answered, and not by the engine: " + expression.text());
                }
            }
            assertThat(answerable).hasSizeGreaterThan(chosen.size() / 5);
            for (int i = 0; i < answerable.size(); i += BATCH) {
                check(engine, gateway, answerable.subList(i, Math.min(answerable.size(), i + BATCH)), wrong);
            }
            assertThat(wrong).as("of " + chosen.size()).isEmpty();
        }
    }

    @Test
    void withoutParenthesesTheAnswerIsTheEnginesOrNone() throws IOException, SQLException {
        Home home = SmallMart.in(folder);
        try (Connection engine = Answers.engine(home, folder);
                Gateway gateway = SmallMart.gateway(home)) {
            List<String> expressions = new ArrayList<>(bare());
            Collections.shuffle(expressions, new Random(20240602));
            List<String> wrong = new ArrayList<>();
            int answered = 0;
            for (String expression : expressions.subList(0, Answers.count(400, expressions.size()))) {
                Optional<List<String>> ours = Answers.ofGateway(gateway, "select " + expression);
                answered += ours.isPresent() ? 1 : 0;
                Optional<List<String>> theirs = Answers.ofEngine(engine, "select " + expression);
                if (ours.isPresent() && !ours.equals(theirs)) {
                    wrong.add(expression + " is " + ours + ", to the engine " + theirs);
                }
            }
            assertThat(answered).isGreaterThan(50);
            assertThat(wrong).isEmpty();
        }
    }

    // One at a time only where a batch is not what it should be.
    private static void check(Connection engine, Gateway gateway, List<Pair> batch, List<String> wrong) {
        Optional<List<String>> theirs = Answers.ofEngine(engine, all(batch, Pair::engineText));
        if (theirs.isPresent() && theirs.equals(Answers.ofGateway(gateway, all(batch, Pair::text)))) {
            return;
        }
        for (Pair expression : batch) {
            String query = "select " + expression.text();
            Optional<List<String>> direct = Answers.ofEngine(engine, "select " + expression.engineText());
            Optional<List<String>> through = Answers.ofGateway(gateway, query);
            if (!direct.equals(through) && !gateway.answer(query).toString().contains(STATED)) {
                wrong.add(expression.text() + " is " + through + " ("
                        + (through.isEmpty() ? gateway.answer(query) : "") + "), to the engine "
                        + direct);
            }
        }
    }

    private static String all(List<Pair> batch, Function<Pair, String> text) {
        return IntStream.range(0, batch.size())
                .mapToObj(i -> text.apply(batch.get(i)) + " as c" + i)
                .collect(Collectors.joining(", ", "select ", ""));
    }

    private static List<Pair> parenthesised() {
        List<Pair> expressions = new ArrayList<>();
        for (List<String> operands : OPERANDS) {
            for (String outer : OPERATORS) {
                for (String inner : OPERATORS) {
                    long slots = outer.chars().filter(c -> c == '#').count();
                    for (int slot = 0; slot < Math.min(2, slots); slot++) {
                        expressions.add(filled(outer, inner, slot, operands, "(", ")"));
                    }
                }
            }
        }
        return expressions;
    }

    private static List<String> bare() {
        List<String> expressions = new ArrayList<>();
        List<String> signs = OPERATORS.subList(0, 34);
        for (List<String> operands : OPERANDS) {
            for (String outer : signs) {
                for (String inner : signs) {
                    long slots = outer.chars().filter(c -> c == '#').count();
                    for (int slot = 0; slot < slots; slot++) {
                        expressions.add(
                                filled(outer, inner, slot, operands, "", "").text());
                    }
                }
            }
        }
        return expressions;
    }

    private static Pair filled(String outer, String inner, int slot, List<String> operands, String open, String close) {
        List<String> texts = new ArrayList<>();
        List<String> engineTexts = new ArrayList<>();
        int operand = 0;
        for (int i = 0; i < slots(outer); i++) {
            List<String> next = new ArrayList<>();
            for (int j = 0; j < (i == slot ? slots(inner) : 1); j++) {
                next.add(operands.get(operand++ % operands.size()));
            }
            texts.add(i == slot ? open + filled(inner, next) + close : next.get(0));
            engineTexts.add(i == slot ? open + inEnginesWords(inner, next) + close : next.get(0));
        }
        return new Pair(filled(outer, texts), inEnginesWords(outer, engineTexts));
    }

    private static int slots(String operator) {
        return (int) operator.chars().filter(c -> c == '#').count();
    }

    private static String filled(String operator, List<String> operands) {
        StringBuilder text = new StringBuilder();
        String[] parts = operator.split("#", -1);
        for (int i = 0; i < parts.length; i++) {
            text.append(parts[i]).append(i < operands.size() ? operands.get(i) : "");
        }
        return text.toString();
    }

    private static String inEnginesWords(String operator, List<String> operands) {
        return IN_ENGINES_WORDS.containsKey(operator)
                ? String.format(Locale.ROOT, IN_ENGINES_WORDS.get(operator), operands.toArray())
                : filled(operator, operands);
    }
}
