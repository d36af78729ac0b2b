package io.gridgrade.service;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a cell of the decision table says of an input: alternatives with {@code |} between them, each a code, bounds
 * such as {@code >= 30 < 60}, {@code any} or {@code unknown}; after {@code not} all others.
 */
final class ConditionText {
    private static final String UNKNOWN = "unknown";
    private static final String NUMBER = "([-+]?\\d+(?:\\.\\d+)?)";
    private static final Pattern BOUNDS = Pattern.compile("(?:>=\\s*" + NUMBER + ")?\\s*(?:<\\s*" + NUMBER + ")?");

    private ConditionText() {}

    /**
     * Reads a condition; what is not understood is told with the place.
     *
     * @param known the codes that the input can have; empty for a number
     */
    static Optional<ValueSet> read(
            String text, String kind, List<String> known, boolean mayBeUnknown, String place, Problems problems) {
        String stripped = text.strip();
        boolean isComplement = stripped.matches("not\\s.*");
        List<String> codes = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        boolean hasUnknown = false;
        for (String part : (isComplement ? stripped.substring(4) : stripped).split("\\|", -1)) {
            String value = part.strip();
            if (value.equals(UNKNOWN)) {
                hasUnknown = true;
                if (!mayBeUnknown) {
                    problems.add(
                            "%s: \"unknown\" can never be; expected other values, for the domain of the input has none"
                                    + " missing",
                            place);
                    return Optional.empty();
                }
            } else if (kind.equals("number")) {
                Optional<Interval> interval = interval(value);
                if (interval.isEmpty()) {
                    problems.add(
                            "%s: \"%s\" is no bounds of a number; expected such as >= 30, < 60, >= 30 < 60, any or"
                                    + " unknown, with | between alternatives",
                            place, value);
                    return Optional.empty();
                }
                intervals.add(interval.get());
            } else if (known.contains(value)) {
                codes.add(value);
            } else {
                problems.add(
                        "%s: value \"%s\" is unknown%s; expected of %s, with | between alternatives",
                        place,
                        value,
                        Nearest.hint(value, known),
                        String.join(", ", known) + (mayBeUnknown ? ", " + UNKNOWN : ""));
                return Optional.empty();
            }
        }
        return Optional.of(new ValueSet(isComplement, codes, intervals, hasUnknown));
    }

    private static Optional<Interval> interval(String text) {
        if (text.equals("any")) {
            return Optional.of(Interval.ALL);
        }
        Matcher bounds = BOUNDS.matcher(text);
        if (text.isEmpty() || !bounds.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Interval(number(bounds.group(1)), number(bounds.group(2))));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
