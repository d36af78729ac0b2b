package io.gridgrade.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong in a measures.yml is told by its place, all at once. */
class MeasuresYamlTest {
    @Test
    void whatShipsIsRight() {
        Measures shipped = Measures.of(Resources.shipped());

        assertThat(shipped.all()).hasSizeGreaterThan(20);
        assertThat(shipped.path(shipped.dimension("station").orElseThrow()))
                .extracting(Dimension::name)
                .containsExactly("province", "city", "county", "station");
    }

    @Test
    void everyFaultIsToldWithItsLine() {
        assertThat(
                        problems(
                                """
                        facts:
                          - table: reading
                        dimensions:
                          - {name: county, table: reding, column: county_name, en: County, zh: a}
                          - {name: year, table: reading, column: y, en: Year, zh: a}
                          - {name: city, table: reading, column: c, hierarchy: region, above: land, en: City, zh: a}
                        measures:
                          - name: open
                            kind: semi_aditive
                            format: mony
                            owner: a
                            en: a
                            zh: a
                            description_en: a
                            description_zh: a
                          - name: billed
                            kind: additive
                            table: reading
                            column: "billed; drop"
                            format: money
                            over_time: last
                            en: a
                            zh: a
                            description_en: a
                            description_zh: a
                          - {name: rate, kind: ratio, numerator: rate, denominator: bills, format: percent, owner: a, en: a,
                             zh: a, description_en: a, description_zh: a}
                        """))
                .containsExactly(
                        "line 4, column 27: table \"reding\" of county is none of facts; did you mean \"reading\"?;"
                                + " expected one of reading",
                        "line 5, column 5: year is a time; expected another name",
                        "line 9, column 11: kind \"semi_aditive\" is unknown; did you mean \"semi_additive\"?; expected"
                                + " one of additive, semi_additive, ratio",
                        "line 10, column 13: format \"mony\" is unknown; did you mean \"money\"?; expected one of money,"
                                + " count, number, percent, kwh, times",
                        "line 16, column 5: owner is missing; expected who answers for the definition",
                        "line 21, column 16: over_time is unknown of the kind additive; expected one of aggregate,"
                                + " column, description_en, description_zh, en, format, kind, name, owner, table, where, zh",
                        "line 19, column 13: column is \"billed; drop\"; expected lower-case letters, digits and _",
                        "line 6, column 71: above \"land\" is no dimension of the hierarchy of city",
                        "line 26, column 42: numerator \"rate\" is a ratio itself; expected a measure that adds up",
                        "line 26, column 61: denominator \"bills\" is no measure; expected one of the measures of this"
                                + " file");
    }

    @Test
    void levelsThatComeBackAreNotFollowedForEver() {
        assertThat(
                        problems(
                                """
                        facts:
                          - table: reading
                        dimensions:
                          - {name: city, table: reading, column: c, hierarchy: region, above: county, en: City, zh: a}
                          - {name: county, table: reading, column: c, hierarchy: region, above: city, en: City, zh: a}
                        measures:
                          - {name: bills, kind: additive, table: reading, column: b, format: count, owner: a, en: a,
                             zh: a, description_en: a, description_zh: a}
                        """))
                .containsExactly("line 4, column 71: the levels above city come back to it");
    }

    @Test
    void whatIsNoYamlIsToldSo() {
        assertThat(problems("facts: [")).singleElement().asString().startsWith("line 1, column 9: not YAML");
        assertThat(problems("")).containsExactly("line 1, column 1: is empty or no map");
    }

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        new MeasuresYaml(problems).read(text);
        return problems.lines();
    }
}
