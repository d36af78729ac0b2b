package io.gridgrade.report;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Sets work lists of a month as pages to be carried along and filled in by hand. */
public final class PrintWorkList {
    private static final String REPORT = "work-list";
    // Twenty-odd pages of the soonest; who has more than that to do works from the sheet.
    private static final int ITEMS_MAX = 300;
    private static final int URGENT_MAX = 3;

    private final Report report;
    private final Press press;
    private final Warehouse published;
    private final Parameters parameters;
    private final List<Row> grades;
    private final ReasonWords reasons;

    private PrintWorkList(
            Report report,
            Press press,
            Warehouse published,
            Parameters parameters,
            List<Row> grades,
            ReasonWords reasons) {
        this.report = report;
        this.press = press;
        this.published = published;
        this.parameters = parameters;
        this.grades = grades;
        this.reasons = reasons;
    }

    /**
     * The press for the lists of a month.
     *
     * @param inputs what reasons speak of: {@code input_code}, {@code input_name_en}, {@code input_name_zh}
     */
    public static PrintWorkList of(Warehouse published, Period period, List<Row> inputs, Imprint imprint) {
        System.setProperty("java.awt.headless", "true");
        ReportFolders folders = ReportFolders.shipped();
        Parameters parameters = Parameters.none().forPeriod(period);
        Answers answers = new Answers(published, parameters);
        return new PrintWorkList(
                folders.reports().stream()
                        .filter(each -> each.word().equals(REPORT))
                        .findFirst()
                        .orElseThrow(),
                new Press(folders, PrintReports.edition(published, period, parameters), answers, imprint),
                published,
                parameters,
                answers.rows("grade_scale"),
                new ReasonWords(inputs));
    }

    /**
     * A list as PDF.
     *
     * @param name    what its sheet is called
     * @param list    station and role, as the list of lists has them
     * @param items   its actions, the soonest first
     * @param isServed whether an action is above the cut line
     * @param lacking what there is not enough of, by which the line was drawn
     */
    public byte[] print(
            String name, Row list, List<Row> items, Predicate<Row> isServed, List<Row> lacking, String language) {
        Press.requireLanguage(language);
        List<Boolean> served = items.stream().map(isServed::test).toList();
        // Above the line first: that is what there is to do.
        List<Row> printed = new ArrayList<>();
        for (boolean place : new boolean[] {true, false}) {
            IntStream.range(0, items.size())
                    .filter(i -> served.get(i) == place)
                    .forEach(i -> printed.add(item(items.get(i), place)));
        }
        List<Row> shown = printed.subList(0, Math.min(ITEMS_MAX, printed.size()));
        Map<String, List<Row>> given = Map.of(
                "work_list", List.of(head(name, list, items, served, shown.size())),
                "work_item", shown,
                "work_scarce", lacking,
                "grade_scale", grades);
        return press.with(new Answers(published, parameters, given)).print(report, language, name);
    }

    private static Row head(String name, Row list, List<Row> items, List<Boolean> served, int printedCount) {
        Map<String, Object> head = new HashMap<>(list.asMap());
        head.put("sheet_name", name + ".xlsx");
        head.put("action_count", items.size());
        head.put("printed_count", printedCount);
        head.put("below_count", (int) served.stream().filter(is -> !is).count());
        head.put("customer_count", (int)
                items.stream().map(row -> row.text("customer_no")).distinct().count());
        head.put("urgent_count", (int) items.stream()
                .filter(row -> row.integer("priority") <= URGENT_MAX)
                .count());
        head.put("first_due_on", items.get(0).text("due_on"));
        head.put("last_due_on", items.get(items.size() - 1).text("due_on"));
        return new Row(head);
    }

    private Row item(Row item, boolean isServed) {
        Map<String, Object> printed = new HashMap<>(item.asMap());
        printed.put("place_code", isServed ? "served" : "below");
        printed.put("due_on", item.text("due_on"));
        printed.put("reason_en", reasons.of(item.text("reason_text"), Locale.US));
        printed.put("reason_zh", reasons.of(item.text("reason_text"), Locale.SIMPLIFIED_CHINESE));
        return new Row(printed);
    }
}
