package io.gridgrade.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may touch what: dependencies point down, stages meet in tables, each library has its place. */
class ArchitectureTest {
    private static final String ROOT = "io.gridgrade.";

    // What lies beside this class is a test, whatever the folder is called.
    private static final String TESTS = ArchitectureTest.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains(TESTS))
            .importPackages("io.gridgrade");

    /** What a stage may import: others it meets in tables. */
    private static final List<String> STAGE = List.of("run", "warehouse", "engine", "value");

    /** Each package and the others of ours that it may import; cli may import all. */
    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("value", List.of()),
            Map.entry("settings", List.of("value")),
            Map.entry("engine", List.of("value")),
            Map.entry("warehouse", List.of("engine", "value")),
            Map.entry("run", List.of("warehouse", "engine", "value")),
            Map.entry("statistics", List.of("value")),
            Map.entry("source", STAGE),
            Map.entry("star", STAGE),
            Map.entry("quality", STAGE),
            Map.entry("indicator", List.of("statistics", "run", "warehouse", "engine", "value")),
            Map.entry("model", STAGE),
            Map.entry("grade", List.of("model", "statistics", "run", "warehouse", "engine", "value")),
            // The rooms of grade: each knows what a score is, and only the explanation knows several.
            Map.entry("grade.score", List.of("statistics", "engine", "value")),
            Map.entry("grade.index", List.of("grade.score", "warehouse", "engine", "value")),
            Map.entry("grade.weighting", List.of("statistics", "warehouse", "engine", "value")),
            Map.entry("grade.rule", List.of("warehouse", "engine", "value")),
            Map.entry(
                    "grade.risk",
                    List.of(
                            "grade.score",
                            "grade.index",
                            "model",
                            "statistics",
                            "run",
                            "warehouse",
                            "engine",
                            "value")),
            Map.entry(
                    "grade.explain",
                    List.of(
                            "grade.score",
                            "grade.index",
                            "grade.rule",
                            "grade.risk",
                            "model",
                            "statistics",
                            "warehouse",
                            "engine",
                            "value")),
            Map.entry("group", List.of("model", "statistics", "run", "warehouse", "engine", "value")),
            Map.entry("validation", List.of("statistics", "warehouse", "engine", "value")),
            Map.entry("service", List.of("statistics", "run", "warehouse", "engine", "value")),
            Map.entry("report", STAGE),
            Map.entry("export", STAGE),
            Map.entry("policy", List.of("warehouse", "engine", "value")),
            Map.entry("measure", List.of("warehouse", "value")),
            Map.entry("summary", List.of("warehouse", "engine", "value")),
            Map.entry("query", List.of("policy", "measure", "summary", "run", "warehouse", "engine", "value")),
            // Questions that are asked through the gateway, and a terminal to ask on; nothing but a front sees them.
            Map.entry("analysis", List.of("query", "policy", "warehouse", "engine", "value")),
            Map.entry(
                    "catalogue",
                    List.of("analysis", "query", "measure", "policy", "source", "warehouse", "engine", "value")),
            Map.entry("shell", List.of("analysis", "query", "policy", "run", "warehouse", "engine", "value")),
            Map.entry("sample", STAGE),
            // A front of its own beside the terminal: it asks the gateway, and sees nothing else of a home.
            Map.entry("server", List.of("query", "policy", "settings", "run", "warehouse", "engine", "value")),
            Map.entry(
                    "cycle",
                    List.of(
                            "source",
                            "star",
                            "quality",
                            "indicator",
                            "grade",
                            "group",
                            "service",
                            "summary",
                            "run",
                            "warehouse",
                            "engine",
                            "value")),
            // What is done with a home, for any front; it sees what the terminal does not need to.
            Map.entry(
                    "usecase",
                    List.of(
                            "settings",
                            "source",
                            "star",
                            "grade.explain",
                            "service",
                            "cycle",
                            "report",
                            "export",
                            "statistics",
                            "run",
                            "warehouse",
                            "engine",
                            "value")),
            // It closes months by other rules and looks at what would be printed; nothing but a front sees it.
            Map.entry(
                    "whatif",
                    List.of(
                            "settings",
                            "star",
                            "indicator",
                            "grade",
                            "cycle",
                            "report",
                            "statistics",
                            "run",
                            "warehouse",
                            "engine",
                            "value")),
            // It shows a closed month whole, so it sees all that makes one; nothing but a front sees it.
            Map.entry(
                    "rating",
                    List.of(
                            "star",
                            "indicator",
                            "grade",
                            "model",
                            "validation",
                            "statistics",
                            "warehouse",
                            "engine",
                            "value")),
            // It looks after all of a home, so it sees what makes one; no stage sees it.
            Map.entry(
                    "care",
                    List.of(
                            "settings",
                            "star",
                            "quality",
                            "cycle",
                            "summary",
                            "report",
                            "run",
                            "warehouse",
                            "engine",
                            "value"))));

    /** Each library and the packages of ours that it may be seen in. */
    private static final Map<String, List<String>> MAY_BE_SEEN_IN = new TreeMap<>(Map.ofEntries(
            // Suppliers' databases are not ours: they are spoken to beside the engine, not through it.
            // Flyway, which migrates, wants a connection; the gateway streams its answers.
            Map.entry("java.sql..", List.of("engine", "warehouse", "query", "policy", "source.database", "server")),
            Map.entry("javax.sql..", List.of("warehouse")),
            Map.entry("org.duckdb..", List.of("engine")),
            Map.entry("org.flywaydb..", List.of("warehouse")),
            Map.entry("org.apache.commons.csv..", List.of("source.database")),
            Map.entry("org.dhatim..", List.of("source.sheet", "query")),
            Map.entry("org.apache.calcite..", List.of("query", "server")),
            Map.entry("org.eclipse.jetty..", List.of("server")),
            Map.entry("com.password4j..", List.of("server.user")),
            Map.entry("net.sf.jasperreports..", List.of("report")),
            Map.entry("com.lowagie..", List.of("report")),
            Map.entry("org.jfree..", List.of("report")),
            Map.entry("org.apache.commons.math3..", List.of("statistics", "grade.risk")),
            Map.entry("picocli..", List.of("cli")),
            Map.entry("org.jline..", List.of("shell")),
            Map.entry("me.tongfei..", List.of("cli")),
            Map.entry(
                    "com.fasterxml.jackson.dataformat..",
                    List.of("settings", "source", "quality", "report", "server.user", "value"))));

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(type -> packages.add(packageOf(type)));
        packages.remove("cli");

        assertThat(MAY_IMPORT.keySet()).containsAll(packages);
    }

    @Test
    void dependenciesPointDownTheTable() {
        MAY_IMPORT.forEach((name, allowed) -> {
            String[] reachable = java.util.stream.Stream.concat(allowed.stream(), java.util.stream.Stream.of(name))
                    .map(ArchitectureTest::tree)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(tree(name))
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.gridgrade..").and(resideOutsideOfPackages(reachable)))
                    .because("package " + name + " may import only " + allowed)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        });
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching("io.gridgrade.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void eachLibraryHasItsPlace() {
        MAY_BE_SEEN_IN.forEach((library, places) -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        places.stream().map(ArchitectureTest::tree).toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .because(library + " belongs to " + places)
                .check(CLASSES));
    }

    @Test
    void jsonIsReadAndWrittenInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        tree("value"),
                        tree("settings"),
                        tree("source"),
                        tree("quality"),
                        tree("report"),
                        // Avatica's protocol is its own JSON.
                        tree("server"))
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson..")
                        .and(describe(
                                "are not a tree", type -> !type.getSimpleName().equals("JsonNode"))))
                .because("value.Json decides how JSON is written")
                .check(CLASSES);
    }

    @Test
    void statisticsIsPureMathematics() {
        noClasses()
                .that()
                .resideInAPackage(tree("statistics"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.time.."))
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat(
                        describe("draw at random unseeded", type -> Set.of("ThreadLocalRandom", "SecureRandom")
                                .contains(type.getSimpleName())))
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.util.SplittableRandom.class)
                .because("the same figures give the same model, on any day and machine")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineSpeaksToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(tree("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .because("stages tell a Progress, and throw")
                .check(CLASSES);
    }

    /** Of the engine; suppliers' databases are read only. */
    @Test
    void noRowGoesAWayOnWhichTheDriverLosesIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage(tree("source.database"))
                .should()
                .callMethod(java.sql.Connection.class, "setAutoCommit", boolean.class)
                .orShould()
                .callMethod(java.sql.Connection.class, "commit")
                .orShould()
                .dependOnClassesThat(
                        describe("append past SQL", type -> type.getSimpleName().contains("Appender")))
                .because("Engine.transaction begins and ends as SQL, and counts a failed statement as the end")
                .check(CLASSES);
    }

    @Test
    void exceptionsAreOfTheTwoFamilies() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .haveSimpleName("UserError")
                .orShould()
                .notBePublic()
                .because("UserError is what the user can mend; the rest is IllegalState and IllegalArgument")
                .check(CLASSES);
    }

    private static String tree(String name) {
        return ROOT + name + "..";
    }

    private static String packageOf(JavaClass type) {
        return Arrays.asList(type.getPackageName().split("\\.", -1)).get(2);
    }
}
