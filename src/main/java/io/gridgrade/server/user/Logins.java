package io.gridgrade.server.user;

import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells who a name and a password are. A client sends both with each request: what was found right is remembered for some
 * minutes, by a digest under a key that this process alone has, until the file of users changes.
 */
public final class Logins {
    private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int REMEMBERED_MAX = 10_000;
    private static final int KEY_BYTES = 32;

    private record Remembered(User user, long until) {}

    private record State(Map<String, User> users, Object fileKey, long modified, long size) {}

    private final UsersFile file;
    private final Guesses guesses = new Guesses(System::nanoTime);
    private final SecretKeySpec key;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private volatile State state;

    /** Of a home that has users. */
    public Logins(Home home) {
        this.file = new UsersFile(home);
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.state = new State(file.read(), null, 0, 0);
    }

    /** What comes of signing in: a user, or why not. */
    public record Login(Optional<User> user, String reason) {}

    /** Who it is, when that is known without a look at the password's hash, which takes its time. */
    public Optional<Login> remembered(String name, String password) {
        Remembered known = remembered.get(digest(name, password));
        // The very user of the file as it is: another password, role or none any more counts at once.
        return known != null && known.until > System.nanoTime() && known.user.equals(users().get(name))
                ? Optional.of(new Login(Optional.of(known.user), ""))
                : Optional.empty();
    }

    /** Who it is. */
    public Login login(String name, String password, String address) {
        Optional<Login> known = remembered(name, password);
        if (known.isPresent()) {
            return known.get();
        }
        Map<String, User> users = users();
        String digest = digest(name, password);
        long wait = guesses.secondsToWait(name, address);
        if (wait > 0) {
            return new Login(Optional.empty(), "too many wrong passwords; try again in " + wait + " s");
        }
        User user = users.get(name);
        if (!Passwords.isOf(password, user == null ? null : user.passwordHash())) {
            guesses.wrong(name, address);
            return new Login(Optional.empty(), "the user's name or the password is wrong");
        }
        guesses.right(name, address);
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(digest, new Remembered(user, System.nanoTime() + REMEMBERED_NANOS));
        return new Login(Optional.of(user), "");
    }

    // A file that cannot be read any more keeps nobody who is in: what was read last counts.
    private Map<String, User> users() {
        State current = state;
        try {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            if (now.lastModifiedTime().toMillis() != current.modified
                    || now.size() != current.size
                    || !java.util.Objects.equals(now.fileKey(), current.fileKey)) {
                current = new State(
                        file.read(), now.fileKey(), now.lastModifiedTime().toMillis(), now.size());
                state = current;
            }
        } catch (java.nio.file.NoSuchFileException e) {
            // No users any more: nobody is let in.
            current = new State(Map.of(), null, 0, 0);
            state = current;
        } catch (IOException | RuntimeException e) {
            return current.users;
        }
        return current.users;
    }

    private String digest(String name, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
