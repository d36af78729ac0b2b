package io.gridgrade.warehouse;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A user's folder: settings, sources, the warehouse's one file, published copys and printed results. */
public record Home(Path folder) {
    /** An existing home; a folder without settings is the user's error. */
    public static Home at(Path folder) {
        Home home = new Home(folder.toAbsolutePath().normalize());
        home.requireUsableName();
        if (!Files.isRegularFile(home.settingsFile())) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "\"" + folder
                            + "\" is not a GridGrade home: there is no gridgrade.yml in it; expected a folder made by"
                            + " gridgrade init; make one with: gridgrade init " + folder);
        }
        return home;
    }

    /** Refuses a folder whose name, or that of one above it, the engine would take for something else than a name. */
    public void requireUsableName() {
        String name = folder.toString();
        Optional<String> odd = name.codePoints()
                .filter(sign -> Character.isISOControl(sign) || isOfAddresses(sign))
                .mapToObj(sign -> Character.isISOControl(sign)
                        ? "an invisible character (" + Character.getName(sign).toLowerCase(Locale.ROOT) + ")"
                        : "\"" + Character.toString(sign) + "\"")
                .findFirst();
        if (odd.isPresent()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "the home \"" + DisplayWidth.printable(name) + "\" has " + odd.get()
                            + " in its path, which the engine reads as something else than a name; expected a path"
                            + " without ; ? \\ tabs and line ends; name the folder otherwise");
        }
    }

    // It begins the settings of an address, or stands between folders.
    private static boolean isOfAddresses(int sign) {
        return sign == ';' || sign == '?' || (sign == '\\' && File.separatorChar != '\\');
    }

    /** Where the settings are. */
    public Path settingsFile() {
        return folder.resolve("gridgrade.yml");
    }

    /** The warehouse itself; one process writes it. */
    public Path warehouseFile() {
        return folder.resolve("warehouse.duckdb");
    }

    /** What was committed and is not yet in the file; the engine's name for it. */
    public Path warehouseLogFile() {
        return folder.resolve("warehouse.duckdb.wal");
    }

    /** Held by the process that writes. */
    public Path lockFile() {
        return folder.resolve("warehouse.lock");
    }

    /** The published copy, which readers open. */
    public Path publishedFile() {
        return folder.resolve("published").resolve("warehouse.duckdb");
    }

    /** Where the engine spills and files are transcoded; emptied by each writer when it opens. */
    public Path temporaryFolder() {
        return folder.resolve("tmp");
    }

    /** What is read of suppliers' databases, until it is loaded; a reading that broke off is taken up again from here. */
    public Path extractsFolder() {
        return folder.resolve("extracts");
    }

    /** The home's own sources. */
    public Path sourcesFolder() {
        return folder.resolve("sources");
    }

    /** Reports and packs of a month. */
    public Path outFolder(Period period) {
        return folder.resolve("out").resolve(period.toString());
    }

    /** The months that there are, a line each: what completion offers. */
    public Path monthsFile() {
        return folder.resolve("months.txt");
    }

    /** Backups, unless another place was named. */
    public Path backupsFolder() {
        return folder.resolve("backups");
    }

    /** Where a reader spills, each in a folder of its own. */
    public Path readersFolder() {
        return folder.resolve("readers");
    }

    /** The secret by which a forgotten customer's number is known again; outside the warehouse, so that a copy of that tells nothing. */
    public Path saltFile() {
        return folder.resolve("forget.salt");
    }

    /** The record of a run: {@code run.json} and its lineage. */
    public Path runFolder(String name) {
        return folder.resolve("runs").resolve(name);
    }

    /** What was told of each command that works on the home, a file a month. */
    public Path logsFolder() {
        return folder.resolve("logs");
    }
}
