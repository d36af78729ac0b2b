package io.gridgrade.analysis;

import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The saved queries of a home: ours, and its own in {@code sql/analysis}, which may stand in the place of ours. */
public final class SavedQueries {
    private static final String FOLDER = "sql/analysis";
    private static final String ENDING = ".sql";
    private static final String LAST_CLOSED = "select max(period_key) from credit_grade";

    private final Map<String, SavedQuery> byName = new TreeMap<>();

    private SavedQueries(Map<String, String> texts) {
        texts.forEach((file, text) -> {
            String name = file.substring(0, file.length() - ENDING.length());
            byName.put(name, SavedQuery.of(name, text));
        });
    }

    /** Those of a home. */
    public static SavedQueries of(Home home) {
        return new SavedQueries(Resources.of(home).texts(FOLDER, ENDING));
    }

    /** All, by name. */
    public Collection<SavedQuery> all() {
        return byName.values();
    }

    /** The one of that name; another name is the user's error. */
    public SavedQuery named(String name) {
        SavedQuery query =
                byName.get(name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name);
        if (query == null) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "there is no saved query \"" + name + "\""
                            + Nearest.hint(name, byName.keySet())
                            + "; expected one of those that gridgrade sql --saved lists, or a file of yours in "
                            + FOLDER + " of the home");
        }
        return query;
    }

    /** The last closed month that is published, as its key such as 202412. */
    public static String lastClosed(Gateway gateway) {
        try (QueryAnswer answer = gateway.answer(LAST_CLOSED, gateway.limits(AnswerFormat.TABLE))) {
            Object[] row = answer instanceof QueryAnswer.Table table ? table.next() : null;
            if (row == null || row[0] == null) {
                throw new UserError(
                        ExitCode.PRECONDITION,
                        "no closed month is published, which the query is of by default; give it one: --param"
                                + " period=202412");
            }
            return row[0].toString();
        }
    }
}
