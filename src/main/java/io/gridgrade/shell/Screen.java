package io.gridgrade.shell;

import io.gridgrade.value.DisplayWidth;
import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What the shell shows: answers plain, words beside them faint, errors with their place. */
final class Screen {
    private static final int WIDTH_DEFAULT = 100;
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle RED = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle YELLOW = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);

    private final Terminal terminal;
    private final boolean hasColour;

    Screen(Terminal terminal, boolean hasColour) {
        this.terminal = terminal;
        this.hasColour = hasColour;
    }

    PrintWriter out() {
        return terminal.writer();
    }

    int width() {
        return terminal.getColumns() > 0 ? terminal.getColumns() : WIDTH_DEFAULT;
    }

    void line(String line) {
        terminal.writer().println(line);
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
        terminal.flush();
    }

    /** Words beside an answer. */
    void note(String words) {
        styled(DisplayWidth.printableLines(words), FAINT);
    }

    /** What must not be overlooked, such as that an answer is not whole. */
    void warn(String words) {
        styled(DisplayWidth.printableLines(words), YELLOW);
    }

    /** What went wrong, with the place in the statement if it names one. */
    void error(String reason, String statement) {
        List<String> lines = ErrorText.of(reason, statement, width());
        lines.subList(0, lines.size() - 1).forEach(line -> styled(line, line.endsWith("^") ? RED : FAINT));
        styled(lines.get(lines.size() - 1), RED);
    }

    private void styled(String words, AttributedStyle style) {
        if (hasColour) {
            // A window would break a long line within a word.
            words.lines().flatMap(line -> Listing.words(line, width()).stream()).forEach(line -> {
                AttributedString text =
                        new AttributedStringBuilder().style(style).append(line).toAttributedString();
                terminal.writer().println(text.toAnsi(terminal));
            });
        } else {
            terminal.writer().println(words);
        }
        terminal.flush();
    }

    /** For a prompt. */
    String prompt(String words) {
        AttributedString text = new AttributedStringBuilder()
                .style(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN))
                .append(words)
                .toAttributedString();
        return hasColour ? text.toAnsi(terminal) : words;
    }

    /** While it is open, Ctrl-C does this and nothing else. */
    Stopping stopping(Runnable stop) {
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> stop.run());
        return () -> terminal.handle(Terminal.Signal.INT, before);
    }

    /** The time in which Ctrl-C stops something. */
    interface Stopping extends AutoCloseable {
        @Override
        void close();
    }
}
