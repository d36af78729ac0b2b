package io.gridgrade.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignGroup;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JRDesignLine;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignReportTemplate;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.PositionTypeEnum;
import net.sf.jasperreports.engine.type.ScaleImageEnum;
import net.sf.jasperreports.engine.type.SplitTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.engine.type.WhenNoDataTypeEnum;
import net.sf.jasperreports.engine.type.WhenResourceMissingTypeEnum;

/**
 * The template of every declared table: a chart of all rows if there is one, the headings, and below each row a rule.
 * Figures that do not fit are set smaller and names go on to the next line, so that nothing from data is cut.
 */
final class TableTemplate {
    private static final int RULE = 1;
    private static final int BELOW_CHART = 12;
    private static final int BAR_HEIGHT = 3;
    private static final int BAR_INDENT = 8;
    private static final int BAR_GAP = 4;
    private static final int FIGURE_HEIGHT = 12;

    private static final CellMethods FIGURES = CellMethods.figures();
    private static final CellMethods CHARTS = CellMethods.charts();

    private final Table table;
    private final JasperDesign design = new JasperDesign();

    private TableTemplate(Table table) {
        this.table = table;
    }

    /** The template of a table, to be compiled. */
    static JasperDesign of(Table table) throws JRException {
        return new TableTemplate(table).design();
    }

    private JasperDesign design() throws JRException {
        design.setName(table.name());
        design.setPageWidth(Table.WIDTH);
        design.setPageHeight(842);
        design.setColumnWidth(Table.WIDTH);
        design.setLeftMargin(0);
        design.setRightMargin(0);
        design.setTopMargin(0);
        design.setBottomMargin(0);
        design.setWhenNoDataType(WhenNoDataTypeEnum.ALL_SECTIONS_NO_DETAIL);
        design.setWhenResourceMissingType(WhenResourceMissingTypeEnum.ERROR);
        design.setProperty("gridgrade.query", table.query());
        design.addTemplate(new JRDesignReportTemplate(new JRDesignExpression("\"" + HouseStyle.SHEET + "\"")));
        JRDesignParameter page = new JRDesignParameter();
        page.setName("page");
        page.setValueClass(Page.class);
        design.addParameter(page);
        for (Map.Entry<String, Class<?>> column : columnClasses().entrySet()) {
            JRDesignField field = new JRDesignField();
            field.setName(column.getKey());
            field.setValueClass(column.getValue());
            design.addField(field);
        }
        table.above().ifPresent(this::chartAbove);
        if (!table.columns().isEmpty()) {
            keepLastRowsTogether();
            head();
            row();
        }
        return design;
    }

    private Map<String, Class<?>> columnClasses() {
        Map<String, Class<?>> classes = new TreeMap<>();
        for (Table.Column column : table.columns()) {
            column.text().ifPresent(cell -> put(classes, cell, FIGURES.columnClasses(cell)));
            column.chart().ifPresent(cell -> put(classes, cell, CHARTS.columnClasses(cell)));
            column.words().ifPresent(cell -> cell.columns().forEach(name -> classes.putIfAbsent(name, Object.class)));
        }
        return classes;
    }

    private static void put(Map<String, Class<?>> classes, Table.Cell cell, List<Class<?>> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            classes.put(cell.columns().get(i), parameters.get(i));
        }
    }

    private void chartAbove(Table.Cell chart) {
        boolean isAll = table.columns().isEmpty();
        JRDesignBand band = band(table.aboveHeight() + (isAll ? 0 : BELOW_CHART));
        band.addElement(image(0, 0, Table.WIDTH, table.aboveHeight(), CHARTS.call(chart, table.query())));
        design.setTitle(band);
    }

    // The last rows go to the next page together: none is left over there alone.
    private void keepLastRowsTogether() throws JRException {
        JRDesignGroup group = new JRDesignGroup();
        group.setName("last_rows");
        group.setKeepTogether(true);
        group.setExpression(new JRDesignExpression("$P{page}.isAmongLast($V{REPORT_COUNT}, $P{REPORT_DATA_SOURCE})"));
        design.addGroup(group);
    }

    private void head() {
        JRDesignBand band = band(table.headHeight());
        int x = 0;
        for (Table.Column column : table.columns()) {
            String style = styled("heading", column.align());
            Optional<String> key = column.heading();
            boolean namesCurrency = key.isPresent() && namesCurrency(key.get());
            String words = key.map(name -> namesCurrency
                            ? "$P{page}.figures().word(\"" + name + "\", $P{page}.figures().currency())"
                            : "$R{" + name + "}")
                    .orElse("\"\"");
            int indent = key.isPresent() && column.align() == Table.Align.LEFT ? column.indent() : 0;
            if (indent > 0) {
                // The line below the headings goes on.
                band.addElement(text(x, 0, indent, table.headHeight(), style, "\"\""));
            }
            JRDesignTextField field = text(x + indent, 0, column.width() - indent, table.headHeight(), style, words);
            // A fixed text must fit as it is, which a test measures; the name of a currency is not ours to measure.
            field.setTextAdjust(namesCurrency ? TextAdjustEnum.SCALE_FONT : TextAdjustEnum.CUT_TEXT);
            band.addElement(field);
            if (column.headChart().isPresent()) {
                int height = Math.min(12, table.headHeight() - 1);
                int y = (table.headHeight() - height) / 2;
                band.addElement(image(
                        x + column.indent(),
                        y,
                        column.width() - column.indent() - column.gap(),
                        height,
                        CHARTS.call(column.headChart().get(), table.query())));
            }
            x += column.width();
        }
        design.setColumnHeader(band);
    }

    private static boolean namesCurrency(String key) {
        return Press.words(Press.locales().get(0)).getString(key).contains("{0}");
    }

    private void row() {
        JRDesignBand band = band(table.rowHeight() + RULE);
        int x = 0;
        for (Table.Column column : table.columns()) {
            for (JRDesignElement element : elements(column, x)) {
                band.addElement(element);
            }
            x += column.width();
        }
        JRDesignLine rule = new JRDesignLine();
        place(rule, 0, table.rowHeight(), Table.WIDTH, RULE, "rule");
        rule.setPositionType(PositionTypeEnum.FLOAT);
        band.addElement(rule);
        ((JRDesignSection) design.getDetailSection()).addBand(band);
    }

    private List<JRDesignElement> elements(Table.Column column, int left) {
        List<JRDesignElement> elements = new ArrayList<>();
        int x = left + column.indent();
        int width = column.width() - column.indent() - column.gap();
        Optional<String> first = List.of(column.text(), column.words(), column.chart()).stream()
                .flatMap(Optional::stream)
                .flatMap(cell -> cell.columns().stream())
                .findFirst();
        column.chart()
                .ifPresent(chart -> elements.add(image(
                        x,
                        (table.rowHeight() - column.chartHeight() + 1) / 2,
                        width,
                        column.chartHeight(),
                        CHARTS.call(chart, table.query()))));
        column.text().map(text -> FIGURES.call(text, table.query())).ifPresent(call -> {
            if (column.hasBar()) {
                elements.add(cell(column, x, 2, width - BAR_GAP, FIGURE_HEIGHT, call));
                elements.add(image(
                        x + BAR_INDENT,
                        FIGURE_HEIGHT + BAR_GAP,
                        width - BAR_INDENT - BAR_GAP,
                        BAR_HEIGHT,
                        CHARTS.call(new Table.Cell("barOf", column.text().get().columns()), table.query())));
            } else {
                elements.add(cell(column, x, 0, width, table.rowHeight(), call));
            }
        });
        column.words().ifPresent(words -> elements.add(cell(column, x, 0, width, table.rowHeight(), wordsOf(words))));
        column.otherwise().ifPresent(key -> {
            elements.forEach(element ->
                    element.setPrintWhenExpression(new JRDesignExpression("$F{" + first.orElseThrow() + "} != null")));
            JRDesignTextField other =
                    text(left, 0, column.width(), table.rowHeight(), styled("cell", column.align()), "$R{" + key + "}");
            other.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
            other.setPrintWhenExpression(new JRDesignExpression("$F{" + first.orElseThrow() + "} == null"));
            elements.add(other);
        });
        return elements;
    }

    private static String wordsOf(Table.Cell words) {
        String fields = String.join(
                ", ", words.columns().stream().map(name -> "$F{" + name + "}").toList());
        return "$P{page}.figures().wordOf(\"" + words.method() + "\", " + fields + ")";
    }

    private static JRDesignTextField cell(Table.Column column, int x, int y, int width, int height, String call) {
        JRDesignTextField field = text(x, y, width, height, styled("cell", column.align()), call);
        field.setTextAdjust(
                column.align() == Table.Align.LEFT ? TextAdjustEnum.STRETCH_HEIGHT : TextAdjustEnum.SCALE_FONT);
        return field;
    }

    private static String styled(String style, Table.Align align) {
        return switch (align) {
            case LEFT -> style;
            case CENTRE -> style + "_centre";
            case RIGHT -> style + "_right";
        };
    }

    private static JRDesignTextField text(int x, int y, int width, int height, String style, String expression) {
        JRDesignTextField field = new JRDesignTextField();
        place(field, x, y, width, height, style);
        field.setExpression(new JRDesignExpression(expression));
        return field;
    }

    private static JRDesignImage image(int x, int y, int width, int height, String expression) {
        JRDesignImage image = new JRDesignImage(null);
        place(image, x, y, width, height, null);
        image.setScaleImage(ScaleImageEnum.FILL_FRAME);
        image.setExpression(new JRDesignExpression(expression));
        return image;
    }

    private static void place(JRDesignElement element, int x, int y, int width, int height, String style) {
        element.setX(x);
        element.setY(y);
        element.setWidth(width);
        element.setHeight(height);
        element.setStyleNameReference(style);
    }

    private static JRDesignBand band(int height) {
        JRDesignBand band = new JRDesignBand();
        band.setHeight(height);
        band.setSplitType(SplitTypeEnum.PREVENT);
        return band;
    }
}
