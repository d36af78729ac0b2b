package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gridgrade.care.SmallHome;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real bash, as that calls it. */
class CompletionTest {
    @TempDir
    static Path folder;

    private static Path script;
    private static String home;

    @BeforeAll
    static void makeHome() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "bash"))),
                "bash is not installed");
        script = folder.resolve("completion.sh");
        Files.writeString(script, CommandLineRun.of("completion").out());
        home = SmallHome.in(folder.resolve("a home")).folder().toString();
        Files.createDirectories(Path.of(home, "sources", "billing"));
        Files.writeString(folder.resolve("mended.csv"), "");
        assertThat(CommandLineRun.of("status", "--home", home).err()).isEmpty();
    }

    @Test
    void commandsAndTheirOptionsAreOffered() throws Exception {
        assertThat(offered("gridgrade", "re")).containsExactly("rejects", "reopen", "report", "restore", "retain");
        assertThat(offered("gridgrade", "")).contains("init", "load", "close", "doctor", "completion");
        assertThat(offered("gridgrade", "close", "--t")).containsExactly("--through");
        assertThat(offered("gridgrade", "doctor", "--d")).containsExactly("--deep");
    }

    @Test
    void theMonthsOfTheHomeAreOffered() throws Exception {
        for (String[] words : new String[][] {
            {"gridgrade", "--home", home, "report", ""},
            {"gridgrade", "report", "--home", home, "20"},
            {"gridgrade", "close", "--home", home, "--through", ""},
            {"gridgrade", "export", "--json", "--home", home, ""}
        }) {
            assertThat(offered(words)).as(String.join(" ", words)).containsExactly("2024-01");
        }
    }

    @Test
    void sourcesFormatsLanguagesAndFilesAreOffered() throws Exception {
        assertThat(offered("gridgrade", "--home", home, "load", ""))
                .containsExactly("billing", "sample", "uci-default", "work-lists");
        assertThat(offered("gridgrade", "sql", "--format", "")).containsExactly("csv", "json", "parquet", "table");
        assertThat(offered("gridgrade", "report", "--language", "z")).containsExactly("zh");
        assertThat(offered("gridgrade", "rejects", "--reload", "me")).containsExactly("mended.csv");
        assertThat(offered("gridgrade", "load", "sample", "a")).containsExactly("a home");
        assertThat(offered("gridgrade", "status", "")).isEmpty();
    }

    private static List<String> offered(String... words) throws Exception {
        String array = Stream.of(words)
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Process bash = new ProcessBuilder(
                        "bash",
                        "-uc",
                        "source '" + script + "'; COMP_WORDS=(" + array + "); COMP_CWORD=" + (words.length - 1)
                                + "; _gridgrade; printf '%s\\n' ${COMPREPLY[@]+\"${COMPREPLY[@]}\"}")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().filter(line -> !line.isEmpty()).sorted().toList();
    }
}
