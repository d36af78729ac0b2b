package io.gridgrade.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An order of day, month and year as source.yml states it, such as dd/mm/yyyy, and what the engine calls it, %d/%m/%Y. */
record DayOrder(String stated, String pattern) {
    private static final Pattern LETTERS = Pattern.compile("yyyy|yy|mon|mm|dd|m(?!m)|d(?!d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD = Pattern.compile("%[a-zA-Z]");
    private static final Map<String, String> FIELDS = new LinkedHashMap<>(
            Map.of("yyyy", "%Y", "yy", "%y", "mon", "%b", "mm", "%m", "m", "%m", "dd", "%d", "d", "%d"));

    /** The order that a text states; empty when it has not each of day, month and year once. */
    static Optional<DayOrder> of(String stated) {
        String pattern = stated.contains("%")
                ? stated
                : LETTERS.matcher(stated)
                        .replaceAll(found -> FIELDS.get(found.group().toLowerCase(Locale.ROOT)));
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(pattern);
        while (field.find()) {
            fields.add(field.group().replaceAll("[bB]", "m").replace("%Y", "%y"));
        }
        boolean isWhole = fields.stream().sorted().toList().equals(List.of("%d", "%m", "%y"))
                && !FIELD.matcher(pattern).replaceAll("").matches(".*[\\p{L}\\p{N}%&&[^年月日]].*");
        return isWhole ? Optional.of(new DayOrder(stated, pattern)) : Optional.empty();
    }

    /** Whether a year of four digits comes first, which else can only be year, month and day. */
    boolean isYearFirst() {
        return pattern.startsWith("%Y");
    }

    /** Whether there is a text that both read, but as another day. */
    boolean isTakenFor(DayOrder other) {
        return !pattern.equals(other.pattern) && shape().equals(other.shape());
    }

    private String shape() {
        return pattern.replaceAll("%[YymdD]", "#").replaceAll("%[bB]", "name");
    }
}
