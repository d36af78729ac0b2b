package io.gridgrade.care;

import io.gridgrade.value.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a look at one thing found: {@code advice} says what to do, and is empty when there is nothing to do. */
public record Finding(String check, State state, String found, String advice) {
    /** How it is with the thing. */
    public enum State {
        OK,
        /** Works, but not for long or not for all. */
        WARN,
        /** Does not work. */
        FAIL
    }

    static Finding ok(String check, String found) {
        return new Finding(check, State.OK, found, "");
    }

    static Finding warn(String check, String found, String advice) {
        return new Finding(check, State.WARN, found, advice);
    }

    static Finding fail(String check, String found, String advice) {
        return new Finding(check, State.FAIL, found, advice);
    }

    /** Looks; that it could not be looked at is found too, for the other looks must still be taken. */
    static Finding of(String check, String advice, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (UserError e) {
            List<String> words = new ArrayList<>(List.of(e.getMessage()));
            words.addAll(e.details());
            return fail(check, String.join("; ", words), "");
        } catch (RuntimeException | LinkageError e) {
            return fail(check, firstLine(e), advice);
        }
    }

    private static String firstLine(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }
}
