package io.gridgrade.policy;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The roles of a home, from its {@code policies.yml}. */
record Policies(List<Role> roles) {
    static final String FILE = "policies.yml";

    static Path file(Home home) {
        return home.folder().resolve(FILE);
    }

    /** What the file says; what is wrong with it is told to the problems. */
    static Policies read(Home home, Problems problems) {
        Path file = file(home);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "there are no roles: the home has no " + FILE + "; expected " + file
                            + ", as warehouse/policies.md describes it");
        }
        try {
            return new Policies(new PolicyYaml(problems).read(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }

    /** The role of a name; others are not told of, for who asks may be anybody. */
    Role role(String name) {
        return roles.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.WRONG_USAGE,
                        "there is no role \"" + name + "\" in " + FILE
                                + Nearest.hint(
                                        name, roles.stream().map(Role::name).toList())
                                + "; gridgrade policy check lists them"));
    }
}
