package io.gridgrade.care;

import io.gridgrade.run.QueryLog;
import io.gridgrade.warehouse.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log of queries in which somebody asked for the customer, by number or name. */
record AskedAbout(Path path, Pattern words, long lines) {
    /** Those of a home. */
    static List<AskedAbout> of(Home home, Pattern words) {
        return QueryLog.files(home).stream()
                .map(path -> new AskedAbout(path, words, QueryLog.changed(path, text -> without(text, words, ""))))
                .filter(file -> file.lines > 0)
                .toList();
    }

    /** Takes the customer out of them, whole or not at all; that somebody asked stays. */
    void clear(String token) {
        QueryLog.change(path, text -> without(text, words, token));
    }

    private static String without(String text, Pattern words, String token) {
        return words.matcher(text).replaceAll(Matcher.quoteReplacement(token));
    }

    /** For people. */
    String shown() {
        return path + ": " + lines + (lines == 1 ? " line" : " lines");
    }
}
