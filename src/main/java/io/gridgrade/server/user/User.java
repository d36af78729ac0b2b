package io.gridgrade.server.user;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One who may ask: the name to sign in with, the role that says what may be seen, and what else is known of the user, such as
 * a region. Of the password only its hash is kept.
 */
public record User(String name, String passwordHash, String role, Map<String, String> attributes) {
    // No colon: it ends the name when a client signs in.
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public User {
        require(NAME, name, "the user's name", "letters, digits and . _ @ -, at most 64");
        require(WORD, role, "the role", "a word of small letters, digits and _, such as analyst");
        attributes = new TreeMap<>(attributes);
        attributes.forEach((key, value) -> {
            require(WORD, key, "the attribute", "a word of small letters, digits and _, such as region");
            if (value.isBlank() || value.length() > 200) {
                throw wrong("the value of attribute " + key, value, "a text of 1 to 200 characters");
            }
        });
    }

    private static void require(Pattern pattern, String text, String what, String expected) {
        if (!pattern.matcher(text).matches()) {
            throw wrong(what, text, expected);
        }
    }

    private static UserError wrong(String what, String text, String expected) {
        return new UserError(ExitCode.WRONG_USAGE, what + " is \"" + text + "\"; expected " + expected);
    }

    /** With another password. */
    public User withPasswordHash(String hash) {
        return new User(name, hash, role, attributes);
    }

    @Override
    public String toString() {
        // Neither the hash: what is printed may be kept.
        return name + " (" + role + ")";
    }
}
