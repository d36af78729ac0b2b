package io.gridgrade.query;

import java.util.Arrays;
import java.util.List;

/** A text that is changed here and there, and still knows where each of its characters stood at first. Mutable. */
final class EditedText {
    private final StringBuilder text;
    private int[] origin;

    EditedText(String first) {
        text = new StringBuilder(first);
        origin = new int[first.length() + 1];
        for (int i = 0; i < origin.length; i++) {
            origin[i] = i;
        }
    }

    private EditedText(EditedText other) {
        text = new StringBuilder(other.text);
        origin = other.origin.clone();
    }

    /** One that is changed on its own. */
    EditedText copy() {
        return new EditedText(this);
    }

    /** Puts other characters in the place of those from {@code from} to before {@code to}. */
    void replace(int from, int to, String replacement) {
        int[] moved = new int[origin.length - (to - from) + replacement.length()];
        System.arraycopy(origin, 0, moved, 0, from);
        for (int i = 0; i < replacement.length(); i++) {
            moved[from + i] = origin[Math.min(from + i, to)];
        }
        System.arraycopy(origin, to, moved, from + replacement.length(), origin.length - to);
        origin = moved;
        text.replace(from, to, replacement);
    }

    /** Puts a text here of which each character stood elsewhere at first, and one more for what it ends with. */
    void insert(int at, String inserted, List<Integer> origins) {
        replace(at, at, inserted);
        for (int i = 0; i < inserted.length(); i++) {
            origin[at + i] = origins.get(Math.min(i, origins.size() - 1));
        }
    }

    /** Where the characters from {@code from} to before {@code to} stood at first. */
    List<Integer> origins(int from, int to) {
        return Arrays.stream(origin, from, to).boxed().toList();
    }

    /** Where the character stood at first. */
    int origin(int at) {
        return origin[Math.min(at, origin.length - 1)];
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
