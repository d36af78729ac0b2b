package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.care.SmallHome;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look after a home, with what they tell the shell. */
class CareCommandsTest {
    @TempDir
    Path folder;

    @Test
    void aHomeIsSavedLostAndRestored() throws Exception {
        String home = SmallHome.in(folder.resolve("home")).folder().toString();
        String file = folder.resolve("saved.zip").toString();

        CommandLineRun backup = CommandLineRun.of("backup", file, "--verify", "--home", home);
        assertThat(backup.code()).as(backup.err()).isEqualTo(ExitCode.DONE);
        assertThat(backup.out()).isEqualTo(file + "\n");
        assertThat(backup.err()).contains("; restored on trial and found the same, in ");

        Files.delete(Path.of(home, "warehouse.duckdb"));
        CommandLineRun broken = CommandLineRun.of("restore", file, home);
        assertThat(broken.code()).isEqualTo(ExitCode.PRECONDITION);
        CommandLineRun restored = CommandLineRun.of("restore", file, home, "--replace");
        assertThat(restored.code()).as(restored.err()).isEqualTo(ExitCode.DONE);
        assertThat(restored.err()).contains("are what was saved", home + ".replaced");
        assertThat(CommandLineRun.of("status", "--home", home).out()).contains("2024-01  closed");

        byte[] bytes = Files.readAllBytes(Path.of(file));
        // More than a header of the zip is long: some of it is in a file's bytes.
        for (int i = 0; i < 200; i++) {
            bytes[bytes.length / 2 + i] ^= 1;
        }
        Files.write(Path.of(file), bytes);
        CommandLineRun damaged =
                CommandLineRun.of("restore", file, folder.resolve("other").toString());
        assertThat(damaged.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(damaged.err()).contains("is not what was saved");
    }

    @Test
    void aPlanTellsTheShellThatItHasChanges() throws Exception {
        String home = SmallHome.in(folder.resolve("home")).folder().toString();
        Files.createDirectories(Path.of(home, "readers", "query-99999999-1"));

        assertThat(CommandLineRun.of("retain", "--home", home).code()).isEqualTo(ExitCode.PLAN_HAS_CHANGES);
        assertThat(CommandLineRun.of("retain", "--apply", "--home", home).code())
                .isEqualTo(ExitCode.DONE);
        CommandLineRun nothing = CommandLineRun.of("retain", "--home", home);
        assertThat(nothing.code()).isEqualTo(ExitCode.DONE);
        assertThat(nothing.err()).isEqualTo("nothing has outlived its time\n");

        CommandLineRun plan = CommandLineRun.of("forget", "C-1", "--dry-run", "--json", "--home", home);
        assertThat(plan.code()).as(plan.err()).isEqualTo(ExitCode.PLAN_HAS_CHANGES);
        assertThat(Json.read(plan.out()).get("places").get("star.dim_customer").asInt())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("forget", "C-1", "--home", home).out()).contains("star.dim_customer");
        CommandLineRun again = CommandLineRun.of("forget", "C-1", "--home", home);
        assertThat(again.code()).isEqualTo(ExitCode.DONE);
        assertThat(again.err()).contains("the customer was forgotten already\n");

        CommandLineRun upgrade = CommandLineRun.of("upgrade", "--dry-run", "--home", home);
        assertThat(upgrade.code()).isEqualTo(ExitCode.DONE);
        assertThat(upgrade.err()).isEqualTo("the warehouse is of this version already; nothing to do\n");
    }

    @Test
    void theDoctorTellsTheShellWhenSomethingFails() throws Exception {
        CommandLineRun missing =
                CommandLineRun.of("doctor", "--home", folder.resolve("nowhere").toString());
        assertThat(missing.code()).isEqualTo(ExitCode.FAILED);
        assertThat(missing.out()).contains("OK    java ", "FAIL  home ");

        String home = SmallHome.in(folder.resolve("home")).folder().toString();
        CommandLineRun whole = CommandLineRun.of("doctor", "--json", "--home", home);
        assertThat(whole.code()).as(whole.out()).isEqualTo(ExitCode.DONE);
        assertThat(Json.read(whole.out()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.get("state").asText()).isEqualTo("OK"));
    }
}
