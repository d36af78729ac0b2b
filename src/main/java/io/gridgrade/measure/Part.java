package io.gridgrade.measure;

import java.util.ArrayList;
import java.util.List;

/** A part of a list with commas, and where it begins in the text. */
record Part(String text, int offset) {
    /** The parts of a text, without blanks around them. */
    static List<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == ',') {
                String part = text.substring(begin, at);
                parts.add(new Part(
                        part.strip(),
                        begin + part.length() - part.stripLeading().length()));
                begin = at + 1;
            }
        }
        return parts;
    }
}
