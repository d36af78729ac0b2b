package io.gridgrade.report;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TimeZone;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.util.JRLoader;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;

/** Fills templates with the answers and sets them as PDF. */
public final class Press {
    private static final Map<String, Locale> LOCALES = Map.of("en", Locale.US, "zh", Locale.SIMPLIFIED_CHINESE);

    private final JasperReportsContext context;
    private final Map<String, JasperReport> templates;
    private final ReportFolders folders;
    private final HouseStyle style;
    private final Glyphs glyphs;
    private final Edition edition;
    private final Answers answers;
    private final Imprint imprint;

    Press(ReportFolders folders, Edition edition, Answers answers, Imprint imprint) {
        this.context = JasperContext.of();
        this.templates = new TreeMap<>();
        this.folders = folders;
        this.style = new HouseStyle(context);
        this.glyphs = new Glyphs(style.plain());
        this.edition = edition;
        this.answers = answers;
        this.imprint = imprint;
        style.handToPdf();
    }

    private Press(Press other, Answers answers) {
        this.context = other.context;
        this.templates = other.templates;
        this.folders = other.folders;
        this.style = other.style;
        this.glyphs = other.glyphs;
        this.edition = other.edition;
        this.answers = answers;
        this.imprint = other.imprint;
    }

    /** The same with other answers; what was loaded once serves both. */
    Press with(Answers others) {
        return new Press(this, others);
    }

    static void requireLanguage(String language) {
        if (!LOCALES.containsKey(language)) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "language \"" + language + "\" is not one that reports are printed in; expected one of "
                            + String.join(
                                    ", ", LOCALES.keySet().stream().sorted().toList()));
        }
    }

    static List<Locale> locales() {
        return LOCALES.values().stream()
                .sorted(Comparator.comparing(Locale::getLanguage))
                .toList();
    }

    static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "reports.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    byte[] print(Report report, String language) {
        return print(report, language, "");
    }

    /** As {@link #print(Report, String)}, of one of many of the same title: what it is about is added. */
    byte[] print(Report report, String language, String about) {
        Page page = page(report, language);
        String title =
                (page.title() + " " + page.figures().month(edition.period().key()) + " " + about).strip();
        try {
            return StablePdf.of(
                    pdf(fill(page, language), title, language), edition.closedAt(), report.name() + language + about);
        } catch (JRException e) {
            throw new IllegalStateException("Unable to print " + report.name() + " in " + language, e);
        }
    }

    /** What is printed on the first page of a report, but for what says where the page comes from. */
    List<PrintedCell> firstPage(Report report, String language) {
        try {
            return PrintedCell.of(
                    fill(page(report, language), language).getPages().get(0));
        } catch (JRException e) {
            throw new IllegalStateException("Unable to print " + report.name() + " in " + language, e);
        }
    }

    private Page page(Report report, String language) {
        Locale locale = LOCALES.get(language);
        ResourceBundle words = words(locale);
        Figures figures = new Figures(locale, words, edition.currencyCode(), glyphs, imprint.zone());
        return new Page(
                report,
                edition,
                answers.of(report),
                imprint,
                figures,
                new Charts(style, figures, answers.rows("grade_scale")),
                new Caveats(edition, answers, figures),
                words,
                this);
    }

    private JasperPrint fill(Page page, String language) throws JRException {
        Map<String, Object> parameters = new HashMap<>(page.parameters());
        parameters.put(JRParameter.REPORT_LOCALE, LOCALES.get(language));
        parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone("UTC"));
        return JasperFillManager.getInstance(context).fill(page.template("report"), parameters, page.oneRow());
    }

    /** A compiled template of the report, or a component, for the one that sets it as a part of itself. */
    JasperReport template(Report report, String name) {
        return templates.computeIfAbsent(folders.place(report, name), this::load);
    }

    /** The query whose columns a template reads. */
    static String query(JasperReport template) {
        return template.getProperty("gridgrade.query");
    }

    private JasperReport load(String place) {
        try (InputStream compiled = folders.template(place)) {
            return (JasperReport) JRLoader.loadObject(compiled);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read the template " + place, e);
        } catch (JRException e) {
            throw new IllegalStateException("Unable to read the template " + place, e);
        }
    }

    private byte[] pdf(JasperPrint print, String title, String language) throws JRException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SimplePdfReportConfiguration page = new SimplePdfReportConfiguration();
        // Charts keep their words as words, which a reader can search for and copy.
        page.setForceSvgShapes(false);
        SimplePdfExporterConfiguration document = new SimplePdfExporterConfiguration();
        // Pages are compressed anyway; full compression would hide what StablePdf mends in object streams.
        document.setCompressed(false);
        document.setMetadataTitle(title);
        document.setDisplayMetadataTitle(true);
        document.setMetadataCreator("GridGrade " + edition.codeVersion());
        document.setTagLanguage(language);
        JRPdfExporter exporter = new JRPdfExporter(context);
        exporter.setExporterInput(SimpleExporterInput.getInstance(List.of(print)));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
        exporter.setConfiguration(page);
        exporter.setConfiguration(document);
        exporter.exportReport();
        return bytes.toByteArray();
    }
}
