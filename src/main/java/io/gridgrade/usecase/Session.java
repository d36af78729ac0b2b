package io.gridgrade.usecase;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Periods;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.KnownAt;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** A home at work: its settings, its open warehouse, and where progress is told. */
public record Session(Home home, Parameters settings, Warehouse warehouse, ProgressListeners progress) {
    /** Does work on the home's warehouse, alone. */
    public static <T> T writing(Home home, Supplier<ProgressListeners> listeners, Function<Session, T> work) {
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        ProgressListeners progress = listeners.get();
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.of(settings), progress)) {
            Run.endAbandoned(warehouse);
            T result = work.apply(new Session(home, settings, warehouse, progress));
            noteMonths(home, warehouse);
            return result;
        } finally {
            progress.close();
        }
    }

    /** Looks at the home's warehouse while nobody writes it; as a writer only when something there waits for one. */
    public static <T> T looking(Home home, Supplier<ProgressListeners> listeners, Function<Session, T> work) {
        return lookedAt(home, listeners, work).orElseGet(() -> writing(home, listeners, work));
    }

    private static <T> Optional<T> lookedAt(
            Home home, Supplier<ProgressListeners> listeners, Function<Session, T> work) {
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        if (!Files.isRegularFile(home.warehouseFile()) || Files.exists(home.warehouseLogFile())) {
            return Optional.empty();
        }
        ProgressListeners progress = listeners.get();
        try (Warehouse warehouse = Warehouse.openAtRest(home, EngineLimits.of(settings))) {
            if (Run.isAnyAbandoned(warehouse, home)) {
                return Optional.empty();
            }
            T result = work.apply(new Session(home, settings, warehouse, progress));
            noteMonths(home, warehouse);
            return Optional.of(result);
        } catch (IllegalStateException e) {
            // The tables of an earlier version have not all that this one asks of them.
            return Optional.empty();
        } finally {
            progress.close();
        }
    }

    // For completion, which cannot wait for an engine; whatever becomes of it, the work is done.
    private static void noteMonths(Home home, Warehouse warehouse) {
        try {
            Set<Period> known = new TreeSet<>(Periods.closed(warehouse));
            known.addAll(Periods.open(warehouse));
            StringBuilder lines = new StringBuilder();
            known.forEach(month -> lines.append(month).append('\n'));
            String months = lines.toString();
            if (!Files.exists(home.monthsFile())
                    || !Files.readString(home.monthsFile()).equals(months)) {
                Whole.write(home.monthsFile(), months.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | RuntimeException e) {
            // Completion offers the months of the command before.
        }
    }

    /** Reads the home's published copy, or what was known at a moment, beside whoever writes. */
    public static <T> T reading(
            Home home, Optional<KnownAt> knownAt, Supplier<ProgressListeners> listeners, Function<Session, T> work) {
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        EngineLimits limits = EngineLimits.of(settings);
        ProgressListeners progress = listeners.get();
        try (Warehouse warehouse = knownAt.isPresent()
                ? PublishedCopy.openAsKnownAt(home, limits, knownAt.get())
                : PublishedCopy.open(home, limits)) {
            return work.apply(new Session(home, settings, warehouse, progress));
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException e) {
            // Views of an earlier version have not all that this one asks them.
            PublishedCopy.requireByThisVersion(home, limits, e);
            throw e;
        } finally {
            progress.close();
        }
    }
}
