package io.gridgrade.quality;

import io.gridgrade.engine.SqlFile;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found of an expectation in a month; {@code failed} of those that look at each row, measures of the others. */
record Result(
        Expectation expectation,
        long checked,
        Optional<Long> failed,
        Optional<BigDecimal> measure,
        Optional<BigDecimal> compared,
        boolean holds) {
    boolean failsWith(Severity severity) {
        return !holds && expectation.severity() == severity;
    }

    /** What came of it, by whether the close went on. */
    String outcome(boolean isStopped) {
        if (holds) {
            return "pass";
        }
        if (isStopped) {
            return expectation.severity() == Severity.STOP ? "stopped" : "warn";
        }
        return expectation.severity() == Severity.QUARANTINE ? "quarantined" : "warn";
    }

    /** In words, without what is expected. */
    String found() {
        if (failed.isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d rows of %s",
                    failed.get(),
                    checked,
                    expectation.table().name());
        }
        return measure.map(Result::shown).orElse("nothing") + " of "
                + expectation.table().name() + " ("
                + (expectation.columns().isEmpty() ? "rows" : String.join(", ", expectation.columns())) + ")"
                + compared.map(value -> ", compared with " + shown(value)).orElse("");
    }

    private static String shown(BigDecimal value) {
        return String.format(
                Locale.ROOT, "%," + "." + Math.max(0, value.stripTrailingZeros().scale()) + "f", value);
    }

    /** The row of audit.quality. */
    String values(int runKey, int periodKey, boolean isStopped) {
        return Stream.of(
                        runKey,
                        periodKey,
                        expectation.order(),
                        expectation.code(),
                        expectation.table().name(),
                        expectation.columns().isEmpty() ? Optional.empty() : String.join(", ", expectation.columns()),
                        expectation.kind().code(),
                        expectation.severity().code(),
                        expectation.limitText(),
                        checked,
                        failed,
                        measure,
                        compared,
                        outcome(isStopped),
                        expectation.descriptionEn(),
                        expectation.descriptionZh())
                .map(Result::literal)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(SqlFile::literal).orElse("null");
        }
        return SqlFile.literal(value);
    }
}
