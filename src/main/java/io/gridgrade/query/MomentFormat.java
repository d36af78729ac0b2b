package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How a moment is written: the letters of to_char (YYYY-MM-DD) or of date_format (yyyy-MM-dd), as the engine has them. */
final class MomentFormat {
    private static final Map<String, String> OF_TO_CHAR = Map.ofEntries(
            Map.entry("YYYY", "%Y"),
            Map.entry("YY", "%y"),
            Map.entry("IYYY", "%G"),
            Map.entry("MM", "%m"),
            Map.entry("MON", "%b"),
            Map.entry("DD", "%d"),
            Map.entry("DDD", "%j"),
            Map.entry("DY", "%a"),
            Map.entry("IW", "%V"),
            Map.entry("HH24", "%H"),
            Map.entry("HH12", "%I"),
            Map.entry("MI", "%M"),
            Map.entry("SS", "%S"),
            Map.entry("MS", "%g"),
            Map.entry("FF3", "%g"),
            Map.entry("US", "%f"),
            Map.entry("FF6", "%f"),
            Map.entry("AM", "%p"),
            Map.entry("PM", "%p"),
            Map.entry("Q", "Q"));

    private static final Map<String, String> OF_DATE_FORMAT = Map.ofEntries(
            Map.entry("yyyy", "%Y"),
            Map.entry("yy", "%y"),
            Map.entry("y", "%Y"),
            Map.entry("MM", "%m"),
            Map.entry("M", "%-m"),
            Map.entry("MMM", "%b"),
            Map.entry("MMMM", "%B"),
            Map.entry("dd", "%d"),
            Map.entry("d", "%-d"),
            Map.entry("DDD", "%j"),
            Map.entry("HH", "%H"),
            Map.entry("H", "%-H"),
            Map.entry("hh", "%I"),
            Map.entry("h", "%-I"),
            Map.entry("mm", "%M"),
            Map.entry("m", "%-M"),
            Map.entry("ss", "%S"),
            Map.entry("s", "%-S"),
            Map.entry("SSS", "%g"),
            Map.entry("a", "%p"),
            Map.entry("E", "%a"),
            Map.entry("EEE", "%a"),
            Map.entry("EEEE", "%A"));

    /** What has two meanings, or another than is meant, each with what to write. */
    private static final Map<String, String> INSTEAD_TO_CHAR = Map.of(
            "HH", "hh counts to 12 in one engine and to 24 in another; write hh24 or hh12",
            "MONTH", "month is filled up with blanks; write monthname(x)",
            "DAY", "day is filled up with blanks; write dayname(x)",
            "D", "a week begins on Sunday to one and on Monday to another; write isodow(x)",
            "WW", "ww counts weeks from the first of January; write iw, which is the week of ISO 8601",
            "W", "write iw, which is the week of ISO 8601",
            "RR", "write yy",
            "FMMONTH", "write monthname(x)",
            "FMDAY", "write dayname(x)");

    private static final Map<String, String> INSTEAD_DATE_FORMAT = Map.of(
            "YYYY", "YYYY is the year of the week; write yyyy",
            "YY", "YY is the year of the week; write yy",
            "DD", "DD is the day of the year; write dd",
            "D", "D is the day of the year; write d, or DDD",
            "u", "write isodow(x)",
            "q", "write quarter(x)",
            "Q", "write quarter(x)");

    private static final Set<String> OF_A_DAY =
            Set.of("%Y", "%y", "%m", "%-m", "%b", "%B", "%d", "%-d", "%j", "%G", "%V");

    private static final List<String> TWO_MEANINGS = List.of("FMDAY", "FMMONTH", "MONTH", "DAY");

    private final String written;
    private final List<String> parts = new ArrayList<>();

    private MomentFormat(String written) {
        this.written = written;
    }

    /** As to_char, to_date and to_timestamp of Oracle, PostgreSQL and MaxCompute have it. */
    static MomentFormat ofToChar(String format) {
        MomentFormat moment = new MomentFormat(format);
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            int quote = c == '"' ? format.indexOf('"', at + 1) : -1;
            if (quote > 0) {
                moment.literal(format.substring(at + 1, quote));
                at = quote + 1;
            } else if (isLetter(c)) {
                at += moment.toCharLetters(format.substring(at, lettersEnd(format, at)));
            } else {
                moment.literal(String.valueOf(c));
                at++;
            }
        }
        return moment;
    }

    private int toCharLetters(String rest) {
        String upper = rest.toUpperCase(Locale.ROOT);
        for (String word : TWO_MEANINGS) {
            if (upper.startsWith(word)) {
                throw refused(rest.substring(0, word.length()), INSTEAD_TO_CHAR.get(word));
            }
        }
        // The longest that is known: YYYYMMDD is three.
        for (int size = Math.min(4, upper.length()); size > 0; size--) {
            String directive = OF_TO_CHAR.get(upper.substring(0, size));
            if (directive != null) {
                String letters = rest.substring(0, size);
                boolean isName = directive.equals("%b") || directive.equals("%a") || directive.equals("%p");
                parts.add(isName ? inCase(directive, letters) : directive);
                return size;
            }
        }
        String unknown = upper.startsWith("HH") ? rest.substring(0, 2) : letterRun(rest);
        throw refused(unknown, INSTEAD_TO_CHAR.get(unknown.toUpperCase(Locale.ROOT)));
    }

    // JAN, Jan and jan are three.
    private static String inCase(String directive, String letters) {
        if (letters.equals(letters.toLowerCase(Locale.ROOT))) {
            return "lower " + directive;
        }
        return letters.equals(letters.toUpperCase(Locale.ROOT)) ? "upper " + directive : directive;
    }

    /** As date_format of Hive and MaxCompute has it. */
    static MomentFormat ofDateFormat(String format) {
        MomentFormat moment = new MomentFormat(format);
        if (format.contains("%")) {
            throw moment.refused("%", "for a format with % write strftime(x, '%Y-%m')");
        }
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            int quote = c == '\'' ? format.indexOf('\'', at + 1) : -1;
            if (quote > 0) {
                moment.literal(quote == at + 1 ? "'" : format.substring(at + 1, quote));
                at = quote + 1;
            } else if (isLetter(c)) {
                String letters = letterRun(format.substring(at));
                String directive = OF_DATE_FORMAT.get(letters);
                if (directive == null) {
                    throw moment.refused(letters, INSTEAD_DATE_FORMAT.get(letters));
                }
                moment.parts.add(directive);
                at += letters.length();
            } else {
                moment.literal(String.valueOf(c));
                at++;
            }
        }
        return moment;
    }

    private NotAllowed refused(String letters, String instead) {
        return new NotAllowed("\"" + letters + "\" in the format '" + written + "' "
                + (instead == null ? "is not understood; write strftime(x, '%Y-%m-%d')" : "is refused: " + instead));
    }

    private void literal(String text) {
        parts.add("'" + text);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String letterRun(String text) {
        int end = 1;
        while (end < text.length() && text.charAt(end) == text.charAt(0)) {
            end++;
        }
        return text.substring(0, end);
    }

    // Letters with the digits of HH24 and FF6.
    private static int lettersEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (isLetter(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** Whether it says a day and nothing less. */
    boolean isOfADay() {
        return parts.stream().allMatch(part -> part.startsWith("'") || OF_A_DAY.contains(part.replaceAll(".* ", "")));
    }

    /** A text for the moment that this text of the engine's stands for. */
    String written(String moment) {
        if (parts.stream().allMatch(part -> part.startsWith("%") || part.startsWith("'"))) {
            return "strftime(CAST(" + moment + " AS TIMESTAMP), " + quoted(directives(parts)) + ")";
        }
        List<String> texts = new ArrayList<>();
        for (String part : parts) {
            if (part.equals("Q")) {
                texts.add("CAST(quarter(moment) AS VARCHAR)");
            } else if (part.startsWith("upper ") || part.startsWith("lower ")) {
                texts.add(part.substring(0, 5) + "(strftime(moment, '" + part.substring(6) + "'))");
            } else {
                texts.add("strftime(moment, " + quoted(directives(List.of(part))) + ")");
            }
        }
        // Named once, for what stands there may be long.
        return "list_transform([CAST(" + moment + " AS TIMESTAMP)], lambda moment: " + String.join(" || ", texts)
                + ")[1]";
    }

    /** The moment that a text of this format says. */
    String read(String text) {
        List<String> plain = parts.stream()
                .map(part -> part.replaceAll("^(?:upper|lower) ", ""))
                .toList();
        if (plain.contains("Q")) {
            throw refused("Q", "a quarter alone is no day; write make_date(year, 3 * quarter - 2, 1)");
        }
        return "strptime(" + text + ", " + quoted(directives(plain)) + ")";
    }

    private static String directives(List<String> parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part.startsWith("'") ? part.substring(1).replace("%", "%%") : part);
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
