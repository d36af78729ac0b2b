package io.gridgrade.server.user;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;

/** Passwords, hashed by Argon2id as OWASP asks: 19 MiB, two rounds, one lane. A check takes a tenth of a second, on purpose. */
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int LENGTH_MIN = 10;
    private static final int LENGTH_MAX = 200;

    /** Each takes 19 MiB and a core: who guesses in a hundred connections at once must not take the machine. */
    static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    // So that a name that is not there takes as long as one that is.
    private static final String NOBODY = hash("nobody has this password");

    private Passwords() {}

    /** The hash to keep of a new password; a password that is too short is the user's error. */
    public static String hashOfNew(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < LENGTH_MIN || length > LENGTH_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the password has " + length + " characters; expected " + LENGTH_MIN + " to " + LENGTH_MAX
                            + "; several words in a row are easy to keep and hard to guess");
        }
        return hash(password);
    }

    private static String hash(String password) {
        return Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(MEMORY_KIB, ROUNDS, LANES, HASH_BYTES, Argon2.ID))
                .getResult();
    }

    /** Whether it is the password of the hash; takes as long when there is none. */
    static boolean isOf(String password, String hashOrNull) {
        String hash = hashOrNull == null ? NOBODY : hashOrNull;
        boolean isRight = Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        return isRight && hashOrNull != null;
    }

    /** Whether a text is a hash as these are kept. */
    static boolean isHash(String text) {
        return text.startsWith("$argon2id$");
    }
}
