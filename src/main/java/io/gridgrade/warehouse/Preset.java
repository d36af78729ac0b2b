package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules of grading as a utility has printed them, for a new home to begin with: seeds of its own, and settings.
 *
 * @param settings the settings that it needs, as section.key
 */
public record Preset(String code, Map<String, String> settings) {
    private static final String FOLDER = Seeds.FOLDER + "/presets";

    /** With its own copies. */
    public Preset {
        settings = Map.copyOf(settings);
    }

    /** The preset of a code; one that is not known is refused. */
    public static Preset of(String code) {
        Problems problems = new Problems();
        String text = Resources.shipped().text(FOLDER + "/settings.csv");
        SeedFile seed = SeedFile.of("seeds/presets/settings.csv", text, problems);
        Set<String> known = new LinkedHashSet<>();
        Map<String, String> settings = new LinkedHashMap<>();
        for (List<SeedFile.Cell> row : seed.rows()) {
            known.add(seed.cell(row, "preset_code").text());
            if (seed.cell(row, "preset_code").text().equals(code)) {
                settings.put(
                        seed.cell(row, "setting_name").text(),
                        seed.cell(row, "setting_value").text());
            }
        }
        if (!known.contains(code)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "preset \"" + code + "\" is unknown" + Nearest.hint(code, known) + "; expected one of "
                            + String.join(", ", known));
        }
        return new Preset(code, settings);
    }

    /** Puts its seeds into a home, which may have none of them yet. */
    public void writeInto(Path home) throws IOException {
        Path seeds = home.resolve("seeds");
        OwnerOnly.createFolders(seeds);
        Resources.shipped().texts(FOLDER + "/" + code, ".csv").forEach((name, text) -> {
            try {
                OwnerOnly.write(seeds.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to write " + seeds.resolve(name), e);
            }
        });
    }
}
