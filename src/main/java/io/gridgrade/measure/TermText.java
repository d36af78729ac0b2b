package io.gridgrade.measure;

import io.gridgrade.value.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one measure as it is asked for, such as {@code billed_amount rolling 12 year on year as growth}. */
final class TermText {
    private static final String EXPECTED = "expected a measure, then none or some of: rolling 12, to date, previous,"
            + " year before, month on month, quarter on quarter, year on year, difference, as name";
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MONTHS_MAX = 120;

    private final Measures measures;
    private final Grain grain;
    private final Part part;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private int at;
    private TimeWindow window = TimeWindow.WHOLE;
    private Optional<Term.Change> change = Optional.empty();

    private TermText(Measures measures, Grain grain, Part part) {
        this.measures = measures;
        this.grain = grain;
        this.part = part;
        Matcher word = WORD.matcher(part.text());
        while (word.find()) {
            words.add(word.group());
            offsets.add(part.offset() + word.start());
        }
    }

    static Term read(Measures measures, Grain grain, Part part) {
        return new TermText(measures, grain, part).read();
    }

    private Term read() {
        if (words.isEmpty()) {
            throw new MeasureError(0, part.offset(), "a measure is missing; " + EXPECTED);
        }
        String name = words.get(at).toLowerCase(Locale.ROOT);
        List<String> known = measures.all().stream().map(Measure::name).toList();
        Measure measure = measures.named(name)
                .orElseThrow(
                        () -> error("there is no measure \"" + words.get(0) + "\"" + Nearest.hint(name, known) + "; "
                                + (Nearest.to(name, known).isPresent()
                                        ? "show measures tells all"
                                        : "the measures are " + String.join(", ", known))));
        at++;
        Optional<String> column = Optional.empty();
        while (at < words.size()) {
            if (takes("as")) {
                column = Optional.of(columnName());
            } else if (change.isPresent()) {
                throw error("\"" + words.get(at) + "\" follows a comparison, which is the last; " + EXPECTED);
            } else {
                modifier();
            }
        }
        checkWindow(measure);
        return new Term(
                measure, column.orElseGet(() -> String.join("_", words).toLowerCase(Locale.ROOT)), window, change);
    }

    private String columnName() {
        if (at >= words.size() || !NAME.matcher(words.get(at)).matches() || at + 1 < words.size()) {
            throw error("as has no name at its end; expected one word of letters, digits and _");
        }
        return words.get(at++);
    }

    private void modifier() {
        if (takes("rolling")) {
            window = of(TimeWindow.Kind.ROLLING, monthCount());
        } else if (takes("to", "date")) {
            window = of(TimeWindow.Kind.TO_DATE, 0);
        } else if (takes("previous")) {
            window = window.back(grain.months());
        } else if (takes("year", "before")) {
            window = window.back(Grain.YEAR.months());
        } else if (takes("year", "on", "year")) {
            compare(Grain.YEAR);
        } else if (takes("quarter", "on", "quarter")) {
            compare(Grain.QUARTER);
        } else if (takes("month", "on", "month")) {
            compare(Grain.MONTH);
        } else {
            throw error("\"" + words.get(at) + "\" is not understood; " + EXPECTED);
        }
    }

    private void compare(Grain step) {
        if (step.months() % grain.months() != 0) {
            at -= 3;
            throw error(step + " on " + step + " has no meaning for " + grain + "s, which are longer; ask " + grain
                    + " on " + grain + ", or by " + step);
        }
        change = Optional.of(new Term.Change(step.months(), takes("difference")));
    }

    private TimeWindow of(TimeWindow.Kind kind, int months) {
        if (window.kind() != TimeWindow.Kind.WHOLE || window.monthsBack() != 0) {
            at--;
            throw error("a window follows another, or what lies before; expected one window, first of all");
        }
        return new TimeWindow(kind, months, 0);
    }

    private int monthCount() {
        if (at >= words.size() || !words.get(at).matches("\\d{1,3}")) {
            throw error("rolling has no number of months; expected for example rolling 12");
        }
        int months = Integer.parseInt(words.get(at));
        if (months < 1 || months > MONTHS_MAX) {
            throw error("rolling " + months + "; expected 1 to " + MONTHS_MAX + " months");
        }
        at++;
        return months;
    }

    /** What stands at the end of a month is of no longer time, however it is asked. */
    private void checkWindow(Measure asked) {
        if (window.kind() == TimeWindow.Kind.WHOLE) {
            return;
        }
        for (Measure measure : measures.ofRows(asked)) {
            if (measure.definition() instanceof Measure.SemiAdditive ends && ends.overTime() == Measure.OverTime.LAST) {
                at = 1;
                throw error(
                        (measure.equals(asked) ? measure.name() : asked.name() + " is of " + measure.name() + ", which")
                                + (measure.equals(asked) ? " is what stands" : " stands")
                                + " at the end of a month: months of it are never added up, and \"" + words.get(1)
                                + "\" would be its last month again; ask it without"
                                + ofMean(measure));
            }
        }
    }

    private String ofMean(Measure measure) {
        String source = ((Measure.SemiAdditive) measure.definition()).source().toString();
        return measures.all().stream()
                .filter(other -> other.definition() instanceof Measure.SemiAdditive ends
                        && ends.overTime() == Measure.OverTime.MEAN
                        && ends.source().toString().equals(source))
                .findFirst()
                .map(mean -> ", or ask " + mean.name() + ", the mean of the months' ends")
                .orElse("");
    }

    private boolean takes(String... expected) {
        if (at + expected.length > words.size()) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!words.get(at + i).equalsIgnoreCase(expected[i])) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    private MeasureError error(String message) {
        return new MeasureError(
                0,
                at < offsets.size()
                        ? offsets.get(at)
                        : part.offset() + part.text().length(),
                message);
    }
}
