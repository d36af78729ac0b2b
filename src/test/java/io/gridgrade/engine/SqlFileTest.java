package io.gridgrade.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.value.Parameters;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file of SQL is a template whose holes are known: each is filled once, and what fills it is not looked at again. */
class SqlFileTest {
    private static final Parameters MONTH = Parameters.none().with("period_key", 202401);

    private static SqlFile template(String text) {
        return SqlFile.template("sql/a/b.sql", text);
    }

    @Test
    void holesAreFilledAlsoInQuotes() {
        SqlFile file = template("select '{{table}}', \"{{table}}\" from star.{{table}} where {{condition}};");

        assertThat(file.holes()).containsExactly("condition", "table");
        assertThat(file.withFragments(Map.of("table", "fact_bill", "condition", "period_key = $period_key"))
                        .statements(MONTH))
                .containsExactly("select 'fact_bill', \"fact_bill\" from star.fact_bill where period_key = 202401");
    }

    @Test
    void aHoleThatTheFileDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> template("select {{a}}, {{b}}").withFragments(Map.of("c", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sql/a/b.sql has no hole {{c}}; it has {{a}}, {{b}}");
        assertThatThrownBy(() -> template("select 1").withFragments(Map.of("c", "1")))
                .hasMessage("sql/a/b.sql has no hole {{c}}; it has none");
        assertThat(template("select {{a}}")
                        .withAnyOf(Map.of("a", "1", "c", "2"))
                        .text())
                .isEqualTo("select 1");
    }

    @Test
    void aHoleThatIsLeftUnfilledIsNamed() {
        SqlFile file = template("select {{a}}, '{{b}}'").withAnyOf(Map.of("a", "1"));

        assertThatThrownBy(() -> file.statements(MONTH)).hasMessage("sql/a/b.sql: {{b}} is not filled");
        assertThatThrownBy(file::asSubquery).hasMessage("sql/a/b.sql: {{b}} is not filled");
        assertThatThrownBy(() -> file.around("a", MONTH)).hasMessage("sql/a/b.sql: {{b}} is not filled");
    }

    @Test
    void whatOpensAsAHoleAndIsNoneIsTold() {
        assertThatThrownBy(() -> template("select {{a }}"))
                .hasMessage("sql/a/b.sql: {{ is not the beginning of a hole such as {{table}}");
        assertThatThrownBy(() -> template("select '{{' || a || '}}'")).hasMessageContaining("{{ is not the beginning");
    }

    @Test
    void aFragmentIsNotLookedAtForHoles() {
        SqlFile file = template("select {{a}}, {{b}}").withFragments(Map.of("a", "'{{b}}'"));

        assertThat(file.holes()).containsExactly("b");
        assertThat(file.withFragments(Map.of("b", "'{{a}}'")).statements(MONTH))
                .containsExactly("select '{{b}}', '{{a}}'");
    }

    @Test
    void aTextThatAHomeWroteHasNoHoles() {
        SqlFile written = new SqlFile("sql/indicator/mine.sql", "select '{{a}}', {{b}} -- {{\n;");

        assertThat(written.holes()).isEmpty();
        assertThat(written.statements(MONTH)).containsExactly("select '{{a}}', {{b}}");
        assertThatThrownBy(() -> written.withFragments(Map.of("a", "1")))
                .hasMessage("sql/indicator/mine.sql has no hole {{a}}; it has none");
    }

    @Test
    void aCommentHasNoHolesSoThatAFragmentCannotEndIt() {
        SqlFile file = template("-- Reads: star.{{table}}.\nselect 1 /* {{other */ from {{table}}")
                .withFragments(Map.of("table", "a\nb"));

        assertThat(file.statements(MONTH)).containsExactly("select 1   from a\nb");
    }

    @Test
    void aSubqueryHasNoCommentAndNoSemicolon() {
        assertThat(template("-- Grain: one.\nselect ';' -- end;\n ; -- after").asSubquery())
                .isEqualTo("select ';'");
    }

    @Test
    void statementsAndParametersAreFoundOutsideOfQuotesAndComments() {
        SqlFile file =
                template("select $period_key, '$a;', $$ $b; $$, e'\\'$c;'; -- $d;\n/* $e /* ; */ */ select \"$f;\"");

        assertThat(file.parameterNames()).containsExactly("period_key");
        assertThat(file.statements(MONTH))
                .containsExactly("select 202401, '$a;', $$ $b; $$, e'\\'$c;'", "select \"$f;\"");
        assertThatThrownBy(() -> template("select 'a").statements(MONTH))
                .hasMessage("sql/a/b.sql: a quote is not closed");
        assertThatThrownBy(() -> template("select 1 /* a").statements(MONTH))
                .hasMessage("sql/a/b.sql: a comment is not closed");
    }

    @Test
    void aroundAHoleTheRestIsWritten() {
        SqlFile.Around around = template("-- {{a}}\nselect '{{b}}', /* x */ ({{a}}) from $period_key;")
                .withFragments(Map.of("b", "{{a}}"))
                .around("a", MONTH);

        assertThat(around).isEqualTo(new SqlFile.Around("select '{{a}}',   (", ") from 202401"));
        assertThatThrownBy(() -> template("select 1").around("a", MONTH)).hasMessage("sql/a/b.sql has no hole {{a}}");
    }
}
