package io.gridgrade.shell;

import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.query.parameter.QueryParameters;
import java.nio.file.Path;
import java.util.Optional;

/** What was set in a shell, and what it answered last. Mutable. */
final class ShellState {
    private QueryParameters values = QueryParameters.none();
    private AnswerFormat format = AnswerFormat.TABLE;
    private Optional<Path> output = Optional.empty();
    private Optional<Long> rowsMax = Optional.empty();
    private Optional<Integer> secondsMax = Optional.empty();
    private boolean isTimed = true;
    private String statement = "";
    private Optional<KeptTable> answer = Optional.empty();

    QueryParameters values() {
        return values;
    }

    void setValues(QueryParameters next) {
        values = next;
    }

    AnswerFormat format() {
        return format;
    }

    void setFormat(AnswerFormat next) {
        format = next;
    }

    Optional<Path> output() {
        return output;
    }

    void setOutput(Optional<Path> next) {
        output = next;
    }

    /** The limits that the settings say, but for those that were set here. */
    QueryLimits limits(QueryLimits usual) {
        QueryLimits limits = rowsMax.map(usual::withRowsMax).orElse(usual);
        return secondsMax.map(limits::withSecondsMax).orElse(limits);
    }

    void setRowsMax(long rows) {
        rowsMax = Optional.of(rows);
    }

    void setSecondsMax(int seconds) {
        secondsMax = Optional.of(seconds);
    }

    boolean isTimed() {
        return isTimed;
    }

    void setTimed(boolean next) {
        isTimed = next;
    }

    /** The statement that was asked last. */
    String statement() {
        return statement;
    }

    void setStatement(String next) {
        statement = next;
    }

    /** What was answered last, as far as it is kept. */
    Optional<KeptTable> answer() {
        return answer;
    }

    void setAnswer(KeptTable next) {
        answer = Optional.of(next);
    }
}
