package io.gridgrade.care;

import io.gridgrade.value.OwnerOnly;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks whether others than its owner may open a home, which holds names and debts. */
final class CheckPrivacy {
    private static final String CHECK = "privacy";
    // What its user puts there: in a home that only its owner may open, it is as private as that.
    private static final Set<String> OF_USER = Set.of(
            "gridgrade.yml",
            "quality.yml",
            "measures.yml",
            "summaries.yml",
            "policies.yml",
            "seeds",
            "sources",
            "sql",
            "sample");

    private CheckPrivacy() {}

    static Finding finding(Home home) {
        if (!OwnerOnly.isKnown()) {
            return Finding.ok(
                    CHECK, "this system has no modes of files; see to it that only its owner may open the home");
        }
        try {
            if (OwnerOnly.isOpenToOthers(home.folder())) {
                return Finding.warn(
                        CHECK,
                        "others than its owner may open the home, which holds names and debts",
                        "take that from them with: " + advice(home.folder()));
            }
            List<Path> open = open(home);
            return open.isEmpty()
                    ? Finding.ok(CHECK, "only its owner may open the home")
                    : Finding.warn(
                            CHECK,
                            open.size()
                                    + " in the home would be open to others if they were copied with their modes, such"
                                    + " as " + home.folder().relativize(open.get(0)),
                            "take that from them with: " + advice(home.folder()));
        } catch (IOException e) {
            throw new UncheckedIOException("the modes of " + home.folder() + " cannot be read", e);
        }
    }

    private static String advice(Path folder) {
        return "chmod -R go= '" + folder.toString().replace("'", "'\\''") + "'";
    }

    private static List<Path> open(Home home) throws IOException {
        List<Path> open = new ArrayList<>();
        try (Stream<Path> top = Files.list(home.folder())) {
            for (Path path : top.sorted()
                    .filter(path -> !OF_USER.contains(path.getFileName().toString()))
                    .toList()) {
                try (Stream<Path> all = Files.walk(path)) {
                    for (Path each : all.toList()) {
                        if (OwnerOnly.isOpenToOthers(each)) {
                            open.add(each);
                        }
                    }
                }
            }
        }
        return open;
    }
}
