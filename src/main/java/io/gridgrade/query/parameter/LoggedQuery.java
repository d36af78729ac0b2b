package io.gridgrade.query.parameter;

import io.gridgrade.value.UserError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query as the log of queries keeps it, told apart again into its text and its values. */
public record LoggedQuery(String sql, QueryParameters values) {
    private static final Pattern VALUE = Pattern.compile("-- (?:\\?\\d+|:(?<name>[\\p{L}\\p{N}_]+)) = (?<shown>.*)");
    private static final Pattern TYPED =
            Pattern.compile("(?<type>date |timestamp )?'(?<text>(?:[^']|'')*)'", Pattern.DOTALL);

    /** As {@link QueryParameters#logged} wrote it; none when it does not stand there whole. */
    public static Optional<LoggedQuery> of(String logged) {
        List<String> lines = new ArrayList<>(logged.lines().toList());
        List<ParameterValue> placed = new ArrayList<>();
        QueryParameters named = QueryParameters.none();
        try {
            while (lines.size() > 1) {
                Matcher value = VALUE.matcher(lines.get(lines.size() - 1));
                if (!value.matches()) {
                    break;
                }
                lines.remove(lines.size() - 1);
                ParameterValue read = read(value.group("shown"));
                if (value.group("name") == null) {
                    placed.add(0, read);
                } else {
                    named = named.with(value.group("name"), read);
                }
            }
        } catch (UserError | DateTimeException e) {
            return Optional.empty();
        }
        QueryParameters values = placed.isEmpty() ? named : QueryParameters.placed(placed);
        return Optional.of(new LoggedQuery(String.join("\n", lines), values));
    }

    private static ParameterValue read(String shown) {
        Matcher typed = TYPED.matcher(shown);
        if (!typed.matches()) {
            return ParameterValue.guessed(shown);
        }
        String text = typed.group("text").replace("''", "'");
        return "date ".equals(typed.group("type"))
                ? ParameterValue.day(LocalDate.parse(text))
                : ParameterValue.text(text);
    }
}
