package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes that the launcher keeps, with a small program in the place of ours: they are used when whole, and only then. */
class LauncherTest {
    private static final String PROGRAM =
            """
            package io.gridgrade.cli;

            public final class Main {
                public static void main(String[] arguments) throws Exception {
                    if (arguments.length == 2 && arguments[1].startsWith("die of ")) {
                        String signal = arguments[1].substring("die of ".length());
                        new ProcessBuilder("kill", "-" + signal, "" + ProcessHandle.current().pid()).start();
                        Thread.sleep(60_000);
                    }
                    new java.io.FileOutputStream(java.io.FileDescriptor.out)
                            .write((String.join(" ", arguments) + "\\n").getBytes());
                }
            }
            """;

    private static final String OF_ARCHIVE = "io.gridgrade.cli.Main source: shared objects file";

    @TempDir
    static Path folder;

    private static Path root;
    private static Path archive;
    private static Path key;
    private static byte[] whole;

    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void keepClasses() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "bash"))),
                "bash is not installed");
        root = Files.createDirectories(folder.resolve("program"));
        Files.copy(Path.of("gridgrade"), root.resolve("gridgrade"));
        makeJar(Files.createDirectories(root.resolve("target")).resolve("gridgrade.jar"));
        // Whoever tries the program for the first time does not wait for later starts.
        assertThat(run(Map.of(), "demo", "two words")).isEqualTo(new Ended(0, "demo two words\n", ""));
        assertThat(root.resolve("target/start")).doesNotExist();
        assertThat(run(Map.of(), "sql", "two words"))
                .isEqualTo(new Ended(0, "sql two words\n", "Making later starts faster, once after a build ...\n"));
        archive = root.resolve("target/start/classes.jsa");
        key = root.resolve("target/start/key");
        whole = Files.readAllBytes(archive);
        assertThat(root.resolve("target/start")).isDirectoryNotContaining("glob:**/made.*");
    }

    @BeforeEach
    void mend() throws IOException {
        write(whole);
    }

    @Test
    void aWholeArchiveIsUsedAndNothingIsSaid() throws Exception {
        assertThat(run(Map.of(), "a")).isEqualTo(new Ended(0, "a\n", ""));
        assertThat(watched(Map.of())).contains(OF_ARCHIVE);
    }

    @Test
    void anArchiveCutShortOrGoneChangesNothing() throws Exception {
        for (int length : List.of(0, 1, 1000, whole.length / 2, whole.length - 1)) {
            write(Arrays.copyOf(whole, length));
            assertThat(run(Map.of(), "a")).as(length + " bytes").isEqualTo(new Ended(0, "a\n", ""));
        }
        Files.delete(archive);
        assertThat(run(Map.of(), "a")).isEqualTo(new Ended(0, "a\n", ""));
    }

    @Test
    void aFlippedBitAnywhereChangesNothing() throws Exception {
        for (int place : List.of(0, 5, 60, 300, 5000, whole.length / 3, whole.length / 2, whole.length - 1)) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 0x10;
            write(damaged);
            assertThat(run(Map.of(), "a")).as("byte " + place).isEqualTo(new Ended(0, "a\n", ""));
            assertThat(watched(Map.of())).as("byte " + place).doesNotContain(OF_ARCHIVE);
        }
    }

    @Test
    void theArchiveOfAnotherJavaIsNotUsed() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other java"));
        Path java = Files.createDirectories(other.resolve("bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(other.resolve("release"), "JAVA_VERSION=\"18\"\n");
        Map<String, String> environment = Map.of("JAVA_HOME", other.toString());
        assertThat(run(environment, "a")).isEqualTo(new Ended(0, "a\n", ""));
        assertThat(watched(environment)).doesNotContain(OF_ARCHIVE);
    }

    @Test
    void withoutAKeyThatFitsTheArchiveIsNotUsed() throws Exception {
        String kept = Files.readString(key);
        for (String text : List.of("", "no key\n")) {
            Files.writeString(key, text);
            assertThat(watched(Map.of())).as(text).doesNotContain(OF_ARCHIVE);
        }
        Files.writeString(key, kept);
        assertThat(watched(Map.of())).contains(OF_ARCHIVE);
    }

    @Test
    void aQueryThatCrashesIsToldAndLeavesNoDump() throws Exception {
        for (String signal : List.of("SEGV", "ABRT", "BUS")) {
            assertThat(run(Map.of(), "sql", "die of " + signal))
                    .as(signal)
                    .isEqualTo(new Ended(0, "sql die of " + signal + " --ended-by 134\n", ""));
        }
        assertThat(run(Map.of(), "sql", "die of KILL")).isEqualTo(new Ended(0, "sql die of KILL --ended-by 137\n", ""));
        assertThat(run(Map.of(), "sql", "die of TERM")).isEqualTo(new Ended(130, "", ""));
        assertThat(Path.of("")).isDirectoryNotContaining("glob:**hs_err*");
    }

    private static String watched(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("GRIDGRADE_JAVA_OPTIONS", "-Xlog:class+load:stderr");
        Ended ended = run(environment, "a");
        assertThat(ended.out()).isEqualTo("a\n");
        return ended.err();
    }

    private static Ended run(Map<String, String> more, String... arguments) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder launcher = new ProcessBuilder(Stream.concat(
                                Stream.of("bash", root.resolve("gridgrade").toString()), Stream.of(arguments))
                        .toList())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().remove("GRIDGRADE_JAVA_OPTIONS");
        launcher.environment().putAll(more);
        Process process = launcher.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    // Java writes its archive read-only.
    private static void write(byte[] bytes) throws IOException {
        Files.deleteIfExists(archive);
        Files.write(archive, bytes);
    }

    private static void makeJar(Path jar) throws IOException {
        Path source = folder.resolve("Main.java");
        Files.writeString(source, PROGRAM);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(code).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream files = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            files.putNextEntry(new JarEntry("io/gridgrade/cli/Main.class"));
            files.write(Files.readAllBytes(folder.resolve("io/gridgrade/cli/Main.class")));
            files.closeEntry();
        }
    }
}
