package io.gridgrade.report;

import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;

/**
 * JasperReports as it is used here: it reads what ships in the jar. Left to itself it looks for its settings, for style
 * sheets and for fonts below the folder where the command is run first, whoever put them there.
 */
final class JasperContext {
    private static final String SETTINGS = "/jasperreports.properties";

    private JasperContext() {}

    /** A context of its own. */
    static JasperReportsContext of() {
        // As an address, for by its name alone a file of the current folder would be read.
        System.setProperty(
                "net.sf.jasperreports.properties",
                JasperContext.class.getResource(SETTINGS).toString());
        return new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
    }
}
