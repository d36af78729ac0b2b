package io.gridgrade.server;

import io.gridgrade.query.Column;
import io.gridgrade.run.QueryLog;
import io.gridgrade.run.QueryLog.Outcome;
import io.gridgrade.server.user.User;
import io.gridgrade.server.worker.Answer;
import io.gridgrade.server.worker.Question;
import io.gridgrade.server.worker.Workers;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Hands questions to the workers, and keeps the log of who asked what and what came of it. */
final class Desk {
    private static final int WAIT_SECONDS_UNLIMITED = 3600;
    private static final int CATALOGUE_ROWS_MAX = 1_000_000;

    private final Workers workers;
    private final QueryLog log;
    private volatile boolean isStopping;

    Desk(Workers workers, QueryLog log) {
        this.workers = workers;
        this.log = log;
    }

    void stopAsking() {
        isStopping = true;
    }

    private void requireOpen() {
        if (isStopping) {
            throw new UserError(ExitCode.FAILED, "the server is stopping, and answers no new query");
        }
    }

    /** Asks for a user; what is asked is logged first, and what comes of it last. */
    Answer ask(Question question) {
        requireOpen();
        long began = System.nanoTime();
        String id = log.asked(
                question.logged(), question.user(), question.role().equals(Question.OWNER) ? "" : question.role());
        Answer.EndListener ended = ending -> ended(id, began, ending);
        try {
            return workers.ask(question, waitSeconds(question), ended);
        } catch (UserError e) {
            ended.ended(new Answer.Ending(Outcome.STOPPED, Optional.empty(), e.getMessage()));
            throw e;
        }
    }

    private void ended(String id, long began, Answer.Ending ending) {
        try {
            log.ended(id, ending.outcome(), ending.rows(), (System.nanoTime() - began) / 1e9, ending.reason());
        } catch (UncheckedIOException e) {
            // That it was asked is there, and the answer must not go wrong for what is logged of it.
        }
    }

    /** The columns that a query would have, for that user. */
    List<Column> columns(Question question) {
        requireOpen();
        try (Answer answer = workers.ask(question, waitSeconds(question), ending -> {})) {
            return answer.columns();
        }
    }

    /** All rows of a query of the server's own, as that user may see them. */
    List<Object> rows(User user, String sql, int secondsMax) {
        requireOpen();
        Question question = new Question(
                user.name(), user.role(), user.attributes(), sql, List.of(), false, CATALOGUE_ROWS_MAX, secondsMax);
        try (Answer answer = workers.ask(question, waitSeconds(question), ending -> {})) {
            answer.columns();
            return answer.rows(CATALOGUE_ROWS_MAX);
        }
    }

    private static int waitSeconds(Question question) {
        return question.secondsMax() == 0 ? WAIT_SECONDS_UNLIMITED : question.secondsMax();
    }
}
