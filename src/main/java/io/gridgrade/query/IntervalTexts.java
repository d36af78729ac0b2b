package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code interval '1 year 2 months'} as {@code (to_years(1) + to_months(2))}: the engine's own, of any size. */
final class IntervalTexts {
    private static final Pattern PART = Pattern.compile("\\s*([+-]?\\d+)\\s*([a-zA-Z]+)\\s*");
    private static final Pattern CLOCK = Pattern.compile("\\s*(-?)(\\d+):(\\d\\d)(?::(\\d\\d))?\\s*");

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("y", "years"),
            Map.entry("yr", "years"),
            Map.entry("year", "years"),
            Map.entry("quarter", "quarters"),
            Map.entry("mon", "months"),
            Map.entry("month", "months"),
            Map.entry("w", "weeks"),
            Map.entry("week", "weeks"),
            Map.entry("d", "days"),
            Map.entry("day", "days"),
            Map.entry("h", "hours"),
            Map.entry("hr", "hours"),
            Map.entry("hour", "hours"),
            Map.entry("min", "minutes"),
            Map.entry("minute", "minutes"),
            Map.entry("s", "seconds"),
            Map.entry("sec", "seconds"),
            Map.entry("second", "seconds"));

    private static final Set<String> AFTER =
            Set.of("year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond");

    private IntervalTexts() {}

    static void edit(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.isWord(i, "interval") && draft.isSign(i - 1, "::") && draft.is(i - 2, Token.Kind.STRING)) {
                draft.replace(i - 2, i, "interval " + draft.token(i - 2).text());
                continue;
            }
            if (draft.isWord(i, "interval") && isCastOfText(draft, i)) {
                draft.replace(i - 4, i + 1, "interval " + draft.token(i - 2).text());
                continue;
            }
            if (!draft.isWord(i, "interval") || draft.isSign(i - 1, ".")) {
                continue;
            }
            if (draft.is(i + 1, Token.Kind.STRING)) {
                ofText(draft, i);
            } else if (draft.isSign(i + 1, "(")) {
                ofOperand(draft, i);
            }
        }
    }

    // cast('1 month' as interval)
    private static boolean isCastOfText(Draft draft, int at) {
        return draft.isWord(at - 1, "as")
                && draft.is(at - 2, Token.Kind.STRING)
                && draft.isSign(at - 3, "(")
                && draft.isWord(at - 4, "cast")
                && draft.isSign(at + 1, ")");
    }

    private static void ofText(Draft draft, int at) {
        String unit = draft.is(at + 2, Token.Kind.WORD) ? draft.token(at + 2).lower() : "";
        if (AFTER.contains(unit)) {
            return;
        }
        if (unit.endsWith("s") && AFTER.contains(unit.substring(0, unit.length() - 1))) {
            draft.replace(at + 2, unit.substring(0, unit.length() - 1));
            return;
        }
        String written = draft.token(at + 1).text();
        List<String> calls = calls(written.substring(1, written.length() - 1));
        if (calls.isEmpty()) {
            throw new NotAllowed("the interval " + written + draft.place(at + 1)
                    + " is not understood; expected for example interval '1 month' or interval '3 days'");
        }
        if (calls.size() == 1 && (draft.isWord(at + 2, "preceding") || draft.isWord(at + 2, "following"))) {
            // The bound of a frame is judged by its type: to_months(1) has none.
            Matcher part = PART.matcher(calls.get(0).replaceAll("to_(\\w+)s\\((.*)\\)", "$2 $1"));
            if (part.matches()) {
                draft.replace(at, at + 1, "interval '" + part.group(1) + "' " + part.group(2));
                return;
            }
        }
        draft.replace(at, at + 1, calls.size() == 1 ? calls.get(0) : "(" + String.join(" + ", calls) + ")");
    }

    private static List<String> calls(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches() && clock.group(2).length() < 9) {
            long minutes = Long.parseLong(clock.group(2)) * 60 + Long.parseLong(clock.group(3));
            long seconds = minutes * 60 + (clock.group(4) == null ? 0 : Long.parseLong(clock.group(4)));
            return List.of("to_seconds(" + clock.group(1) + seconds + ")");
        }
        List<String> calls = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length() && part.find(at) && part.start() == at) {
            String word = part.group(2).toLowerCase(Locale.ROOT);
            String unit =
                    UNITS.get(word.length() > 1 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
            if (unit == null) {
                return List.of();
            }
            calls.add("to_" + unit + "("
                    + (part.group(1).startsWith("+") ? part.group(1).substring(1) : part.group(1)) + ")");
            at = part.end();
        }
        return at < text.length() ? List.of() : calls;
    }

    // interval (x) day
    private static void ofOperand(Draft draft, int at) {
        int close = draft.closing(at + 1);
        String word =
                draft.is(close + 1, Token.Kind.WORD) ? draft.token(close + 1).lower() : "";
        String unit = UNITS.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
        if (unit != null) {
            draft.replace(at, "to_" + unit);
            draft.replace(close + 1, "");
        }
    }
}
