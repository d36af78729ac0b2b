package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import java.util.List;
import java.util.Map;

/** The SQL by which the text of a number becomes one: exact, and to its last sign, or null. */
final class NumberText {
    private static final int ANY_DECIMALS = -1;

    // Signs of a currency beside its code; "$" and "¥" stand for several.
    private static final Map<String, List<String>> SIGNS = Map.ofEntries(
            Map.entry("CNY", List.of("RMB", "CN¥", "¥", "元", "圆", "人民币")),
            Map.entry("JPY", List.of("JP¥", "¥", "円", "圓")),
            Map.entry("USD", List.of("US\\$", "\\$")),
            Map.entry("HKD", List.of("HK\\$", "\\$")),
            Map.entry("TWD", List.of("NT\\$", "\\$", "元")),
            Map.entry("SGD", List.of("S\\$", "\\$")),
            Map.entry("AUD", List.of("A\\$", "\\$")),
            Map.entry("CAD", List.of("C\\$", "\\$")),
            Map.entry("EUR", List.of("€")),
            Map.entry("GBP", List.of("£")),
            Map.entry("CHF", List.of("Fr\\.", "SFr\\.")),
            Map.entry("KRW", List.of("₩")),
            Map.entry("INR", List.of("₹")),
            Map.entry("RUB", List.of("₽")),
            Map.entry("VND", List.of("₫")));

    private final Notation notation;
    private final String currency;

    NumberText(Notation notation, String currency) {
        this.notation = notation;
        this.currency = currency;
    }

    /** The number of a text, of a type with so many decimals; null when it is none. */
    String value(String text, String type, int decimals) {
        return "try_cast(" + plain(text, decimals) + " as " + type + ")";
    }

    /** The same of clean text, which is most; the rest is looked at with care. */
    String quickly(String text, String type, int decimals) {
        String mark = notation.decimal();
        boolean isPoint = mark.equals(".");
        String bare = isPoint ? text : "replace(" + text + ", '" + mark + "', '.')";
        String digits = "-?\\d{1,18}" + (decimals == 0 ? "" : "(" + escaped(mark) + fraction(decimals) + ")?");
        // What is written as the engine writes it needs no pattern, which takes three times as long; nor do the two
        // stand
        // in one condition, where the engine looks at both.
        String cast = "try_cast(" + text + " as " + type + ")";
        return "case "
                + (isPoint ? "when cast(" + cast + " as varchar) = " + text + " then " + cast + " " : "")
                + "when regexp_full_match(" + text + ", " + SqlFile.literal(digits) + ") then try_cast(" + bare + " as "
                + type + ") else " + value(text, type, decimals) + " end";
    }

    /** What a text should have been, in words, as SQL. */
    String expected(String text, String type, int decimals) {
        String folded = "source_folded(" + text + ")";
        String base = decimals == 0
                ? "a whole number, of type " + type
                : "a number like " + (notation.decimal().equals(",") ? "1234,50" : "1234.50") + ", of type " + type;
        return "case when " + plain(text, decimals) + " is not null then "
                + words(base, "; this one is too large")
                + " when " + plain(text, ANY_DECIMALS) + " is not null then "
                + (decimals == 0
                        ? words(base, "")
                        : words(base, "; it has more than " + decimals + " decimals, and is not rounded"))
                + " when regexp_matches(" + folded + ", '^[-+]?[0-9.,]+[eE][-+]?[0-9]+$') then "
                + words(base, "; this one is written as a power of ten, and may have lost digits: write it out")
                + twoWays(folded, base)
                + " when regexp_matches(" + folded
                + ", '[$€£¥₩₹₽₫円圆圓元]|^[A-Z]{3}\\s*[-+]?[0-9]|[0-9]\\s*[A-Z]{3}$') then "
                + words(base, "; no other currency than " + currency + " (warehouse.currency)")
                + " else " + words(base, "") + " end";
    }

    private String twoWays(String folded, String base) {
        if (!notation.isAmbiguous()) {
            return "";
        }
        return " when regexp_matches(" + folded + ", '^[^,.]*[0-9]{1,3},[0-9]{3}[^0-9,.]*$') then "
                + words(base, "; this one can be read in two ways: say decimal: '.' or decimal: ',' in source.yml")
                + " when regexp_matches(" + folded + ", '^[^,]*[0-9],[0-9]+[^0-9,.]*$') then "
                + words(base, "; where the decimal mark is a comma, say decimal: ',' in source.yml");
    }

    private static String words(String base, String more) {
        return SqlFile.literal(base + more);
    }

    private String plain(String text, int decimals) {
        return "list_transform([regexp_extract(source_folded(" + text + "), " + SqlFile.literal(pattern(decimals))
                + ", ['opened', 'before', 'after', 'body', 'behind', 'closed'])], lambda part: source_number_text(part, "
                + SqlFile.literal(notation.thousands()) + ", " + SqlFile.literal(notation.decimal()) + "))[1]";
    }

    private String pattern(int decimals) {
        String sign = "(?:" + currency + "|" + currency.toLowerCase(java.util.Locale.ROOT)
                + SIGNS.getOrDefault(currency, List.of()).stream()
                        .map(one -> "|" + one)
                        .reduce("", String::concat)
                + ")?";
        return "^(\\(?)\\s*([-+]?)\\s*" + sign + "\\s*([-+]?)\\s*(" + body(decimals) + ")\\s*" + sign
                + "\\s*([-+]?)\\s*(\\)?)$";
    }

    private String body(int decimals) {
        String point = escaped(notation.decimal());
        String fraction = point + fraction(decimals);
        String ungrouped = "\\d+(?:" + fraction + ")?|" + point + "\\d" + fraction(decimals - 1);
        String mark = notation.thousands();
        if (mark.isEmpty()) {
            return ungrouped;
        }
        String grouped = "[1-9]\\d{0,2}(?:[" + (mark.equals(".") ? "\\." : mark) + "]\\d{3})";
        return ungrouped + "|"
                + (notation.isAmbiguous()
                        // "12,500" may be twelve and a half.
                        ? grouped + "+" + fraction + "|" + grouped + "{2,}"
                        : grouped + "+(?:" + fraction + ")?");
    }

    private static String fraction(int decimals) {
        return decimals < 0 ? "\\d*" : "\\d{0," + decimals + "}0*";
    }

    private static String escaped(String mark) {
        return mark.equals(".") ? "\\." : mark;
    }
}
