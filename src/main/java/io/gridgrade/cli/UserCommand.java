package io.gridgrade.cli;

import io.gridgrade.policy.PolicyCheck;
import io.gridgrade.server.user.Passwords;
import io.gridgrade.server.user.User;
import io.gridgrade.server.user.UsersFile;
import io.gridgrade.server.worker.Question;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Who may sign in to the server. */
@Command(
        subcommands = {
            UserCommand.Add.class,
            UserCommand.Listed.class,
            UserCommand.Remove.class,
            UserCommand.Password.class
        })
final class UserCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Override
    public void run() {
        throw new UserError(
                ExitCode.WRONG_USAGE,
                "what to do is missing; expected for example: gridgrade user add anna --role owner, or user list, user"
                        + " password anna, user remove anna");
    }

    private UsersFile file() {
        return new UsersFile(main.home());
    }

    private void say(String words) {
        main.terminal().err().println(words);
    }

    /** Without echo from a terminal, where nobody reads along; else the first line of stdin. */
    private String newPassword(String name) {
        Console console = main.terminal().errIsTerminal() ? System.console() : null;
        if (console == null) {
            try {
                String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
                if (line == null) {
                    throw new UserError(
                            ExitCode.WRONG_USAGE,
                            "the password is missing; expected it in the first line of stdin, or a terminal to ask at");
                }
                return line;
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to read the password from stdin", e);
            }
        }
        char[] first = console.readPassword("password of %s: ", name);
        char[] second = console.readPassword("once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new UserError(ExitCode.WRONG_USAGE, "the two are not the same; nothing was changed; try again");
        }
        return new String(first);
    }

    /** Adds one. */
    @Command(name = "add", description = "Add a user; the password is asked for, or read from stdin.")
    static final class Add implements Runnable {
        @ParentCommand
        private UserCommand users;

        @Parameters(paramLabel = "NAME", description = "The name to sign in with.")
        private String name;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                description = "What the user may see: a role of policies.yml, or owner for all.")
        private String role;

        @Option(
                names = "--attribute",
                paramLabel = "KEY=VALUE",
                description = "What policies may ask of the user, such as region=12. May be given several times.")
        private Map<String, String> attributes = new LinkedHashMap<>();

        @Override
        public void run() {
            UsersFile file = users.file();
            if (file.read().containsKey(name)) {
                // Before the password is asked for in vain.
                file.add(file.existing(name));
            }
            new User(name, "", role, attributes);
            if (!role.equals(Question.OWNER)) {
                PolicyCheck.requireRole(users.main.home(), role);
            }
            file.add(new User(name, Passwords.hashOfNew(users.newPassword(name)), role, attributes));
            users.say("user " + name + " may sign in, as " + role);
        }
    }

    /** Shows them. */
    @Command(name = "list", description = "Show the users, with roles and attributes.")
    static final class Listed implements Runnable {
        @ParentCommand
        private UserCommand users;

        @Override
        public void run() {
            List<List<String>> rows = users.file().read().values().stream()
                    .map(user -> List.of(
                            user.name(),
                            user.role(),
                            user.attributes().toString().replaceAll("[{}]", "")))
                    .toList();
            if (rows.isEmpty()) {
                users.say("nobody may sign in yet; add a user with: gridgrade user add NAME --role ROLE");
            } else {
                rows.forEach(row -> users.main
                        .terminal()
                        .out()
                        .println((row.get(0) + "  " + row.get(1) + "  " + row.get(2)).stripTrailing()));
            }
        }
    }

    /** Takes one out. */
    @Command(name = "remove", description = "Take a user out; a server that runs lets the user in no more.")
    static final class Remove implements Runnable {
        @ParentCommand
        private UserCommand users;

        @Parameters(paramLabel = "NAME", description = "The user.")
        private String name;

        @Override
        public void run() {
            users.file().remove(name);
            users.say("user " + name + " may sign in no more");
        }
    }

    /** Sets another password. */
    @Command(name = "password", description = "Set another password; it is asked for, or read from stdin.")
    static final class Password implements Runnable {
        @ParentCommand
        private UserCommand users;

        @Parameters(paramLabel = "NAME", description = "The user.")
        private String name;

        @Override
        public void run() {
            users.file().existing(name);
            users.file().changePassword(name, Passwords.hashOfNew(users.newPassword(name)));
            users.say("user " + name + " has another password");
        }
    }
}
