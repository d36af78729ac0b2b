package io.gridgrade.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page; every text that is not markup of ours comes through {@link #text}. */
final class Html {
    private Html() {}

    /** A text that nothing in it makes markup of. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String code(String text) {
        return "<code>" + text(text) + "</code>";
    }

    /** A link within the page; the place is made of names, which may hold anything. */
    static String link(String place, String text) {
        return "<a href=\"#" + text(place(place)) + "\">" + text(text) + "</a>";
    }

    /** A place to link to. */
    static String place(String name) {
        return name.replaceAll("\\s", "_").replace("%", "%25");
    }

    /** A row of a table, of cells that are markup already. */
    static String row(String cell, List<String> cells) {
        return cells.stream()
                .map(one -> "<" + cell + ">" + one + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
