package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.cli.CommandsShown;
import io.gridgrade.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages say is so, and what is so they say. */
class DocumentationTest {
    private static final String SETTINGS = Sources.text("warehouse/home.md");
    private static final String COMMANDS = Sources.text("src/main/java/io/gridgrade/cli/README.md");
    private static final int README_LINES_MAX = 150;

    private static final Map<String, Set<String>> OPTIONS = CommandsShown.optionsByCommand();

    @Test
    void everySettingIsOnThePageOfAHomeAsItIs() {
        for (Setting setting : Setting.values()) {
            assertThat(SETTINGS).contains(row(setting));
        }
        assertThat(SETTINGS.lines().filter(line -> line.matches("\\| `[a-z]+\\.[a-z_]+` \\| [^|]+ \\| [^|]+ \\|")))
                .hasSize(Setting.values().length);
    }

    @Test
    void everyCommandAndItsOptionsAreOnThePageOfTheCommandLine() {
        List<String> missing = new ArrayList<>();
        OPTIONS.forEach((command, options) -> {
            List<String> rows = COMMANDS.lines()
                    .filter(line -> line.matches("\\| `" + command + "[ `].*"))
                    .toList();
            if (rows.size() != 1) {
                missing.add(command + " has " + rows.size() + " rows");
                return;
            }
            options.stream()
                    .filter(option -> !Pattern.compile(Pattern.quote(option) + "[ `,=]")
                            .matcher(rows.get(0))
                            .find())
                    .forEach(option -> missing.add(command + " " + option));
        });
        assertThat(missing).as("commands and options that the table lacks").isEmpty();
    }

    @Test
    void everyCommandThatAPageShowsExists() {
        List<String> wrong = new ArrayList<>();
        pages().forEach((page, text) -> {
            text.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("./gridgrade ") || line.startsWith("gridgrade "))
                    .forEach(line -> lookAt(page + ": ", line, wrong));
        });
        COMMANDS.lines()
                .filter(line -> line.matches("\\| `[a-z]+( .*)?` \\|.*"))
                .map(line -> "gridgrade " + line.substring(3, line.indexOf('`', 3)))
                .forEach(line -> lookAt("the table: ", line, wrong));
        assertThat(wrong).isEmpty();
    }

    private static void lookAt(String where, String line, List<String> wrong) {
        String command = line.split(" ", -1)[1];
        if (!OPTIONS.containsKey(command)) {
            wrong.add(where + line + ": no such command");
            return;
        }
        Matcher option = Pattern.compile("(?<= )--[a-z-]+").matcher(line.replaceAll("\"[^\"]*\"", ""));
        while (option.find()) {
            if (!OPTIONS.get(command).contains(option.group())
                    && !option.group().equals("--home")) {
                wrong.add(where + line + ": no option " + option.group());
            }
        }
    }

    @Test
    void everyLinkOfAPageLeadsToAFileAndItsHeading() {
        List<String> broken = new ArrayList<>();
        pages().forEach((file, text) -> {
            Matcher link = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]+))?\\)").matcher(text);
            while (link.find()) {
                Path target = link.group(1).isEmpty()
                        ? Path.of(file)
                        : Path.of(file).resolveSibling(link.group(1)).normalize();
                boolean isThere = Files.exists(target)
                        && (link.group(2) == null
                                || headings(Sources.text(target.toString())).contains(link.group(2)));
                if (!isThere) {
                    broken.add(file + " links to " + link.group());
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    // As GitHub makes anchors of them.
    private static List<String> headings(String text) {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void pagesAreAtMost120WideAndReadmeIsADoor() {
        Map<String, String> written = pages();
        // The dictionary is generated.
        written.remove("warehouse/dictionary.md");
        written.forEach((page, text) -> assertThat(text.lines()
                        .filter(line -> line.length() > 120
                                && !line.startsWith("|")
                                && !line.contains(" sql \"")
                                && !line.contains("://")))
                .as(page)
                .isEmpty());
        assertThat(Sources.text("README.md").lines().count()).isLessThanOrEqualTo(README_LINES_MAX);
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>(Map.of("README.md", Sources.text("README.md")));
        for (String folder : List.of("warehouse", "sql", "reports", "src", "bench", "crash")) {
            pages.putAll(Sources.texts(folder, ".md"));
        }
        return pages;
    }

    private static String row(Setting setting) {
        String defaultText = setting.defaultText().isEmpty() ? "\"\"" : setting.defaultText();
        return "| `" + setting.fullName() + "` | " + defaultText + " | " + setting.help() + " |\n";
    }
}
