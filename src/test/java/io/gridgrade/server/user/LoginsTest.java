package io.gridgrade.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and who waits. */
class LoginsTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private UsersFile users() {
        return new UsersFile(new Home(folder));
    }

    @Test
    void aPasswordLetsInUntilItIsAnotherOrTheUserIsGone() {
        UsersFile users = users();
        users.add(new User("anna", Passwords.hashOfNew(PASSWORD), "owner", Map.of("region", "12")));
        Logins logins = new Logins(new Home(folder));

        assertThat(logins.login("anna", PASSWORD, "1.2.3.4").user())
                .hasValueSatisfying(user -> assertThat(user.attributes()).containsEntry("region", "12"));
        assertThat(logins.login("anna", PASSWORD + "!", "1.2.3.4").user()).isEmpty();
        assertThat(logins.login("eve", PASSWORD, "1.2.3.4").user()).isEmpty();

        users.changePassword("anna", Passwords.hashOfNew("quite another one"));
        assertThat(logins.login("anna", PASSWORD, "1.2.3.4").user()).isEmpty();
        assertThat(logins.login("anna", "quite another one", "1.2.3.4").user()).isPresent();
        users.remove("anna");
        assertThat(logins.login("anna", "quite another one", "1.2.3.4").user()).isEmpty();
    }

    @Test
    void theFileIsItsOwnersAloneAndKeepsNoPassword() throws Exception {
        users().add(new User("anna", Passwords.hashOfNew(PASSWORD), "owner", Map.of()));

        assertThat(users().path()).content().contains("$argon2id$").doesNotContain(PASSWORD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(users().path())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(users().path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> users().read())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("can be opened by others");
    }

    @Test
    void whatIsNoUserIsRefusedWithWhatWasExpected() throws Exception {
        assertThatThrownBy(() -> new User("a:b", "", "owner", Map.of())).hasMessageContaining("a:b");
        assertThatThrownBy(() -> new User("anna", "", "No Role", Map.of())).hasMessageContaining("No Role");
        assertThatThrownBy(() -> Passwords.hashOfNew("short")).hasMessageContaining("expected 10 to 200");
        Files.writeString(users().path(), "users:\n- name: anna\n  role: owner\n  password: plain text\n");
        Files.setPosixFilePermissions(users().path(), PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> users().read()).hasMessageContaining("no hash");
    }

    @Test
    void whoGuessesWaitsTheLongerAndNeverForGood() {
        AtomicLong now = new AtomicLong();
        Guesses guesses = new Guesses(now::get);
        for (int i = 0; i < 4; i++) {
            guesses.wrong("anna", "1.2.3.4");
            assertThat(guesses.secondsToWait("anna", "1.2.3.4")).isZero();
        }
        guesses.wrong("anna", "1.2.3.4");
        assertThat(guesses.secondsToWait("anna", "1.2.3.4")).isEqualTo(1);
        for (int i = 0; i < 100; i++) {
            guesses.wrong("anna", "1.2.3.4");
        }
        assertThat(guesses.secondsToWait("anna", "1.2.3.4")).isEqualTo(60);
        assertThat(guesses.secondsToWait("bert", "1.2.3.4")).isPositive();
        assertThat(guesses.secondsToWait("anna", "5.6.7.8")).isZero();
        now.addAndGet(TimeUnit.SECONDS.toNanos(61));
        assertThat(guesses.secondsToWait("anna", "1.2.3.4")).isZero();
    }
}
