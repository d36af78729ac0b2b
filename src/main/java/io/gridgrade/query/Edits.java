package io.gridgrade.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of one text, gathered and then made at once. Mutable. */
final class Edits {
    /** {@code origins}: of each character of what is put here, where it stood at first; none where it is new. */
    private record Edit(int from, int to, String replacement, List<Integer> origins) {}

    private final List<Edit> edits = new ArrayList<>();

    /** Of several at one place, the first stays in front. */
    void replace(int from, int to, String replacement) {
        edits.add(new Edit(from, to, replacement, List.of()));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    /** Puts here a text that stands elsewhere, and is still known to have stood there. */
    void move(int at, String moved, List<Integer> origins) {
        edits.add(new Edit(at, at, moved, origins));
    }

    void addAll(Edits others) {
        edits.addAll(others.edits);
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /** Leaves out what stands within a longer change: it is found again in what that change writes. */
    void dropInner() {
        List<Edit> kept = new ArrayList<>();
        int end = 0;
        for (Edit edit : sorted()) {
            if (edit.from() >= end) {
                kept.add(edit);
                end = edit.to();
            }
        }
        edits.clear();
        edits.addAll(kept);
    }

    // A sort that keeps the order of equals.
    private List<Edit> sorted() {
        return edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList();
    }

    String apply(String sql) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Edit edit : sorted()) {
            text.append(sql, at, edit.from()).append(edit.replacement());
            at = edit.to();
        }
        return text.append(sql, at, sql.length()).toString();
    }

    /** From the end, so that places before stay where they are. */
    void apply(EditedText text) {
        List<Edit> sorted = sorted();
        for (int i = sorted.size() - 1; i >= 0; i--) {
            Edit edit = sorted.get(i);
            if (!edit.origins().isEmpty()) {
                text.insert(edit.from(), edit.replacement(), edit.origins());
            } else {
                text.replace(edit.from(), edit.to(), edit.replacement());
            }
        }
    }
}
