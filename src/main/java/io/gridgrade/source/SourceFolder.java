package io.gridgrade.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.source.database.DatabaseAddress;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.HomeSql;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A source: its {@code source.yml} and one SELECT a landing table, read and checked. */
public final class SourceFolder {
    private static final String SOURCES = "warehouse/sources";

    private final String name;
    private final String title;
    private final List<SourceTable> tables;
    private final LandingKeys keys;
    private final Optional<DatabaseAddress> database;

    private SourceFolder(
            String name, String title, List<SourceTable> tables, Optional<DatabaseAddress> database, LandingKeys keys) {
        this.name = name;
        this.title = title;
        this.tables = tables;
        this.database = database;
        this.keys = keys;
    }

    /** The names of all sources, those that ship and those of the home, sorted. */
    public static Set<String> names(Resources resources) {
        Set<String> names = new TreeSet<>(resources.folderNames(SOURCES));
        names.removeIf(name -> !resources.has(SOURCES + "/" + name + "/source.yml"));
        return names;
    }

    /** The names of those of which the home has a file. */
    public static Set<String> namesOfHome(Resources resources) {
        Set<String> names = names(resources);
        names.removeIf(name -> resources.namesOfHome(SOURCES + "/" + name).isEmpty());
        return names;
    }

    /** The source of that name; tells all that is wrong with it at once. */
    public static SourceFolder named(Resources resources, String name) {
        Set<String> names = names(resources);
        if (!names.contains(name)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "source \"" + name + "\" is unknown" + Nearest.hint(name, names) + "; expected one of "
                            + String.join(", ", names) + ", or a folder sources/" + name
                            + " with a source.yml in the home");
        }
        Problems problems = new Problems();
        LandingKeys keys = LandingKeys.shipped();
        Map<String, String> selects = resources.texts(SOURCES + "/" + name, ".sql");
        SourceYaml yaml = new SourceYaml(name, keys.tables(), selects, problems);
        List<SourceTable> tables = List.of();
        String title = name;
        String text = resources.text(SOURCES + "/" + name + "/source.yml");
        try {
            JsonNode root = YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    // Money in source.yml, such as a control total, is exact.
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(text);
            tables = yaml.tables(root);
            title = root.path("title").asText(name);
            // What ships was parsed when it was made.
            if (problems.isEmpty()
                    && !resources.namesOfHome(SOURCES + "/" + name).isEmpty()) {
                HomeSql.parse(
                        selects.entrySet().stream()
                                .map(select -> new SqlFile(select.getKey(), select.getValue()))
                                .toList(),
                        problems);
            }
        } catch (JsonProcessingException e) {
            problems.add(
                    "source.yml line %d, column %d: not YAML: %s; expected keys and values as in the sources that ship",
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                    e.getOriginalMessage().lines().findFirst().orElse(""));
        }
        if (!problems.isEmpty()) {
            YamlPlaces places = YamlPlaces.of(text);
            throw refused(name, problems.lines().stream().map(places::placed).toList());
        }
        return new SourceFolder(name, title, tables, yaml.database(), keys);
    }

    private static UserError refused(String name, List<String> problems) {
        return new UserError(
                ExitCode.WRONG_USAGE,
                "source \"" + name + "\" has " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                        + "; nothing was loaded",
                problems);
    }

    /** Tells what is wrong with its SELECTs that can be known before there is a file: what they read, and what they give. */
    public void requireSelects(Warehouse warehouse) {
        Problems problems = new Problems();
        Map<String, LandingTable> landing = LandingTable.all(warehouse);
        for (SourceTable table : tables) {
            SelectTree tree = SelectTree.of(warehouse, table.select());
            SelectFaults faults = new SelectFaults(table, landing.get(table.landingTable()), problems);
            if (!faults.readsElsewhere(tree) && !tree.given().isEmpty()) {
                faults.tellOf(tree.given());
            }
        }
        if (!problems.isEmpty()) {
            throw refused(name, problems.lines());
        }
    }

    /** What it feeds, and from which fields of which files. */
    public List<FedTable> feeds(Warehouse warehouse) {
        return tables.stream()
                .map(table -> new FedTable(
                        table.landingTable(),
                        isDatabase() ? List.of() : table.patterns(),
                        table.selectName(),
                        SelectTree.of(warehouse, table.select()).origins()))
                .toList();
    }

    /** Its name, which is the name of its folder. */
    public String name() {
        return name;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /** Whether some of its tables give only what has changed since they were read last. */
    public boolean hasCursor() {
        return tables().stream().anyMatch(SourceTable::hasCursor);
    }

    /** Whether it reads a database, and not files. */
    public boolean isDatabase() {
        return database.isPresent();
    }

    Optional<DatabaseAddress> database() {
        return database;
    }

    List<SourceTable> tables() {
        return tables;
    }

    LandingKeys keys() {
        return keys;
    }
}
