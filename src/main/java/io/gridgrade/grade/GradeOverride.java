package io.gridgrade.grade;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What two persons decide about the grade of a customer.
 *
 * @param gradeCode the grade to give; empty to withdraw what was decided before
 * @param expiresOn the last day of it; empty to withdraw
 * @param by who decides
 * @param confirmedBy the second person, another
 * @param reason why, in words that an auditor understands
 */
public record GradeOverride(
        String customerNo,
        Optional<String> gradeCode,
        Optional<LocalDate> expiresOn,
        String by,
        String confirmedBy,
        String reason) {}
