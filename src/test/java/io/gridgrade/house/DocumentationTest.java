package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.cli.CommandsShown;
import io.gridgrade.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README says is so, and what is so README says. */
class DocumentationTest {
    private static final String README = Sources.text("README.md");
    private static final Map<String, Set<String>> OPTIONS = CommandsShown.optionsByCommand();

    @Test
    void everySettingIsInReadmeAsItIs() {
        for (Setting setting : Setting.values()) {
            assertThat(README).contains(row(setting));
        }
        assertThat(README.lines().filter(line -> line.matches("\\| `[a-z]+\\.[a-z_]+` \\| [^|]+ \\| [^|]+ \\|")))
                .hasSize(Setting.values().length);
    }

    @Test
    void everyCommandAndItsOptionsAreInReadme() {
        List<String> missing = new ArrayList<>();
        OPTIONS.forEach((command, options) -> {
            List<String> rows = README.lines()
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
        assertThat(missing).as("commands and options that README's table lacks").isEmpty();
    }

    @Test
    void everyCommandThatReadmeShowsExists() {
        List<String> wrong = new ArrayList<>();
        Stream<String> shown = Stream.concat(
                README.lines().map(String::strip).filter(line -> line.startsWith("./gridgrade ")),
                README.lines()
                        .filter(line -> line.matches("\\| `[a-z]+( .*)?` \\|.*"))
                        .filter(line -> !line.contains("."))
                        .map(line -> "./gridgrade " + line.substring(3, line.indexOf('`', 3))));
        shown.forEach(line -> {
            String command = line.split(" ", -1)[1];
            if (!OPTIONS.containsKey(command)) {
                wrong.add(line + ": no such command");
                return;
            }
            Matcher option = Pattern.compile("(?<= )--[a-z-]+").matcher(line.replaceAll("\"[^\"]*\"", ""));
            while (option.find()) {
                if (!OPTIONS.get(command).contains(option.group())
                        && !option.group().equals("--home")) {
                    wrong.add(line + ": no option " + option.group());
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLinkOfAPageLeadsToAFile() {
        Map<String, String> pages = Sources.texts("warehouse", ".md");
        pages.put("README.md", README);
        List<String> broken = new ArrayList<>();
        pages.forEach((file, text) -> {
            Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(text);
            while (link.find()) {
                if (!Files.exists(Path.of(file).resolveSibling(link.group(1)))) {
                    broken.add(file + " links to " + link.group(1));
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void readmeIsAtMost120Wide() {
        assertThat(README.lines()
                        .filter(line -> line.length() > 120 && !line.startsWith("|") && !line.contains(" sql \"")))
                .isEmpty();
    }

    private static String row(Setting setting) {
        String defaultText = setting.defaultText().isEmpty() ? "\"\"" : setting.defaultText();
        return "| `" + setting.fullName() + "` | " + defaultText + " | " + setting.help() + " |\n";
    }
}
