package io.gridgrade.usecase;

import io.gridgrade.engine.Row;
import io.gridgrade.export.SpreadsheetCsv;
import io.gridgrade.report.Imprint;
import io.gridgrade.report.PrintWorkList;
import io.gridgrade.service.WorkItems;
import io.gridgrade.source.sheet.WriteSheet;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.value.WrittenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what is due in a month as a list for each station and role, as a sheet, as CSV, and as pages to be filled in by hand. */
public final class WorkLists {
    /** The columns with their headers; those without a column are filled in by whoever does the work. */
    private static final List<List<String>> COLUMNS = List.of(
            List.of("due_on", "Due on 到期日"),
            List.of("priority", "Priority 优先级"),
            List.of("customer_no", "Customer no. 客户编号"),
            List.of("customer_name", "Customer 客户名称"),
            List.of("customer_name_en", "Customer in English 客户英文名"),
            List.of("service_rule_code", "Rule 规则"),
            List.of("rule_name_en", "Rule name"),
            List.of("rule_name_zh", "规则名称"),
            List.of("channel_code", "Channel 方式"),
            List.of("action_en", "What to do"),
            List.of("action_zh", "工作内容"),
            List.of("customer_text_en", "Tell the customer"),
            List.of("customer_text_zh", "客户告知"),
            List.of("reason_text", "Why 依据"),
            List.of("listed_on", "List 清单月份"),
            List.of("", "Done on 完成日"),
            List.of("", "Done by 完成人"),
            List.of("", "Outcome 结果"),
            List.of("", "Cost 费用"));

    private static final List<String> HEADER =
            COLUMNS.stream().map(column -> column.get(1)).toList();

    private WorkLists() {}

    /**
     * Writes the folder {@code service-YYYY-MM} below another, whole or not at all, in place of one that is there.
     *
     * @param station the name of a station, of which alone lists are asked
     * @param role    the code of a role, of which alone lists are asked
     * @param languages those of the pages
     */
    public static List<WrittenFile> write(
            Session session,
            Period period,
            Path out,
            Optional<String> station,
            Optional<String> role,
            List<String> languages) {
        WorkItems items = WorkItems.of(session.warehouse(), period, station, role);
        PrintWorkList pages =
                PrintWorkList.of(session.warehouse(), period, items.inputs(), Imprint.of(session.settings()));
        Path target = out.resolve("service-" + period);
        List<WrittenFile> files = new ArrayList<>();
        try {
            OwnerOnly.createFolders(out);
            Path next = Whole.next(target);
            OwnerOnly.createFolders(next);
            try {
                for (Row list : items.lists()) {
                    String name = name(list);
                    List<Row> work = items.of(list);
                    List<List<String>> rows = rows(work);
                    if (rows.size() > WriteSheet.ROWS_MAX) {
                        throw new UserError(
                                ExitCode.FAILED,
                                rows.size() + " actions are too many for the sheet " + name + "; expected at most "
                                        + WriteSheet.ROWS_MAX
                                        + "; raise cadence_months of its rules, or part its roles");
                    }
                    WriteSheet.write(next.resolve(name + ".xlsx"), "work", HEADER, rows);
                    OwnerOnly.mend(next.resolve(name + ".xlsx"));
                    OwnerOnly.write(
                            next.resolve(name + ".csv"),
                            SpreadsheetCsv.of(
                                    HEADER, rows.stream().map(WorkLists::cells).toList(), true));
                    for (String ending : List.of(".csv", ".xlsx")) {
                        files.add(WrittenFile.of(target.resolve(name + ending), next.resolve(name + ending)));
                    }
                    for (String language : languages) {
                        String file = name + "-" + language + ".pdf";
                        OwnerOnly.write(
                                next.resolve(file),
                                pages.print(
                                        name,
                                        list,
                                        work,
                                        item -> item.truth("is_served"),
                                        items.lacking(list),
                                        language));
                        files.add(WrittenFile.of(target.resolve(file), next.resolve(file)));
                    }
                }
                KeptWork.keep(target.toString(), () -> Whole.replaceFolder(target, next));
            } finally {
                Whole.delete(next);
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "the work lists cannot be written to " + target + ": "
                            + e.getClass().getSimpleName() + " " + e.getMessage()
                            + "; what was there before is unchanged; make room, or allow writing there, and run the command"
                            + " again");
        }
        return files;
    }

    private static List<List<String>> rows(List<Row> items) {
        List<List<String>> rows = new ArrayList<>();
        for (Row item : items) {
            List<String> cells = new ArrayList<>();
            COLUMNS.forEach(column -> cells.add(column.get(0).isEmpty() ? null : item.text(column.get(0))));
            rows.add(cells);
        }
        return rows;
    }

    private static List<Object> cells(List<String> row) {
        return new ArrayList<>(row);
    }

    // The key makes it one's own, whatever two stations are called.
    private static String name(Row list) {
        String station =
                list.text("region_name_en").replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return (station.isEmpty() ? "unknown" : station) + "-" + list.text("region_key") + "-"
                + list.text("owner_role_code");
    }
}
