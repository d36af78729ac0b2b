package io.gridgrade.query;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A pattern of SIMILAR TO as the regular expression that means the same. The engine takes the pattern itself for a regular
 * expression, in which % and _ mean nothing and a point means anything.
 */
final class SimilarPattern {
    private static final String SAME = "|*+?(){}";
    private static final String MEANING_IN_REGEX = ".^$\\[]|*+?(){}-&~#";

    private final String pattern;
    private final @Nullable Character escape;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private SimilarPattern(String pattern, @Nullable Character escape) {
        this.pattern = pattern;
        this.escape = escape;
    }

    static String regex(String pattern, @Nullable Character escape) {
        SimilarPattern similar = new SimilarPattern(pattern, escape);
        while (similar.at < pattern.length()) {
            similar.next();
        }
        return similar.regex.toString();
    }

    private void next() {
        int codePoint = pattern.codePointAt(at);
        if (isEscape(codePoint)) {
            literal(escaped());
            return;
        }
        at += Character.charCount(codePoint);
        if (codePoint == '%') {
            regex.append(".*");
        } else if (codePoint == '_') {
            regex.append('.');
        } else if (codePoint == '[') {
            set();
        } else if (SAME.indexOf(codePoint) >= 0) {
            regex.appendCodePoint(codePoint);
        } else {
            literal(codePoint);
        }
    }

    private boolean isEscape(int codePoint) {
        return escape != null && codePoint == escape;
    }

    private int escaped() {
        at++;
        if (at >= pattern.length()) {
            throw new NotAllowed("the pattern of similar to ends in its escape character: '" + pattern + "'");
        }
        int codePoint = pattern.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    private void literal(int codePoint) {
        if (MEANING_IN_REGEX.indexOf(codePoint) >= 0) {
            regex.append('\\');
        }
        regex.appendCodePoint(codePoint);
    }

    private void set() {
        regex.append('[');
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int codePoint = pattern.codePointAt(at);
            if (pattern.startsWith("[:", at)) {
                int end = pattern.indexOf(":]", at);
                if (end < 0) {
                    break;
                }
                String name = pattern.substring(at + 2, end).toLowerCase(java.util.Locale.ROOT);
                regex.append("[:")
                        .append(name.equals("whitespace") ? "space" : name)
                        .append(":]");
                at = end + 2;
            } else if (isEscape(codePoint)) {
                literal(escaped());
            } else {
                at += Character.charCount(codePoint);
                if (codePoint == '^' || codePoint == '-') {
                    regex.appendCodePoint(codePoint);
                } else {
                    literal(codePoint);
                }
            }
        }
        if (at >= pattern.length()) {
            throw new NotAllowed("the pattern of similar to opens a [ that is not closed: '" + pattern + "'");
        }
        at++;
        regex.append(']');
    }
}
