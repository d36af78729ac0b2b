package io.gridgrade.query;

import io.gridgrade.value.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The engine's complaints in the user's words, with their place in the user's text. */
final class EngineMessages {
    private static final Pattern KIND = Pattern.compile("^[A-Z][A-Za-z ]* Error: ");
    private static final Pattern REST = Pattern.compile("\\r?\\n.*", Pattern.DOTALL);
    private static final Pattern MARKED =
            Pattern.compile("LINE \\d+: (?<line>[^\\n]*)\\n(?<before>[^\\n^]*)(?<mark>\\^+)", Pattern.DOTALL);
    private static final Pattern MONTH_AS_TEXT =
            Pattern.compile("Could not convert string '\\d{4}[-/年.]\\d{1,2}月?' to INT");
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z]:)?[/\\\\][^\\s\"':;,]*[/\\\\][^\\s\"':;,]*");
    private static final Pattern HIDDEN = Pattern.compile("\\b(?:star|history|landing|audit)\\.\\w+");

    private static final Pattern OF_NUMBER =
            Pattern.compile("argument types '(?:[lr]pad|[lr]?trim|lower|upper|left|right"
                    + "|substr(?:ing)?|replace|length|reverse|strpos|instr|starts_with|contains|split_part|string_split|regexp_\\w+"
                    + "|translate|!?~~\\*?)\\((?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|DECIMAL|DOUBLE|FLOAT)");
    private static final Pattern OF_TEXT = Pattern.compile(
            "argument types '(?:year|quarter|month|week\\w*|day\\w*|hour|minute|second|last_day|isodow|date_\\w+)"
                    + "\\((?:STRING_LITERAL, )?VARCHAR");
    private static final Pattern LIKE_MOMENT =
            Pattern.compile("types '(?:!?~~\\*?|left|right|substr(?:ing)?|split_part)\\((?:DATE|TIMESTAMP)");
    private static final Pattern GROUPED_DIGITS =
            Pattern.compile("Could not convert string [\"'][-+]?\\d{1,3}(?:,\\d{3})+");
    private static final Pattern AS_NUMBER =
            Pattern.compile("\\(INTEGER -> DATE\\)|Cannot compare values of type (?:DATE|TIMESTAMP) and type INTEGER");
    private static final Pattern USED = Pattern.compile("\\([\\d.]+ \\w+/(?<most>[\\d.]+ \\w+) used\\)");

    private EngineMessages() {}

    /** A query that did not begin to answer: wrong, or too much for the machine. */
    static QueryAnswer.Refused refusal(Throwable error, String asked) {
        String message = of(error, asked);
        return isTooMuch(error)
                ? new QueryAnswer.Refused(message, ExitCode.FAILED)
                : QueryAnswer.Refused.because("the engine refuses the query: " + message);
    }

    static String of(Throwable error, String asked) {
        if (error instanceof OutOfMemoryError) {
            return "Java ran out of memory; give it more, such as GRIDGRADE_JAVA_OPTIONS=-Xmx2g, or ask for less";
        }
        if (error instanceof StackOverflowError) {
            return QuerySize.TOO_DEEP;
        }
        String whole = String.valueOf(error.getMessage());
        if (isOutOfMemory(whole) && !isOutOfTemporarySpace(whole)) {
            return "the engine ran out of memory" + mostOf(whole)
                    + "; raise engine.memory_mb, or query.memory_mb where it is set, or ask for less";
        }
        if (isOutOfTemporarySpace(whole)) {
            return "the engine ran out of temporary space on disk" + mostOf(whole)
                    + "; raise query.temp_mb, or free some disk where it is 0, or ask for less";
        }
        if (isOutOfDisk(whole)) {
            return "the disk is full; free some space, or ask for less";
        }
        String first = KIND.matcher(REST.matcher(whole).replaceAll("")).replaceAll("");
        String told = HIDDEN.matcher(PATH.matcher(first).replaceAll("...")).replaceAll("...");
        // What comes after it is not for a query: it may set nothing.
        String message = told.replaceFirst("(Division by zero in expression .*?)\\. Use TRY.*", "$1");
        String advice = advice(message);
        return place(whole, asked)
                        .map(place ->
                                (message.endsWith(".") ? message.substring(0, message.length() - 1) : message) + place)
                        .orElse(
                                advice.isEmpty() || !message.endsWith(".")
                                        ? message
                                        : message.substring(0, message.length() - 1))
                + advice;
    }

    private static String advice(String message) {
        if (MONTH_AS_TEXT.matcher(message).find()) {
            return "; a month is a number here: 202412";
        }
        if (message.contains("date field format") || AS_NUMBER.matcher(message).find()) {
            return "; a day is written date '2024-12-31'";
        }
        if (message.matches(".*types '[-+]\\(TIMESTAMP[^,]*, (?:INTEGER|BIGINT).*")) {
            return "; for days write to_days(1)";
        }
        if (message.contains("types 'count(") && message.contains(", ")) {
            return "; for several columns count the rows of a select distinct";
        }
        if (message.contains("\"+(STRING_LITERAL") || message.matches(".*types '\\+\\((?:VARCHAR|STRING_LITERAL).*")) {
            return "; to join two texts write a || b";
        }
        if (message.startsWith("Could not choose a best candidate function")) {
            return "; a day is written date '2024-12-31', a moment timestamp '2024-12-31 10:00:00'";
        }
        if (OF_NUMBER.matcher(message).find()) {
            return "; for the digits of a number write cast(x as varchar)";
        }
        if (OF_TEXT.matcher(message).find()) {
            return "; for the day that a text tells write cast(x as date)";
        }
        if (message.contains("types 'trunc(DATE") || message.contains("types 'trunc(TIMESTAMP")) {
            return "; for a day write cast(x as date), for a month date_trunc('month', x)";
        }
        if (LIKE_MOMENT.matcher(message).find()) {
            return "; for a month of a day write to_char(x, 'YYYY-MM') = '2024-12'";
        }
        if (message.startsWith("Division by zero")) {
            return "; write nullif(b, 0) for what it is divided by";
        }
        if (GROUPED_DIGITS.matcher(message).find()) {
            return "; a number is written without commas: 1000";
        }
        if (message.startsWith("Cannot mix values of type")) {
            return "; write cast(x as varchar) around what is no text";
        }
        if (message.startsWith("More than one row returned by a subquery")) {
            return "; take one of them, by max(x) or by limit 1";
        }
        return "";
    }

    private static boolean isTooMuch(Throwable error) {
        String whole = String.valueOf(error.getMessage());
        return error instanceof Error || isOutOfMemory(whole) || isOutOfDisk(whole);
    }

    private static boolean isOutOfMemory(String message) {
        return message.toLowerCase(Locale.ROOT).startsWith("out of memory");
    }

    // Told as out of memory too, for memory is what it would have made room in.
    private static boolean isOutOfTemporarySpace(String message) {
        return message.contains("max_temp_directory_size");
    }

    private static boolean isOutOfDisk(String message) {
        return message.toLowerCase(Locale.ROOT).contains("no space left") || isOutOfTemporarySpace(message);
    }

    // The engine says of its limits how much was used and how much there is: (476.7 MiB/476.8 MiB used).
    private static String mostOf(String message) {
        Matcher used = USED.matcher(message);
        return used.find() ? ", of which it may use " + used.group("most") : "";
    }

    // The engine marks a part of the text that it was given. Where the same words stand just once in the user's text,
    // that is
    // the place.
    private static Optional<String> place(String message, String asked) {
        Matcher marked = MARKED.matcher(message);
        if (!marked.find()) {
            return Optional.empty();
        }
        String line = marked.group("line");
        int from = marked.group("before").length() - (marked.start("line") - marked.start());
        int to = Math.min(line.length(), from + marked.group("mark").length());
        if (from < 0 || from >= to) {
            return Optional.empty();
        }
        try {
            List<Token> sought = words(line.substring(from, to));
            List<Token> all = words(asked);
            List<Integer> found = new java.util.ArrayList<>();
            for (int i = 0; !sought.isEmpty() && i + sought.size() <= all.size(); i++) {
                if (isAt(all, i, sought)) {
                    found.add(i);
                }
            }
            return found.size() == 1
                    ? Optional.of(Tokens.place(asked, all.get(found.get(0)).start()))
                    : Optional.empty();
        } catch (NotAllowed e) {
            // The engine cut the line within a text.
            return Optional.empty();
        }
    }

    private static List<Token> words(String sql) {
        return Tokens.of(sql).stream()
                .filter(token -> !token.opens() && !token.closes())
                .toList();
    }

    private static boolean isAt(List<Token> all, int at, List<Token> sought) {
        for (int i = 0; i < sought.size(); i++) {
            if (!bare(all.get(at + i)).equalsIgnoreCase(bare(sought.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static String bare(Token token) {
        return token.kind() == Token.Kind.QUOTED
                ? token.text().substring(1, token.text().length() - 1)
                : token.text();
    }
}
