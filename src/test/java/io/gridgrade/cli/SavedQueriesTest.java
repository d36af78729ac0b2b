package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.analysis.SavedQueries;
import io.gridgrade.analysis.SavedQuery;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.Column;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each saved query is asked of a closed home, and its figures are found in another way. */
class SavedQueriesTest {
    @TempDir
    private Path folder;

    private static Gateway gateway;

    @BeforeAll
    static void open() {
        Home home = ClosedHome.asHome();
        gateway = Gateway.open(
                home, EngineLimits.none(), Settings.read(home.settingsFile()).asParameters());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    static Stream<String> names() {
        return SavedQueries.of(ClosedHome.asHome()).all().stream().map(SavedQuery::name);
    }

    private static List<String> columns(String sql, QueryParameters values) {
        try (QueryAnswer answer = gateway.answer(sql, values, gateway.limits(AnswerFormat.CSV))) {
            assertThat(answer).isInstanceOf(QueryAnswer.Table.class);
            return ((QueryAnswer.Table) answer)
                    .columns().stream().map(Column::name).toList();
        }
    }

    private static String one(String sql, QueryParameters values) {
        try (QueryAnswer answer = gateway.answer(sql, values, gateway.limits(AnswerFormat.CSV))) {
            assertThat(answer).as(sql).isInstanceOf(QueryAnswer.Table.class);
            Object[] row = ((QueryAnswer.Table) answer).next();
            return String.valueOf(row[0]);
        }
    }

    private static QueryParameters defaults(SavedQuery query) {
        return query.values(QueryParameters.none(), () -> SavedQueries.lastClosed(gateway));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyQueryGivesTheColumnsThatItsHeadSaysAndIsToldInTwoLanguages(String name) {
        SavedQuery query = SavedQueries.of(ClosedHome.asHome()).named(name);

        assertThat(columns(query.sql(), defaults(query))).isEqualTo(query.columns());
        assertThat(query.titleEn()).endsWith("?");
        assertThat(query.titleZh()).matches("\\p{IsHan}.*？");
        assertThat(query.grain()).startsWith("one row per ");
        assertThat(query.parameters()).containsKey("period").allSatisfy((parameter, said) -> {
            assertThat(said.meaning()).isNotEmpty();
            assertThat(said.value()).isPresent();
            assertThat(Gateway.parametersOf(query.sql())).contains(parameter);
        });
    }

    /**
     * A figure of the query beside the same by other means, from facts or from another table; {@code :period} is the last
     * closed month of both. What the home has nothing of is marked so, and may be none.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/analysis/figures.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\0')
    void itsFigureIsTheSameByOtherMeans(String name, String figure, String other, String mayBeNone) {
        SavedQuery query = SavedQueries.of(ClosedHome.asHome()).named(name.strip());
        QueryParameters values = defaults(query);
        String own =
                one("select " + figure.strip() + " from (" + query.sql().replaceFirst(";\\s*$", "") + ") as q", values);
        QueryParameters period =
                QueryParameters.none().with("period", values.get("period").orElseThrow());
        String theirs = one(other.strip(), other.contains(":period") ? period : QueryParameters.none());

        assertThat(own).as(name).isEqualTo(theirs);
        if (mayBeNone == null) {
            assertThat(own).as(name + " has something to find").isNotIn("0", "null", "0.00");
        }
    }

    @Test
    void everyQueryHasAFigure() throws Exception {
        List<String> named = new ArrayList<>();
        Files.readAllLines(Path.of("src/test/resources/analysis/figures.csv")).stream()
                .skip(1)
                .forEach(line -> named.add(line.substring(0, line.indexOf('|')).strip()));

        assertThat(named).containsAll(names().toList()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void aHomeHasItsOwnBesideOursAndInThePlaceOfOurs() throws Exception {
        Path home = ClosedHome.copyTo(folder.resolve("home"));
        Path own = Files.createDirectories(home.resolve("sql/analysis"));
        Files.writeString(
                own.resolve("mine.sql"),
                """
                -- What of mine?
                -- 我的？
                -- Parameters: least (a number; default 3).
                select :least + 1 as n, :must as m;
                """);
        Files.writeString(own.resolve("overrides.sql"), "select 'ours no more' as said");

        assertThat(CommandLineRun.of("sql", "--saved", "--home", home.toString())
                        .out())
                .contains("mine", "What of mine? 我的？", "least=3 must=?", "grade_movers");
        CommandLineRun asked = CommandLineRun.of(
                "sql", "--saved", "mine", "--param", "must=x", "--format", "csv", "--home", home.toString());
        assertThat(asked.out()).isEqualTo("n,m\r\n4,x\r\n");
        assertThat(CommandLineRun.of("sql", "--saved", "overrides", "--format", "csv", "--home", home.toString())
                        .out())
                .isEqualTo("said\r\nours no more\r\n");
        CommandLineRun without = CommandLineRun.of("sql", "--saved", "mine", "--home", home.toString());
        assertThat(without.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(without.err()).contains("the parameter :must has no value");
    }

    @Test
    void anotherNameIsToldWithTheNearest() {
        String home = ClosedHome.home();
        CommandLineRun run = CommandLineRun.of("sql", "--saved", "grade_mover", "--home", home);

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("there is no saved query \"grade_mover\"; did you mean \"grade_movers\"?");
        CommandLineRun both = CommandLineRun.of("sql", "select 1", "--saved", "grade_movers", "--home", home);
        assertThat(both.err()).contains("expected either QUERY or --saved NAME");
    }
}
