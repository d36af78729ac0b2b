package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.query.parameter.ParameterValue;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values beside a query: each is one literal, and none is read as SQL. */
class ParametersTest {
    @TempDir
    private static Path folder;

    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        Home home = SmallMart.in(folder);
        gateway = SmallMart.gateway(home);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static List<String> rows(String sql, QueryParameters values) {
        try (QueryAnswer answer = gateway.answer(sql, values, gateway.limits(AnswerFormat.TABLE))) {
            assertThat(answer).as(sql).isInstanceOf(QueryAnswer.Table.class);
            QueryAnswer.Table table = (QueryAnswer.Table) answer;
            List<String> rows = new java.util.ArrayList<>();
            for (Object[] row = table.next(); row != null; row = table.next()) {
                rows.add(Arrays.toString(row));
            }
            return rows;
        }
    }

    private static String refusal(String sql, QueryParameters values) {
        try (QueryAnswer answer = gateway.answer(sql, values, gateway.limits(AnswerFormat.TABLE))) {
            assertThat(answer).as(sql).isInstanceOf(QueryAnswer.Refused.class);
            return ((QueryAnswer.Refused) answer).reason();
        }
    }

    private static QueryParameters given(String... values) {
        return QueryParameters.written(List.of(values));
    }

    @Test
    void valuesStandWhereverAnOperandMay() {
        assertThat(rows(
                        "select name from client where class = :class and client_no < :most order by :one limit :rows",
                        given("class=residential", "most=100", "one=1", "rows=5")))
                .containsExactlyInAnyOrder("[张三]", "[李四]");
        assertThat(rows(
                        "select count(*) from invoice where due_on = :due and amount between :low and :high",
                        given("due=2024-01-31", "low=1.5", "high=8")))
                .containsExactly("[1]");
        assertThat(rows(
                        "select :a || ?, ? + :n",
                        QueryParameters.placed(List.of(ParameterValue.text("y"), ParameterValue.whole(2)))
                                .with("a", ParameterValue.text("x"))
                                .with("N", ParameterValue.whole(3))))
                .containsExactly("[xy, 5]");
    }

    @Test
    void everyTypeKeepsItsValue() {
        Map<String, ParameterValue> values = Map.of(
                "42", ParameterValue.whole(42),
                "-7", ParameterValue.whole(-7),
                "99999999999999999999999999999999999999",
                        ParameterValue.whole(new BigInteger("99999999999999999999999999999999999999")),
                "-0.05", ParameterValue.decimal(new BigDecimal("-0.05")),
                "1.0E-7", ParameterValue.real(1e-7),
                "2024-02-29", ParameterValue.day(LocalDate.of(2024, 2, 29)),
                "2024-02-29T10:11:12.000013", ParameterValue.moment(LocalDateTime.of(2024, 2, 29, 10, 11, 12, 13000)),
                "true", ParameterValue.truth(true),
                "null", ParameterValue.nothing(),
                "国网'电厂", ParameterValue.text("国网'电厂"));
        values.forEach((shown, value) -> {
            QueryParameters one = QueryParameters.none().with("v", value);
            try (QueryAnswer.Table table =
                    (QueryAnswer.Table) gateway.answer("select :v as v", one, gateway.limits(AnswerFormat.TABLE))) {
                assertThat(String.valueOf(table.next()[0])).isEqualTo(shown);
            }
        });
        assertThat(rows("select 5 -:n, 5-:n, -:n, :n * :n", given("n=-2"))).containsExactly("[7, 7, 2, 4]");
        assertThat(rows(
                        "select 1 from (values (1)) as t(x) where :a is null and coalesce(:a, 'x') = 'x'",
                        given("a=null")))
                .containsExactly("[1]");
        assertThat(rows("select name from client where region = :r", given("r=null")))
                .isEmpty();
    }

    /** Whatever a text looks like, it is compared as that text, and comes back as it was given. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1 = 1 --",
                "'' or ''='",
                "x'; select * from star.client; --",
                "\\' or true --",
                "*/ union select 1 /*",
                ":name",
                "?",
                "$1",
                "a\nb\r\n\tc",
                "E'\\x27'",
                "\" or 1=1",
                "`",
                "'",
                "''",
                "",
                " ",
                "--",
                "；，（）",
                "\u2019 or 1=1",
                "\uFF07 or 1=1",
                "😀'😀",
                "{{hole}}",
                "null",
                "1e400"
            })
    void noTextIsReadAsSql(String text) {
        QueryParameters value = QueryParameters.none().with("name", ParameterValue.text(text));

        assertThat(rows("select :name", value)).containsExactly("[" + text + "]");
        assertThat(rows("select count(*) from client where name = :name", value))
                .containsExactly("[0]");
        assertThat(rows("select length(:name), count(*) from client where name in (:name,:name)", value))
                .containsExactly("[" + text.codePointCount(0, text.length()) + ", 0]");
        // A letter before a text in quotes has a meaning, such as that of an escape.
        assertThat(rows("select e||:name from (values ('')) as t(e)", value)).containsExactly("[" + text + "]");
    }

    @Test
    void whatOnlyLooksLikeAParameterIsNone() {
        assertThat(rows(
                        "select '1'::integer, ':a', \":b\", /* :c ? */ \"?\" -- :d ?\n"
                                + " from (values (2, 3)) as t(\":b\", \"?\")",
                        QueryParameters.none()))
                .containsExactly("[1, :a, 2, 3]");
        assertThat(Gateway.parametersOf("select a::b, x[lo:hi], {k:v}, x[:at], {'k'::a}, ':t', \":q\" -- :c\n, :At"))
                .containsExactly("at", "At");
        assertThat(Gateway.parametersOf("select 'not closed, :a")).isEmpty();
    }

    @Test
    void aPlaceWithoutAValueAndAValueWithoutAPlaceAreTold() {
        assertThat(refusal("select *\nfrom client where region = :region", QueryParameters.none()))
                .isEqualTo(
                        "the parameter :region has no value, at line 2, column 28; give it one: --param region=VALUE,"
                                + " in the shell \\set region VALUE; for a cast write ::");
        assertThat(refusal("select :region", given("regoin=x")))
                .isEqualTo("the parameter :region has no value, at line 1, column 8; did you mean \"regoin\"?");
        assertThat(refusal("select :region", given("region=x", "periode=1")))
                .isEqualTo("the parameter \"periode\" has a value, but the query has no :periode; its parameters are"
                        + " :region");
        assertThat(refusal("select :region", given("region=x", "regions=1"))).endsWith("; did you mean \"region\"?");
        assertThat(refusal("select 1", given("region=x"))).endsWith("; leave it out, or write :region into the query");
        assertThat(refusal("select ?", QueryParameters.none()))
                .startsWith("a parameter (?) has no value, at line 1, column 8");
        assertThat(refusal(
                        "select ?", QueryParameters.placed(List.of(ParameterValue.whole(1), ParameterValue.whole(2)))))
                .isEqualTo("there are 2 values for ?, and the query has 1; expected one value for each");
    }

    @Test
    void placesOfErrorsAreThoseOfTheTextAsItWasWritten() {
        assertThat(refusal(
                        "select :a as a,\n :a, nam from client",
                        given("a=" + "a very long text with lines\n\n\n in it")))
                .startsWith("there is no column \"nam\", at line 2, column 6; did you mean \"name\"?");
        assertThat(refusal("select * from :t", given("t=client"))).contains("at line 1, column 15");
    }

    @Test
    void aWrittenValueIsWhatItLooksLike() {
        Map<String, String> shownByWritten = Map.of(
                "202412",
                "202412",
                "-3",
                "-3",
                "0.25",
                "0.25",
                "007",
                "'007'",
                "2024-12-31",
                "date '2024-12-31'",
                "2024-02-31",
                "'2024-02-31'",
                "TRUE",
                "true",
                "null",
                "null",
                "1e5",
                "'1e5'",
                "",
                "''");
        shownByWritten.forEach(
                (written, shown) -> assertThat(ParameterValue.guessed(written)).hasToString(shown));
        assertThat(given("a:text=7", "b:date=2024-01-31", "c:decimal=1", "d=x=y")
                        .logged("select 1"))
                .isEqualTo("select 1\n-- :a = '7'\n-- :b = date '2024-01-31'\n-- :c = 1\n-- :d = 'x=y'");
    }

    @Test
    void aValueThatCannotBeIsTold() {
        assertThatThrownBy(() -> given("period"))
                .isInstanceOf(UserError.class)
                .hasMessage("the parameter \"period\" cannot be read; expected NAME=VALUE such as period=202412, or"
                        + " NAME:TYPE=VALUE such as customer_no:text=007");
        assertThatThrownBy(() -> given("a=1", "A=2")).hasMessageContaining("is given twice");
        assertThatThrownBy(() -> given("a:dat=1"))
                .hasMessage("of the parameter \"a\" the type \"dat\" is unknown; expected text, whole, decimal, date,"
                        + " boolean, null; did you mean \"date\"?");
        assertThatThrownBy(() -> given("a:date=2024-02-31"))
                .hasMessage("of the parameter \"a\" the value \"2024-02-31\" is not a day of the calendar such as"
                        + " 2024-12-31");
        assertThatThrownBy(() -> given("a:whole=x")).hasMessageContaining("is not a whole number");
        assertThatThrownBy(() -> ParameterValue.text("a\0b")).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> ParameterValue.real(Double.NaN)).isInstanceOf(UserError.class);
    }
}
