package io.gridgrade.whatif;

import io.gridgrade.cycle.HomeFiles;
import io.gridgrade.settings.Setting;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Rules of a folder of the form of a home, over those of a home: only what is there replaces what the home has.
 *
 * @param names     the files that differ, as a home calls them, and the settings, each with its values before and after
 * @param resources the seeds and SELECTs in force, with those of the folder over them
 * @param settings  the settings in force, with those of the folder over them
 */
public record ChangedRules(List<String> names, Resources resources, Parameters settings) {
    private static final String SETTINGS = "gridgrade.yml";
    private static final String SEEDS = "warehouse/seeds";

    /** Sections of settings that the steps from indicators to grades go by; the others went into what those steps read. */
    private static final Set<String> OF_GRADING = Set.of("grade", "discriminant", "value");

    private static final Set<Setting> ALSO_OF_GRADING =
            EnumSet.of(Setting.DEFAULT_HORIZON_MONTHS, Setting.DEFAULT_CURE_MONTHS);

    /** Seeds that those steps do not read: of groups, of service, of loading, and of the snapshot. */
    private static final Set<String> NOT_OF_GRADING = Set.of(
            "seeds/credit_event.csv",
            "seeds/group_feature.csv",
            "seeds/group_theme.csv",
            "seeds/group_word.csv",
            "seeds/landing_key.csv",
            "seeds/service_input.csv",
            "seeds/service_resource.csv",
            "seeds/service_rule.csv",
            "seeds/survey_item.csv");

    /** Reads and checks a folder; all that is wrong with it is told at once, and nothing is computed. */
    public static ChangedRules of(Home home, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw wrong("\"" + folder + "\" is not a folder; expected one with " + forms() + ", as a home has them");
        }
        List<String> files = files(folder);
        Resources before = Resources.of(home);
        requireKnown(folder, files);
        Resources resources = before.under(folder);
        Settings own = Settings.read(home.settingsFile());
        Settings settings = files.contains(SETTINGS) ? own.changedBy(folder.resolve(SETTINGS)) : own;
        List<String> changed = new ArrayList<>();
        for (String file : files) {
            if (!file.equals(SETTINGS) && isChanged(before, resources, nameOf(file))) {
                changed.add(file);
            }
        }
        List<String> idle = new ArrayList<>(
                changed.stream().filter(NOT_OF_GRADING::contains).toList());
        for (Setting setting : Setting.values()) {
            if (!own.value(setting).equals(settings.value(setting))) {
                changed.add(setting.fullName() + ": " + own.value(setting) + " -> " + settings.value(setting));
                if (!isOfGrading(setting)) {
                    idle.add(setting.fullName());
                }
            }
        }
        if (!idle.isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "\"" + folder + "\" changes what comes before the indicators, or after the grades; a what-if takes"
                            + " the month's snapshot as it was closed; nothing was computed; take out",
                    idle);
        }
        if (changed.isEmpty()) {
            throw wrong("nothing in \"" + folder + "\" differs from the home"
                    + (files.isEmpty() ? ": it has no file" : ": " + String.join(", ", files))
                    + "; expected a changed copy of one of " + forms());
        }
        requireRight(folder, resources, settings.asParameters());
        return new ChangedRules(List.copyOf(changed), resources, settings.asParameters());
    }

    /** The rules of a home as they are. */
    public static ChangedRules none(Home home) {
        return new ChangedRules(
                List.of(),
                Resources.of(home),
                Settings.read(home.settingsFile()).asParameters());
    }

    static boolean isOfGrading(Setting setting) {
        return OF_GRADING.contains(setting.section()) || ALSO_OF_GRADING.contains(setting);
    }

    private static boolean isChanged(Resources before, Resources after, String name) {
        return !before.has(name) || !before.text(name).equals(after.text(name));
    }

    private static void requireKnown(Path folder, List<String> files) {
        Set<String> known = new TreeSet<>(Set.of(SETTINGS));
        Resources.shipped().namesShipped(SEEDS, ".csv").forEach(name -> known.add("seeds/" + name));
        List<String> strange = files.stream()
                .filter(file -> !known.contains(file) && !isSelect(file))
                .map(file -> file + Nearest.hint(file, known))
                .toList();
        if (!strange.isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "\"" + folder + "\" has " + strange.size() + (strange.size() == 1 ? " file" : " files")
                            + " that no close reads; expected only " + forms()
                            + "; nothing was computed; take out what does not belong there",
                    strange);
        }
    }

    private static boolean isSelect(String file) {
        return file.startsWith("sql/") && Resources.isForHome(file);
    }

    private static void requireRight(Path folder, Resources resources, Parameters settings) {
        List<String> faults = HomeFiles.problems(resources, settings);
        if (!faults.isEmpty()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the rules of \"" + folder + "\" over those of the home have " + faults.size()
                            + (faults.size() == 1 ? " mistake" : " mistakes")
                            + "; nothing was computed; mend the file",
                    faults);
        }
    }

    private static String forms() {
        return "gridgrade.yml, seeds/*.csv and sql/indicator/*.sql";
    }

    private static String nameOf(String file) {
        return file.startsWith("seeds/") ? "warehouse/" + file : file;
    }

    // What editors and file managers leave beside a file is nobody's rule.
    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.endsWith("~") && !file.matches("(.*/)?\\..*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + folder, e);
        }
    }

    private static UserError wrong(String what) {
        return new UserError(ExitCode.WRONG_USAGE, what);
    }
}
