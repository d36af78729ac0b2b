package io.gridgrade.source.database;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a password is kept: a variable of the environment, or a file that only its owner may read. */
public record PasswordPlace(Kind kind, String name) {
    /** The two places there are. */
    public enum Kind {
        ENVIRONMENT,
        FILE
    }

    // As ssh has it for its keys: what others may read is no secret.
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** The place in a few words, for messages. */
    String words() {
        return kind == Kind.ENVIRONMENT ? "of the variable " + name : "in the file " + name;
    }

    /** The password that is kept there; a file's name is relative to the home. */
    Secret read(Map<String, String> environment, Path home) {
        return kind == Kind.ENVIRONMENT ? ofVariable(environment) : ofFile(home.resolve(name));
    }

    private Secret ofVariable(Map<String, String> environment) {
        String text = environment.getOrDefault(name, "");
        if (text.isEmpty()) {
            throw refused("the variable " + name + " is not set; expected the password of the database in it; set it"
                    + " for this command: " + name + "=... gridgrade load ...");
        }
        return new Secret(text);
    }

    private static Secret ofFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw refused(file + " is not there; expected the password of the database in it; make it, and then: chmod"
                    + " 600 " + file);
        }
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
                    throw refused(file + " has the mode " + PosixFilePermissions.toString(permissions)
                            + "; expected a file that only its owner may read; change it with: chmod 600 " + file);
                }
            }
            String text = Files.readString(file).replaceFirst("[\\r\\n]+$", "");
            if (text.isEmpty()) {
                throw refused(file + " is empty; expected the password of the database in it");
            }
            return new Secret(text);
        } catch (IOException e) {
            throw refused("unable to read " + file + ": " + e.getClass().getSimpleName()
                    + "; expected the password of the database in it, as UTF-8");
        }
    }

    private static UserError refused(String message) {
        return new UserError(ExitCode.PRECONDITION, message);
    }
}
