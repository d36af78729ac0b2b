package io.gridgrade.report;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TimeZone;
import java.util.TreeMap;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.util.JRLoader;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;

/** Fills templates with the answers and sets them as PDF. */
public final class Press {
    private static final Map<String, Locale> LOCALES = Map.of("en", Locale.US, "zh", Locale.SIMPLIFIED_CHINESE);

    private final JasperReportsContext context =
            new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
    private final Map<String, JasperReport> templates = new TreeMap<>();
    private final HouseStyle style = new HouseStyle(context);
    private final Glyphs glyphs = new Glyphs(style.plain());
    private final Edition edition;
    private final Answers answers;
    private final Imprint imprint;

    Press(Edition edition, Answers answers, Imprint imprint) {
        this.edition = edition;
        this.answers = answers;
        this.imprint = imprint;
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

    static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "reports.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    byte[] print(String report, String language) {
        Locale locale = LOCALES.get(language);
        ResourceBundle words = words(locale);
        Figures figures = new Figures(locale, words, edition.currencyCode(), glyphs, imprint.zone());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(JRParameter.REPORT_LOCALE, locale);
        parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone("UTC"));
        parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, words);
        parameters.put("edition", edition);
        parameters.put("answers", answers);
        parameters.put("figures", figures);
        parameters.put("imprint", imprint);
        parameters.put("charts", new Charts(style, figures, answers.rows("grade_scale")));
        parameters.put("press", this);
        parameters.put("caveats", new Caveats(edition, answers, figures));
        String title = words.getString(report + ".title") + " "
                + figures.month(edition.period().key());
        String query = template(report).getProperty("gridgrade.query");
        try {
            JasperPrint print =
                    JasperFillManager.getInstance(context).fill(template(report), parameters, answers.of(query));
            return StablePdf.of(pdf(print, title, language), edition.closedAt(), report + language);
        } catch (JRException e) {
            throw new IllegalStateException("Unable to print " + report + " in " + language, e);
        }
    }

    /** A compiled template, for the master that sets it as a part of itself. */
    public JasperReport template(String name) {
        return templates.computeIfAbsent(name, Press::load);
    }

    private static JasperReport load(String name) {
        String path = "/reports/" + name + ".jasper";
        try (InputStream compiled = Press.class.getResourceAsStream(path)) {
            if (compiled == null) {
                throw new IllegalStateException(
                        "No compiled template " + path + "; the build's step \"compile-templates\" makes it");
            }
            return (JasperReport) JRLoader.loadObject(compiled);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + path, e);
        } catch (JRException e) {
            throw new IllegalStateException("Unable to read " + path, e);
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
