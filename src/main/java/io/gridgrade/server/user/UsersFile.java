package io.gridgrade.server.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code users.yml} of a home: who may sign in, for the eyes of the home's owner only. */
public final class UsersFile {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path file;

    /** Of a home. */
    public UsersFile(Home home) {
        this.file = home.folder().resolve("users.yml");
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Its users by name; none when there is no file. */
    public Map<String, User> read() {
        if (!exists()) {
            return Map.of();
        }
        try {
            if (OwnerOnly.isOpenToOthers(file)) {
                throw new UserError(
                        ExitCode.PRECONDITION,
                        file + " can be opened by others than its owner; expected mode 600; mend it with: chmod 600 "
                                + file);
            }
            return parsed(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }

    private Map<String, User> parsed(String text) {
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw wrong("line " + e.getLocation().getLineNr() + " is no YAML");
        }
        if (root == null || !root.path("users").isArray()) {
            throw wrong("there is no list \"users\" in it");
        }
        Map<String, User> users = new TreeMap<>();
        for (JsonNode one : root.path("users")) {
            Map<String, String> attributes = new TreeMap<>();
            one.path("attributes")
                    .properties()
                    .forEach(entry ->
                            attributes.put(entry.getKey(), entry.getValue().asText()));
            String name = one.path("name").asText();
            String hash = one.path("password").asText();
            if (!Passwords.isHash(hash)) {
                throw wrong("the password of user \"" + name + "\" is no hash of Argon2id");
            }
            if (users.put(name, new User(name, hash, one.path("role").asText(), attributes)) != null) {
                throw wrong("user \"" + name + "\" is there twice");
            }
        }
        return users;
    }

    private UserError wrong(String what) {
        return new UserError(
                ExitCode.PRECONDITION,
                file + ": " + what + "; expected the file as gridgrade user add writes it; make users with: gridgrade"
                        + " user add NAME --role ROLE");
    }

    /** Adds a user; one of that name that is there is the user's error. */
    public void add(User user) {
        Map<String, User> users = new TreeMap<>(read());
        if (users.putIfAbsent(user.name(), user) != null) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "user \"" + user.name() + "\" is there already; another password is set with: gridgrade user"
                            + " password " + user.name() + "; another role by removing and adding the user");
        }
        write(users);
    }

    /** Puts another password hash in the place of a user's. */
    public void changePassword(String name, String passwordHash) {
        Map<String, User> users = new TreeMap<>(read());
        users.put(name, existing(users, name).withPasswordHash(passwordHash));
        write(users);
    }

    /** Takes a user out. */
    public void remove(String name) {
        Map<String, User> users = new TreeMap<>(read());
        existing(users, name);
        users.remove(name);
        write(users);
    }

    /** The user of that name; none is the user's error. */
    public User existing(String name) {
        return existing(read(), name);
    }

    private User existing(Map<String, User> users, String name) {
        return Optional.ofNullable(users.get(name))
                .orElseThrow(() -> new UserError(
                        ExitCode.WRONG_USAGE,
                        "there is no user \"" + name + "\"; expected one of " + users.keySet()
                                + "; see gridgrade user list"));
    }

    private void write(Map<String, User> users) {
        List<Map<String, Object>> list = new ArrayList<>();
        users.values().forEach(user -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", user.name());
            one.put("role", user.role());
            if (!user.attributes().isEmpty()) {
                one.put("attributes", user.attributes());
            }
            one.put("password", user.passwordHash());
            list.add(one);
        });
        try {
            Whole.write(file, YAML.writeValueAsBytes(Map.of("users", list)));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write " + file, e);
        }
    }
}
