package io.gridgrade.query;

/** Writes {@code a // b}, of DuckDB, and {@code a div b}, of Hive, as calls: to Calcite two strokes begin a comment. */
final class Quotients {
    private Quotients() {}

    static void edit(Draft draft) {
        draft.add(Precedence.quotients(draft.tokens()));
        draft.apply();
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isSign(i, "//")) {
                throw new NotAllowed(
                        "the operator // has no value before or after it" + draft.place(i) + "; expected a // b");
            }
        }
    }
}
