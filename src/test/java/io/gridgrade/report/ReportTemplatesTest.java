package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRSubreport;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.engine.util.JRLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTemplatesTest {
    private static final Path FOLDER = Path.of("reports");
    private static final List<Locale> LOCALES = List.of(Locale.US, Locale.SIMPLIFIED_CHINESE);
    // A string in an expression that is the key of words: $R{key}, or the first argument of word(...).
    private static final Pattern WORDS = Pattern.compile("\\$R\\{([^}]+)}|word\\(\"([^\"]+)\"");
    private static final Pattern SECTION = Pattern.compile("\\.section\\(\"([^\"]+)\"");
    private static final Pattern SECTION_CODE = Pattern.compile("section_code}\\.equals\\(\"([^\"]+)\"\\)");
    // The keys of words of a declared table.
    private static final Pattern DECLARED_WORDS = Pattern.compile("(?:heading|otherwise): ([a-z_.]+)");
    private static final Pattern TERMS = Pattern.compile("\\.terms\\(([^)]+)\\)");
    private static final Pattern ASKED = Pattern.compile(
            "(?:answers\\(\\)\\.(?:rows|rowsOf|of|has|says|hasPositive)|remarks|told|scarce)\\(\"([^\"]+)\"");

    static Stream<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".jrxml") || isTable(name))
                    .map(name -> name.replace(".jrxml", "").replace(".yml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isTable(String file) {
        return file.endsWith(".yml") && !file.endsWith("report.yml");
    }

    private static boolean isDeclared(String template) {
        return Files.exists(FOLDER.resolve(template + ".yml"));
    }

    private static JasperReport compiled(String template) throws Exception {
        return (JasperReport)
                JRLoader.loadObject(ReportTemplatesTest.class.getResourceAsStream("/reports/" + template + ".jasper"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingBelowTheLastTableOpensAPageOfItsOwn(String template) throws Exception {
        JRBand[] bands = compiled(template).getDetailSection().getBands();
        if (bands == null) {
            // It is all chart.
            return;
        }
        for (int last = bands.length - 1; last >= 0; last--) {
            int lowest = Stream.of(bands[last].getElements())
                    .filter(JRSubreport.class::isInstance)
                    .mapToInt(element -> element.getY() + element.getHeight())
                    .max()
                    .orElse(-1);
            if (lowest >= 0) {
                assertThat(bands[last].getHeight()).isEqualTo(lowest);
                return;
            }
            if (bands[last].getPrintWhenExpression() == null) {
                return;
            }
        }
    }

    /** What is written of a template; of a declared table nothing is. */
    private static String source(String template) throws IOException {
        return isDeclared(template) ? "" : Files.readString(FOLDER.resolve(template + ".jrxml"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateDeclaresTheColumnsOfItsQueryInTheirOrder(String template) throws Exception {
        JasperReport report = compiled(template);
        try (Warehouse warehouse = Warehouse.inMemory()) {
            String query = Press.query(report);
            // A component reads what others write, and a report what it is given.
            if (query != null && given().noneMatch(query::equals)) {
                List<String> fields = Stream.of(
                                Optional.ofNullable(report.getFields()).orElse(new JRField[0]))
                        .map(JRField::getName)
                        .filter(name -> !name.equals("section_code"))
                        .toList();
                if (isDeclared(template)) {
                    // It reads what it shows.
                    assertThat(columns(warehouse, query)).containsAll(fields);
                } else {
                    assertThat(fields).isEqualTo(columns(warehouse, query));
                }
            }
        }
    }

    private static Stream<String> given() {
        return ReportFolders.shipped().reports().stream().flatMap(report -> report.given().stream());
    }

    private static List<String> columns(Warehouse warehouse, String query) {
        SqlFile file = warehouse.sqlFile("report/" + query);
        Parameters parameters = Parameters.none().forPeriod(Period.parse("2024-12"));
        return warehouse.query(new SqlFile(file.name(), "describe " + file.text()), parameters).stream()
                .map(row -> row.text("column_name"))
                .toList();
    }

    @Test
    void aReportDeclaresTheQueriesThatItsTemplatesAskAndNoOther() throws Exception {
        for (Report report : ReportFolders.shipped().reports()) {
            Set<String> asked = new TreeSet<>();
            for (String template : templates()
                    .filter(name -> name.startsWith(report.name() + "/"))
                    .toList()) {
                Optional.ofNullable(Press.query(compiled(template))).ifPresent(asked::add);
                Matcher matcher = ASKED.matcher(source(template));
                while (matcher.find()) {
                    asked.add(matcher.group(1));
                }
            }
            assertThat(report.queries()).as(report.name()).containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @Test
    void aReportDeclaresTheSectionsOfItsBodyAndNoOther() throws IOException {
        for (Report report : ReportFolders.shipped().reports()) {
            Set<String> printed = new TreeSet<>();
            SECTION_CODE
                    .matcher(source(report.name() + "/body"))
                    .results()
                    .forEach(found -> printed.add(found.group(1)));
            assertThat(report.sections()).as(report.name()).containsExactlyInAnyOrderElementsOf(printed);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateHasNoQueryColourFontOrWordsOfItsOwn(String template) throws IOException {
        assertThat(source(template))
                .doesNotContain(
                        "<query",
                        "fontName",
                        "fontSize",
                        "forecolor",
                        "backcolor",
                        "bold=",
                        "kind=\"staticText\"",
                        "$P!")
                .doesNotContainPattern("lineColor|lineWidth")
                // Words in an expression: a string literal with a blank or a Chinese character between letters.
                .doesNotContainPattern("\"[A-Za-z]+ [A-Za-z ]+\"\\]\\]")
                .doesNotContainPattern("<expression>[^\\n]*\\p{IsHan}");
    }

    @Test
    void everyWordOfTheTemplatesIsInEveryBundleAndNoneIsIdle() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String template : templates().toList()) {
            Matcher matcher = WORDS.matcher(source(template));
            while (matcher.find()) {
                used.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            }
            if (isDeclared(template)) {
                DECLARED_WORDS
                        .matcher(Files.readString(FOLDER.resolve(template + ".yml")))
                        .results()
                        .forEach(found -> used.add(found.group(1)));
            }
            SECTION.matcher(source(template)).results().forEach(found -> used.add("section." + found.group(1)));
            TERMS.matcher(source(template)).results().forEach(found -> {
                for (String term : found.group(1).replace("\"", "").split(", ", -1)) {
                    used.add("term." + term);
                    used.add("term." + term + ".meaning");
                }
            });
        }
        for (Report report : ReportFolders.shipped().reports()) {
            used.add(report.title());
            used.add(report.absent());
        }
        for (Locale locale : LOCALES) {
            ResourceBundle words = Press.words(locale);
            assertThat(words.keySet()).as(locale.toString()).containsAll(used);
            // The others are asked for in Java, by Page, Figures, Charts and Caveats, or by a code of the row, such as
            // an age of arrears or a population.
            Set<String> idle = new TreeSet<>(words.keySet());
            idle.removeAll(used);
            idle.removeIf(key -> key.matches(
                    "(money|measured|channel|reason|short|currency|change|limit|pattern|unit|ageing|chart|landing|outcome|severity|masthead|count|backtest|method"
                            + "|missing|footer|effect_verdict|gap_verdict|kano|population|gate|scale|area|light|action|score|inside|map|migration_figure|migration_meaning|part"
                            + "|remark).*|work\\.scarce|heading\\.(customer_class|region)|grade\\.(one|range)"));
            assertThat(idle).as(locale.toString()).isEmpty();
        }
        assertThat(Press.words(Locale.US).getString("currency.CNY")).isEqualTo("CNY");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingStandsOutsideThePageAndTableHeadsFillTheirWidth(String template) throws Exception {
        JasperReport report = compiled(template);
        for (JRBand band : bands(report)) {
            for (JRElement element : band.getElements()) {
                assertThat(element.getX() + element.getWidth())
                        .as("%s at %d, %d", element.getKey(), element.getX(), element.getY())
                        .isLessThanOrEqualTo(report.getColumnWidth());
                assertThat(element.getY() + element.getHeight()).isLessThanOrEqualTo(band.getHeight());
            }
        }
        if (report.getColumnHeader() != null && report.getColumnHeader().getHeight() > 0) {
            int width = 0;
            for (JRElement element : report.getColumnHeader().getElements()) {
                if (element instanceof JRTextField) {
                    assertThat(element.getX())
                            .as("a head begins where the one before ends")
                            .isEqualTo(width);
                    width += element.getWidth();
                }
            }
            assertThat(width).isEqualTo(report.getColumnWidth());
        }
    }

    /** Jasper leaves out what does not fit, without a word: so what comes from data stretches its place or is set smaller. */
    @ParameterizedTest
    @MethodSource("templates")
    void noTextFromDataIsEverCut(String template) throws Exception {
        List<String> cut = new ArrayList<>();
        for (JRBand band : bands(compiled(template))) {
            for (JRTextField field : fields(band)) {
                String text = field.getExpression().getText();
                if (field.getTextAdjust() == TextAdjustEnum.CUT_TEXT && text.matches("(?s).*\\$[FPV]\\{.*")) {
                    cut.add(text);
                }
            }
        }
        assertThat(cut).isEmpty();
    }

    /** Jasper leaves out what does not fit, without a word: so every fixed text is measured in both languages. */
    @ParameterizedTest
    @MethodSource("templates")
    void everyFixedTextFitsItsPlace(String template) throws Exception {
        HouseStyle style = new HouseStyle(JasperContext.of());
        List<String> clipped = new ArrayList<>();
        for (JRBand band : bands(compiled(template))) {
            for (JRTextField field : fields(band)) {
                if (field.getTextAdjust() == TextAdjustEnum.STRETCH_HEIGHT) {
                    continue;
                }
                Font font = style.font(field.getStyleNameReference());
                // The bottom padding of table heads.
                int padding = field.getStyleNameReference().startsWith("heading") ? 2 : 0;
                double line = font.getLineMetrics("Ag", new FontRenderContext(null, true, true))
                        .getHeight();
                long lines = Math.max(0, (long) ((field.getHeight() - padding + 0.3) / line));
                Matcher fixed = Pattern.compile("\\$R\\{([^}]+)}")
                        .matcher(field.getExpression().getText());
                for (Locale locale : LOCALES) {
                    String text = fixed.matches() ? Press.words(locale).getString(fixed.group(1)) : "0";
                    long needed = Stream.of(text.split("\n", -1))
                            .mapToLong(part ->
                                    Math.max(1, (long) Math.ceil(Canvas.widthOf(font, part) / field.getWidth())))
                            .sum();
                    if (needed > lines) {
                        clipped.add("\"" + text + "\" needs " + needed + " lines of " + line + " in " + field.getWidth()
                                + " x " + field.getHeight());
                    }
                }
            }
        }
        assertThat(clipped).isEmpty();
    }

    /** They would be set smaller than their neighbours: a tile and a small chart scale what does not fit. */
    @Test
    void theFixedLabelsOfTilesAndSmallChartsFitTheirPlace() {
        HouseStyle style = new HouseStyle(JasperContext.of());
        for (Locale locale : LOCALES) {
            ResourceBundle words = Press.words(locale);
            words.keySet().stream()
                    .filter(key -> key.startsWith("tile.") || key.startsWith("trend."))
                    .filter(key -> !words.getString(key).contains("{"))
                    .forEach(key -> assertThat(Canvas.widthOf(style.font("tile_label"), words.getString(key)))
                            .as(key)
                            .isLessThan(112));
        }
    }

    @Test
    void theGradesAreApartInGreyFromTheirNeighboursInABar() {
        HouseStyle style = new HouseStyle(JasperContext.of());
        List<String> grades = List.of("AAA", "AA", "A", "B", "C", "D", "NR");
        for (int i = 1; i < grades.size(); i++) {
            double before = grey(style.fill("grade_" + grades.get(i - 1)));
            double after = grey(style.fill("grade_" + grades.get(i)));

            assertThat(Math.abs(before - after)).as(grades.get(i)).isGreaterThan(25);
        }
        for (String grade : grades) {
            double contrast = Math.abs(grey(style.fill("grade_" + grade)) - grey(style.ink("grade_" + grade)));

            assertThat(contrast).as("words on " + grade).isGreaterThan(90);
        }
    }

    private static double grey(java.awt.Color color) {
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
    }

    private static List<JRBand> bands(JasperReport report) {
        List<JRBand> bands = new ArrayList<>(List.of(report.getAllBands()));
        bands.removeIf(band -> band == null);
        return bands;
    }

    private static List<JRTextField> fields(JRBand band) {
        List<JRTextField> fields = new ArrayList<>();
        for (JRElement element : band.getElements()) {
            if (element instanceof JRTextField field) {
                fields.add(field);
            }
            if (element instanceof net.sf.jasperreports.engine.JRFrame frame) {
                for (JRElement inner : frame.getElements()) {
                    if (inner instanceof JRTextField field) {
                        fields.add(field);
                    }
                }
            }
        }
        return fields;
    }
}
