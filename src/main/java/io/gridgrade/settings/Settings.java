package io.gridgrade.settings;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a home's warehouse behaves. Read once, at the start of a command. */
public final class Settings {
    private final Map<Setting, Object> values;

    private Settings(Map<Setting, Object> values) {
        this.values = values;
    }

    /** Every setting at its default. */
    public static Settings defaults() {
        Map<Setting, Object> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, setting.parse(setting.defaultText()).orElseThrow());
        }
        return new Settings(values);
    }

    /** What a gridgrade.yml says, and defaults for the rest; all that is wrong in it is told at once. */
    public static Settings read(Path file) {
        return defaults().changedBy(file);
    }

    /** These, but for what a file of the form of gridgrade.yml says; all that is wrong in it is told at once. */
    public Settings changedBy(Path file) {
        Problems problems = new Problems();
        Map<Setting, Object> values = new EnumMap<>(this.values);
        Map<Setting, Integer> lines = new EnumMap<>(Setting.class);
        for (SettingsFile.Entry entry : SettingsFile.entries(file, problems)) {
            Optional<Setting> setting = Setting.named(entry.name());
            if (setting.isEmpty()) {
                problems.add(
                        "%s",
                        entry.place() + ": setting \"" + entry.name() + "\" is unknown"
                                + Nearest.hint(entry.name(), Setting.names()));
                continue;
            }
            Integer earlier = lines.putIfAbsent(setting.get(), entry.lineNo());
            if (earlier != null) {
                problems.add(
                        "%s: setting %s stands on line %d already; expected it once",
                        entry.place(), entry.name(), earlier);
            }
            Optional<Object> value = setting.get().parse(entry.text());
            if (value.isEmpty()) {
                problems.add(
                        "%s",
                        entry.place() + ": " + entry.name() + " is \"" + entry.text() + "\"; expected "
                                + setting.get().expected());
            }
            value.ifPresent(known -> values.put(setting.get(), known));
        }
        int count = problems.lines().size();
        problems.throwIfAny(
                ExitCode.WRONG_USAGE,
                file + " has " + count + (count == 1 ? " problem" : " problems")
                        + "; nothing was done; correct the lines, or remove one to have its default");
        return new Settings(values);
    }

    /** The value of a setting, of the type of its kind. */
    public Object value(Setting setting) {
        return values.get(setting);
    }

    /** All values under their {@code section_key} names, as SQL files ask for them. */
    public Parameters asParameters() {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((setting, value) -> named.put(setting.parameterName(), value));
        return Parameters.of(named);
    }

    /** The text of a gridgrade.yml that has every setting at its default, with what it is for. */
    public static String template() {
        return template(Map.of());
    }

    /** The same, but for some settings, by section.key, which have other values. */
    public static String template(Map<String, String> changed) {
        StringBuilder text = new StringBuilder(
                """
                # Settings of this GridGrade home. Each is at its default; a setting whose line is removed has it still.
                # A name that is not known is refused, and all that is wrong is told at once.
                """);
        String section = "";
        for (Setting setting : Setting.values()) {
            if (!setting.section().equals(section)) {
                section = setting.section();
                text.append('\n').append(section).append(":\n");
            }
            text.append("  # ").append(setting.help()).append('\n');
            text.append("  # ").append(setting.expected()).append('\n');
            text.append("  ")
                    .append(setting.key())
                    .append(": ")
                    .append(text(changed.getOrDefault(setting.section() + "." + setting.key(), setting.defaultText())))
                    .append('\n');
        }
        return text.toString();
    }

    private static String text(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }
}
