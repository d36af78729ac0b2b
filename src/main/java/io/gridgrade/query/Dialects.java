package io.gridgrade.query;

import io.gridgrade.query.parameter.QueryParameters;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings what people write in PostgreSQL, DuckDB, Oracle, Hive and MaxCompute to the one dialect that {@link Reading}
 * reads. Only the text is changed, before anything is judged: what comes out goes through the whole fence as if the
 * user had written it.
 */
final class Dialects {
    /** A step goes on within what it wrote, once for each level of nesting: more is a step that never ends. */
    private static final int ROUNDS_MAX = 1_000;

    private Dialects() {}

    /** The text in the one dialect, with its values in their places; it still knows where each of its characters stood. */
    static EditedText plain(MartCatalog catalog, String sql, QueryParameters values) {
        Draft draft = new Draft(sql);
        List<Consumer<Draft>> steps = List.of(
                Signs::edit,
                PatternSigns::edit,
                text -> Comparisons.check(text, catalog),
                FromFirst::edit,
                ClauseWords::edit,
                text -> MeasureCalls.edit(text, catalog),
                text -> MartViews.edit(text, catalog),
                HiveViews::edit,
                SeriesTables::edit,
                ApplyJoins::edit,
                AsofJoins::edit,
                SemiJoins::edit,
                text -> StarColumns.edit(text, catalog),
                DistinctOn::edit,
                text -> ByAll.edit(text, catalog),
                ListPlaces::edit,
                CallForms::edit,
                GatheredTexts::edit,
                GatheredLists::edit,
                IntervalTexts::edit,
                CastSigns::edit,
                Quotients::edit);
        // Once, for what a value brings along is a value and has no places of its own.
        ParameterPlaces.edit(draft, values);
        boolean changed = draft.apply();
        for (Consumer<Draft> step : steps) {
            step.accept(draft);
            // Again, for what stands within what was written anew.
            for (int round = 0; draft.apply(); round++) {
                if (round == ROUNDS_MAX) {
                    throw new NotAllowed("the query grows without end as it is read; write it in a simpler way");
                }
                changed = true;
                step.accept(draft);
            }
        }
        if (changed) {
            QuerySize.check(draft.edited().toString(), draft.tokens());
        }
        return draft.edited();
    }
}
