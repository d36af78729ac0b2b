package io.gridgrade.cycle;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Dataset;
import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Catalogue;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints and exports of an edition that is no longer in force. Before the next edition is published they move to a folder
 * of their own below {@code out/<period>/}, so that none is ever overwritten, and what stands in {@code out/<period>/}
 * itself is in force.
 */
public final class SupersededFiles {
    private static final String FOLDER = "edition-";
    private static final String KNOWN_AT_FOLDER = "as-known-at-";
    private static final String MARK = "SUPERSEDED.txt";

    private SupersededFiles() {}

    /** Sets aside what was printed of months that the next copy restates; tells which files are stale. */
    static void setAside(Run run, Warehouse warehouse, Home home) {
        for (Row edition : superseded(warehouse, home)) {
            Period month = Period.ofKey(edition.integer("period_key"));
            Path out = home.outFolder(month);
            try {
                List<Path> found = inForce(out);
                if (!found.isEmpty()) {
                    Path folder = free(out, edition.integer("edition_no"), found);
                    List<Path> moved = move(found, folder);
                    OwnerOnly.write(folder.resolve(MARK), mark(month, edition));
                    moved.forEach(file -> run.wrote(Dataset.file(file)
                            .with("period", month.toString())
                            .with("edition", edition.integer("edition_no"))
                            .with("superseded_by_edition", edition.integer("next_edition_no"))));
                    run.note(words(home, month, edition, folder, moved));
                }
            } catch (IOException e) {
                throw new UserError(
                        ExitCode.FAILED,
                        "what was printed of the edition before of " + month + " cannot be moved within " + out + ": "
                                + e.getClass().getSimpleName() + " " + e.getMessage()
                                + "; the months are closed, but not published, so that it is not overwritten; allow"
                                + " writing there, close what has a file of it open, and go on with: gridgrade close");
            }
        }
    }

    /** The folders below {@code out/} with files of editions that are no longer in force, and how many files each has. */
    public static Map<String, Long> folders(Home home) {
        Path out = home.folder().resolve("out");
        Map<String, Long> folders = new TreeMap<>();
        if (Files.isDirectory(out)) {
            try (Stream<Path> found = Files.walk(out)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    Path place = out.relativize(file);
                    if (place.getNameCount() > 2
                            && place.getName(1).toString().startsWith(FOLDER)
                            && !file.endsWith(MARK)) {
                        folders.merge("out/" + place.getName(0) + "/" + place.getName(1), 1L, Long::sum);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to look at " + out, e);
            }
        }
        return folders;
    }

    private static List<Row> superseded(Warehouse warehouse, Home home) {
        List<Row> editions = new ArrayList<>();
        if (Files.isRegularFile(home.publishedFile())) {
            warehouse.attached(home.publishedFile(), name -> {
                // A copy of a version without editions shows none that could be restated.
                if (Catalogue.has(warehouse, name, "period_edition")) {
                    editions.addAll(warehouse.query(
                            warehouse.sqlFile("cycle/editions_superseded").withFragments(Map.of("published", name)),
                            Parameters.none()));
                }
            });
        }
        return editions;
    }

    private static List<Path> inForce(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(out)) {
            return found.filter(path -> !path.getFileName().toString().startsWith(FOLDER))
                    .filter(path -> !path.getFileName().toString().startsWith(KNOWN_AT_FOLDER))
                    .sorted()
                    .toList();
        }
    }

    // A close that was cut short may have moved files of the edition already, and more may have been printed since.
    private static Path free(Path out, int edition, List<Path> files) throws IOException {
        for (int no = 1; ; no++) {
            Path folder = out.resolve(FOLDER + edition + (no == 1 ? "" : "-" + no));
            if (files.stream().noneMatch(file -> Files.exists(folder.resolve(file.getFileName())))) {
                return OwnerOnly.createFolders(folder);
            }
        }
    }

    private static List<Path> move(List<Path> files, Path folder) throws IOException {
        List<Path> moved = new ArrayList<>();
        for (Path file : files) {
            Path place = Files.move(file, folder.resolve(file.getFileName()));
            try (Stream<Path> found = Files.walk(place)) {
                found.filter(Files::isRegularFile).sorted().forEach(moved::add);
            }
        }
        return moved;
    }

    private static String mark(Period month, Row edition) {
        int was = edition.integer("edition_no");
        int next = edition.integer("next_edition_no");
        return "These files say what edition " + was + " of " + month + " said. Edition " + next + ", closed "
                + edition.text("closed_at_text") + ", took its place: " + edition.text("reason_text")
                + "\nPrint the month anew with: gridgrade report " + month + " and gridgrade export " + month
                + "\n\n本文件夹为 " + month + " 第" + was + "版的报表与报送文件，已被第" + next + "版取代（"
                + edition.text("closed_at_text") + "）。\n";
    }

    private static String words(Home home, Period month, Row edition, Path folder, List<Path> moved) {
        return month + ": what was printed and exported of edition " + edition.integer("edition_no")
                + " is stale, and stands in " + home.folder().relativize(folder) + " now: "
                + moved.stream().map(file -> folder.relativize(file).toString()).collect(Collectors.joining(", "))
                + "; make it anew with: gridgrade report " + month + ", gridgrade export " + month;
    }
}
