package io.gridgrade.model;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody decides about a model.
 *
 * @param by who, as they call themselves
 * @param reason why, in words that an auditor understands
 * @param expiresOn the last day of an approval; empty of other decisions
 */
public record Decision(Kind kind, int modelKey, String by, String reason, Optional<LocalDate> expiresOn) {
    /** What becomes of the model. */
    public enum Kind {
        /** Scores beside the model in force, and counts for nothing. */
        CANDIDATE,
        /** May score. */
        APPROVED,
        /** Scores no more. */
        RETIRED;

        /** As it is kept. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
