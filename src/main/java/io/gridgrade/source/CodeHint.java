package io.gridgrade.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The known code that a mistyped one most likely meant, where a rule lists the codes of a column; in SQL. */
final class CodeHint {
    private static final Pattern LIST = Pattern.compile("\\(*(\\w+) IN \\((('[^']*'(, )?)+)\\)\\)*");

    private CodeHint() {}

    /** The hint to put behind what a rule expects: empty text where no code is near, as {@code value.Nearest} has it. */
    static Optional<String> of(LandingTable.Rule rule) {
        Matcher list = LIST.matcher(rule.expression());
        if (!list.matches() || !list.group(1).equals(rule.column())) {
            return Optional.empty();
        }
        String raw = "lower(raw." + rule.column() + ")";
        String near =
                "list_sort(list_filter(list_transform([" + list.group(2) + "], lambda code: {'apart': levenshtein("
                        + raw + ", lower(code)), 'code': code}), lambda near: near.apart <= greatest(2, length(" + raw
                        + ") // 3)))[1].code";
        return Optional.of("coalesce('; did you mean \"' || " + near + " || '\"?', '')");
    }
}
