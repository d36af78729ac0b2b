package io.gridgrade.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of one text, gathered and then made at once. Mutable. */
final class Edits {
    private record Edit(int from, int to, String replacement) {}

    private final List<Edit> edits = new ArrayList<>();

    /** Of several at one place, the first stays in front. */
    void replace(int from, int to, String replacement) {
        edits.add(new Edit(from, to, replacement));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    String apply(String sql) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        // A sort that keeps the order of equals.
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
            text.append(sql, at, edit.from()).append(edit.replacement());
            at = edit.to();
        }
        return text.append(sql, at, sql.length()).toString();
    }

    /** From the end, so that places before stay where they are. */
    void apply(EditedText text) {
        List<Edit> sorted =
                edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList();
        for (int i = sorted.size() - 1; i >= 0; i--) {
            text.replace(sorted.get(i).from(), sorted.get(i).to(), sorted.get(i).replacement());
        }
    }
}
