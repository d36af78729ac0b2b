package io.gridgrade.shell;

import io.gridgrade.analysis.SavedQueries;
import io.gridgrade.analysis.SavedQuery;
import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Does what a line that begins with a backslash says. */
final class Commands {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ShellGateway gateway;
    private final ShellState state;
    private final Screen screen;
    private final Asking asking;
    private final SavedQueries saved;
    private final Editor editor;

    Commands(ShellGateway gateway, ShellState state, Screen screen, Asking asking, SavedQueries saved, Editor editor) {
        this.gateway = gateway;
        this.state = state;
        this.screen = screen;
        this.asking = asking;
        this.saved = saved;
        this.editor = editor;
    }

    /** What comes after a command: another prompt, a prompt with a text, or the end. */
    sealed interface Next {
        /** Another prompt. */
        record Prompt(String text) implements Next {}

        /** Leaves. */
        record End() implements Next {}
    }

    Next run(String typed) {
        String line = typed.strip().replaceFirst(";\\s*$", "");
        String word = BLANKS.split(line, 2)[0];
        String rest = line.substring(word.length()).strip();
        List<String> arguments =
                BLANKS.splitAsStream(rest).filter(part -> !part.isEmpty()).toList();
        ShellCommand command = ShellCommand.of(word);
        switch (command) {
            case D -> describe(arguments);
            case DF -> functions(rest);
            case RUN -> runSaved(arguments);
            case SHOW -> show(arguments);
            case SET -> set(arguments, rest);
            case UNSET -> unset(arguments);
            case FORMAT -> format(arguments);
            case O -> output(rest);
            case CHART -> chart(arguments);
            case LIMITS -> limits(arguments);
            case TIMING -> timing(arguments);
            case EXPLAIN -> explain();
            case HELP -> help();
            case E -> {
                return new Next.Prompt(editor.edit(state.statement()));
            }
            case Q -> {
                return new Next.End();
            }
            default -> throw new IllegalStateException("Unable to do " + command);
        }
        return new Next.Prompt("");
    }

    private void help() {
        List<String> lines = new ArrayList<>();
        lines.add("A statement ends with ; and may have several lines. Tab completes. Ctrl-C stops, Ctrl-D leaves.");
        lines.add("");
        int width = 0;
        for (ShellCommand command : ShellCommand.values()) {
            width = Math.max(width, command.usage().length());
        }
        for (ShellCommand command : ShellCommand.values()) {
            lines.add("  " + padded(command.usage(), width) + "  " + command.meaning());
        }
        screen.lines(lines);
    }

    private void describe(List<String> arguments) {
        Map<String, ShellCatalog.Table> tables = gateway.catalog().tables();
        List<List<String>> rows = new ArrayList<>();
        if (arguments.isEmpty()) {
            tables.values().forEach(table -> rows.add(List.of(table.name(), table.comment())));
            screen.lines(Listing.of(rows, screen.width()));
            return;
        }
        String name = arguments.get(0).replaceFirst("(?i)^mart\\.", "");
        ShellCatalog.Table table = tables.values().stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.WRONG_USAGE,
                        "there is no table \"" + name + "\" in mart" + Nearest.hint(name, tables.keySet())
                                + "; \\d lists them"));
        screen.line("mart." + table.name());
        screen.lines(Listing.wrapped(table.comment(), screen.width()));
        screen.line("");
        table.columns().values().forEach(column -> rows.add(List.of(column.name(), column.type(), column.comment())));
        screen.lines(Listing.of(rows, screen.width()));
    }

    private void functions(String part) {
        List<String> names = gateway.catalog().functions().stream()
                .filter(name -> name.contains(part.toLowerCase(java.util.Locale.ROOT)))
                .toList();
        if (names.isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "no function has \"" + part + "\" in its name"
                            + Nearest.hint(part, gateway.catalog().functions()));
        }
        screen.lines(Listing.wrapped(String.join("  ", names), screen.width()));
    }

    private void runSaved(List<String> arguments) {
        if (arguments.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            saved.all().forEach(query -> rows.add(List.of(query.name(), query.titleEn() + " " + query.titleZh())));
            screen.lines(Listing.of(rows, screen.width()));
            return;
        }
        SavedQuery query = saved.named(arguments.get(0));
        QueryParameters given = QueryParameters.written(arguments.subList(1, arguments.size()));
        // What was set counts where nothing is given with the command.
        QueryParameters values = state.values().only(query.parameters().keySet());
        for (String name : given.names()) {
            values = values.with(name, given.get(name).orElseThrow());
        }
        QueryParameters all = query.values(values, () -> SavedQueries.lastClosed(gateway.get()));
        screen.note(query.titleEn() + (query.titleZh().isEmpty() ? "" : "  " + query.titleZh()));
        if (!all.names().isEmpty()) {
            screen.note(String.join(
                    ", ",
                    all.names().stream()
                            .map(name -> ":" + name + " = " + all.get(name).orElseThrow())
                            .toList()));
        }
        asking.ask(query.sql(), all);
    }

    private void show(List<String> arguments) {
        SavedQuery query = saved.named(require(arguments, "the name of a saved query; \\run lists them"));
        screen.note(query.titleEn());
        if (!query.titleZh().isEmpty()) {
            screen.note(query.titleZh());
        }
        screen.note("grain: " + query.grain());
        query.parameters()
                .forEach((name, parameter) -> screen.note(":" + name + ": " + parameter.meaning()
                        + parameter
                                .value()
                                .map(value -> "; by default " + value)
                                .orElse("")));
        screen.lines(query.sql().lines().map(DisplayWidth::printable).toList());
    }

    private void set(List<String> arguments, String rest) {
        if (arguments.isEmpty()) {
            QueryParameters values = state.values();
            List<List<String>> rows = new ArrayList<>();
            values.names()
                    .forEach(name -> rows.add(
                            List.of(":" + name, values.get(name).orElseThrow().toString())));
            if (rows.isEmpty()) {
                screen.note("no parameter has a value; give one: \\set period 202412");
            }
            screen.lines(Listing.of(rows, screen.width()));
            return;
        }
        String name = arguments.get(0);
        String value = rest.substring(name.length()).strip();
        String written = value.isEmpty() && name.contains("=") ? name : name + "=" + value;
        if (value.isEmpty() && !name.contains("=")) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "\\set " + name + " has no value; expected for example: \\set " + name + " 1");
        }
        QueryParameters one = QueryParameters.written(List.of(written.replaceFirst("^:", "")));
        for (String set : one.names()) {
            state.setValues(state.values().with(set, one.get(set).orElseThrow()));
            screen.note(":" + set + " = " + one.get(set).orElseThrow());
        }
    }

    private void unset(List<String> arguments) {
        String name =
                require(arguments, "the name of a parameter; \\set lists them").replaceFirst("^:", "");
        if (state.values().get(name).isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the parameter \"" + name + "\" has no value"
                            + Nearest.hint(name, state.values().names()));
        }
        java.util.Set<String> others = new java.util.TreeSet<>(state.values().names());
        others.removeIf(name::equalsIgnoreCase);
        state.setValues(state.values().only(others));
    }

    private void format(List<String> arguments) {
        if (!arguments.isEmpty()) {
            AnswerFormat format = AnswerFormat.named(arguments.get(0));
            if (format.needsFile()) {
                throw new UserError(
                        ExitCode.WRONG_USAGE, format + " is not for a terminal; expected \\o FILE." + format);
            }
            state.setFormat(format);
        }
        screen.note("answers are shown as " + state.format());
    }

    private void output(String file) {
        if (file.isEmpty()) {
            state.setOutput(Optional.empty());
            screen.note("answers are shown here");
            return;
        }
        Path place = Path.of(file.startsWith("~/") ? System.getProperty("user.home", "") + file.substring(1) : file);
        AnswerFormat format = AnswerOutput.formatOf(place);
        state.setOutput(Optional.of(place));
        screen.note("the next answer goes to " + place + " as " + format);
    }

    private void chart(List<String> arguments) {
        KeptTable answer = state.answer()
                .orElseThrow(() ->
                        new UserError(ExitCode.WRONG_USAGE, "nothing was answered yet that could be drawn; ask first"));
        boolean saysKind = !arguments.isEmpty() && List.of("bar", "line").contains(arguments.get(0));
        String kind = saysKind ? arguments.get(0) : "bar";
        Optional<String> column = arguments.stream().skip(saysKind ? 1 : 0).findFirst();
        screen.lines(Chart.of(kind, column, answer, screen.width()));
    }

    private void limits(List<String> arguments) {
        if (!arguments.isEmpty()) {
            String what = arguments.get(0);
            String number = arguments.size() > 1 ? arguments.get(1) : "";
            boolean isRight =
                    number.matches("\\d{1,9}") && List.of("rows", "seconds").contains(what);
            if (!isRight) {
                throw new UserError(
                        ExitCode.WRONG_USAGE,
                        "\\limits " + String.join(" ", arguments) + " cannot be read; expected for example: \\limits"
                                + " rows 50000, or \\limits seconds 600; 0 is without end");
            }
            if (what.equals("rows")) {
                state.setRowsMax(Long.parseLong(number));
            } else {
                state.setSecondsMax(Integer.parseInt(number));
            }
        }
        QueryLimits limits = state.limits(gateway.get().limits(state.format()));
        screen.note("an answer ends after " + shown(limits.rowsMax(), "rows") + ", and after "
                + shown(limits.secondsMax(), "seconds") + "; memory by query.memory_mb, disk by query.temp_mb");
    }

    private void explain() {
        String statement = state.statement();
        if (statement.isBlank()) {
            throw new UserError(ExitCode.WRONG_USAGE, "nothing was asked yet that could be explained; ask first");
        }
        QueryParameters values = state.values().only(Gateway.parametersOf(statement));
        Gateway asked = gateway.get();
        try (QueryAnswer answer = asked.explained(statement, values, state.limits(asked.limits(AnswerFormat.TABLE)))) {
            if (answer instanceof QueryAnswer.Refused refused) {
                throw new UserError(refused.exitCode(), refused.reason());
            }
            QueryAnswer.Table table = (QueryAnswer.Table) answer;
            List<List<String>> rows = new ArrayList<>();
            for (Object[] row = table.next(); row != null; row = table.next()) {
                rows.add(Arrays.stream(row).map(String::valueOf).toList());
            }
            if (rows.isEmpty()) {
                screen.note("no part of it groups a table that has summaries");
            }
            screen.lines(Listing.of(rows, screen.width()));
        }
    }

    private static String shown(long number, String unit) {
        return number == 0 ? "any number of " + unit : number + " " + unit;
    }

    private void timing(List<String> arguments) {
        String wanted = arguments.isEmpty() ? state.isTimed() ? "off" : "on" : arguments.get(0);
        if (!wanted.equalsIgnoreCase("on") && !wanted.equalsIgnoreCase("off")) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "\\timing " + wanted + " is not understood; expected \\timing on, or off");
        }
        state.setTimed(wanted.equalsIgnoreCase("on"));
        screen.note("the seconds of an answer are " + (state.isTimed() ? "told" : "not told"));
    }

    private static String require(List<String> arguments, String what) {
        if (arguments.isEmpty()) {
            throw new UserError(ExitCode.WRONG_USAGE, "something is missing; expected " + what);
        }
        return arguments.get(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
