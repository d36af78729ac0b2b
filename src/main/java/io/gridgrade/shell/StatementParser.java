package io.gridgrade.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** What the line editor wants to know: whether the statement has ended, and which word is to be completed. */
final class StatementParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            requireEnd(line);
        }
        return Word.at(line, cursor);
    }

    // A command that begins with a backslash ends with its line.
    private static void requireEnd(String line) {
        if (line.isBlank() || line.stripLeading().startsWith("\\")) {
            return;
        }
        StatementText.Parts parts = StatementText.cut(line);
        if (parts.isOpen() || !parts.rest().isEmpty()) {
            throw new EOFError(-1, -1, "the statement goes on until ;");
        }
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    /** The word before the place of the cursor; what stands before it is its context. */
    record Word(String line, int cursor, String word) implements CompletingParsedLine {
        static Word at(String line, int cursor) {
            int begin = cursor;
            while (begin > 0 && isOfWord(line.charAt(begin - 1))) {
                begin--;
            }
            // A command with its backslash, a parameter with its colon.
            if (begin > 0 && (line.charAt(begin - 1) == '\\' || line.charAt(begin - 1) == ':')) {
                begin--;
            }
            return new Word(line, cursor, line.substring(begin, cursor));
        }

        private static boolean isOfWord(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '.';
        }

        /** What stands before the word. */
        String before() {
            return line.substring(0, cursor - word.length());
        }

        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return before().isBlank() ? 0 : 1;
        }

        @Override
        public List<String> words() {
            return before().isBlank() ? List.of(word) : List.of(before(), word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
