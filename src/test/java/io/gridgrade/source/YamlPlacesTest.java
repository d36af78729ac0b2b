package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlPlacesTest {
    @Test
    void aProblemIsToldWithTheLineAndColumnOfTheKeyThatItSpeaksOfOrOfTheNearestAbove() {
        YamlPlaces places = YamlPlaces.of(
                """
                title: Mine
                tables:
                  bill:
                    files: bill.csv
                    format: {delimiter: "::"}
                """);

        assertThat(places.placed("source.yml: tables.bill.format.delimiter is \"::\"; expected one character"))
                .isEqualTo(
                        "source.yml line 5, column 14: tables.bill.format.delimiter is \"::\"; expected one character");
        assertThat(places.placed("source.yml: tables.bill.query is missing"))
                .isEqualTo("source.yml line 3, column 3: tables.bill.query is missing");
        assertThat(places.placed("source.yml: connection.url is missing"))
                .isEqualTo("source.yml line 1, column 1: connection.url is missing");
        assertThat(places.placed("bill.sql is missing")).isEqualTo("bill.sql is missing");
    }
}
