package io.gridgrade.measure;

import io.gridgrade.value.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which measures are asked for, by what, and of whom. */
record MeasureRequest(List<Term> terms, Grain grain, List<Dimension> by, List<Condition> conditions) {
    /** A dimension that has one of these values, as text. */
    record Condition(Dimension dimension, List<String> values) {}

    /** From the texts that stand in {@code measures('...', '...', '...')}; of these the first must be there. */
    static MeasureRequest of(Measures measures, List<String> texts) {
        Grain grain = null;
        Set<Dimension> by = new LinkedHashSet<>();
        for (Part part : texts.size() < 2 || texts.get(1).isBlank() ? List.<Part>of() : Part.of(texts.get(1))) {
            Optional<Grain> time = Grain.named(part.text().toLowerCase(Locale.ROOT));
            if (time.isPresent() && grain != null && grain != time.get()) {
                throw new MeasureError(
                        1, part.offset(), "by " + grain + " and by " + time.get() + " at once; expected one time");
            }
            if (time.isPresent()) {
                grain = time.get();
            } else {
                by.addAll(measures.path(dimension(measures, part.text(), 1, part.offset())));
            }
        }
        if (grain == null) {
            grain = Grain.MONTH;
        }
        List<Term> terms = new ArrayList<>();
        for (Part part : Part.of(texts.get(0))) {
            terms.add(TermText.read(measures, grain, part));
            checkName(terms, grain, by, part);
        }
        return new MeasureRequest(terms, grain, List.copyOf(by), conditions(measures, texts));
    }

    private static void checkName(List<Term> terms, Grain grain, Set<Dimension> by, Part part) {
        String column = terms.get(terms.size() - 1).column();
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.add(grain.column());
        by.forEach(dimension -> taken.add(dimension.name()));
        terms.subList(0, terms.size() - 1).forEach(term -> taken.add(term.column()));
        if (taken.contains(column)) {
            throw new MeasureError(
                    0, part.offset(), "the column \"" + column + "\" is there already; give it another name with as");
        }
    }

    private static List<Condition> conditions(Measures measures, List<String> texts) {
        List<Condition> conditions = new ArrayList<>();
        if (texts.size() < 3 || texts.get(2).isBlank()) {
            return conditions;
        }
        for (Part part : Part.of(texts.get(2))) {
            int sign = part.text().indexOf('=');
            if (sign < 0) {
                throw new MeasureError(
                        2,
                        part.offset(),
                        "\"" + part.text() + "\" is no condition; expected for example customer_class = residential or"
                                + " commercial, county = 东城区");
            }
            List<String> values = Stream.of(part.text().substring(sign + 1).split(" or ", -1))
                    .map(String::strip)
                    .toList();
            if (values.contains("")) {
                throw new MeasureError(2, part.offset() + sign, "a value is missing; expected name = value or value");
            }
            conditions.add(new Condition(
                    dimension(measures, part.text().substring(0, sign).strip(), 2, part.offset()), values));
        }
        return conditions;
    }

    private static Dimension dimension(Measures measures, String name, int text, int offset) {
        List<String> known = Stream.concat(
                        Stream.of(Grain.values()).filter(grain -> text == 1).map(Grain::toString),
                        measures.dimensions().stream().map(Dimension::name))
                .toList();
        return measures.dimension(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new MeasureError(
                        text,
                        offset,
                        (name.isEmpty() ? "a dimension is missing" : "there is no dimension \"" + name + "\"")
                                + Nearest.hint(name, known) + "; expected one of " + String.join(", ", known)));
    }
}
