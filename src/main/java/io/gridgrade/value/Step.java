package io.gridgrade.value;

import java.util.Optional;

/**
 * A part of a command's work, as its progress and its record tell it.
 *
 * @param period the month that it is about, if it is about one
 */
public record Step(String name, Optional<Period> period) {
    /** A step that is about no month. */
    public static Step of(String name) {
        return new Step(name, Optional.empty());
    }

    /** A step of a month. */
    public static Step of(String name, Period period) {
        return new Step(name, Optional.of(period));
    }

    /** In words, such as {@code indicators 2024-01}. */
    public String text() {
        return period.map(month -> name + " " + month).orElse(name);
    }
}
