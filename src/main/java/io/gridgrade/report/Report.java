package io.gridgrade.report;

import java.util.List;
import java.util.Set;

/**
 * A report, as its {@code report.yml} declares it: a folder below {@code reports/} with a template {@code body} and those
 * of its tables.
 *
 * @param name the folder, which gives the printed file its name
 * @param order the place among the reports of a month
 * @param title the key of its title
 * @param headline the query whose row the body reads; without a row there is nothing to report
 * @param absent the key of the words that say so
 * @param models the models that its pages name
 * @param formats the kinds of file it is printed as
 * @param sections the sections of its pages, in their order
 * @param printed when it is printed
 * @param queries all that its templates ask, the headline too
 * @param given those of them that are no file of SQL: who prints the report hands their answers over
 */
public record Report(
        String name,
        int order,
        String title,
        String headline,
        String absent,
        Models models,
        List<String> formats,
        List<String> sections,
        Printed printed,
        Set<String> queries,
        Set<String> given) {

    /** When a report is printed: with the others of a month, when it is asked for, or with each of the work lists. */
    enum Printed {
        MONTHLY,
        ASKED,
        LISTED
    }

    /** Whether it is one of those that a month has. */
    boolean isMonthly() {
        return printed == Printed.MONTHLY;
    }

    /** Whether it is a work list, of which a month has many. */
    boolean isListed() {
        return printed == Printed.LISTED;
    }

    /** Which models the footer names. */
    enum Models {
        GRADE,
        GROUP;

        String of(Edition edition) {
            return this == GRADE ? edition.gradeModels() : edition.groupModels();
        }
    }

    /** The word that asks for it: {@code credit} for {@code credit_report}. */
    String word() {
        return name.replaceFirst("_report$", "").replace('_', '-');
    }

    /** The name of the printed file, such as {@code credit-report-2024-12-en.pdf}. */
    String fileName(String month, String language, String format) {
        return name.replace('_', '-') + "-" + month + "-" + language + "." + format;
    }
}
