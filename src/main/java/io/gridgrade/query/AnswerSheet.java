package io.gridgrade.query;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.FormulaGuard;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes the rows of an answer as a sheet. Numbers and days are numbers and days there; a number of more digits than a
 * spreadsheet keeps is a text, and a text that it would take for a formula is guarded.
 */
public final class AnswerSheet {
    /** Rows of a sheet, below its header. */
    private static final int ROWS_MAX = 1_048_575;

    private static final int COLUMNS_MAX = 16_384;
    private static final int CELL_CHARS_MAX = 32_767;
    private static final int DIGITS_MAX = 15;
    private static final int ROWS_AT_ONCE = 1_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private AnswerSheet() {}

    /** Writes all rows of the answer; returns how many. Raw texts have no guard. */
    public static long write(QueryAnswer.Table answer, boolean isRaw, Path file) throws IOException {
        List<Column> columns = answer.columns();
        if (columns.size() > COLUMNS_MAX) {
            throw tooLarge(columns.size() + " columns", COLUMNS_MAX + " columns");
        }
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "GridGrade", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("answer");
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, guarded(columns.get(i).name(), isRaw));
                sheet.width(i, Math.max(10, Math.min(40, columns.get(i).name().length() + 2)));
                sheet.style(0, i).bold().set();
            }
            sheet.freezePane(0, 1);
            int rows = 0;
            for (Object[] row = answer.next(); row != null; row = answer.next()) {
                if (rows == ROWS_MAX) {
                    throw tooLarge("more rows", ROWS_MAX + " rows");
                }
                rows++;
                for (int i = 0; i < row.length; i++) {
                    cell(sheet, rows, i, row[i], isRaw);
                }
                if (rows % ROWS_AT_ONCE == 0) {
                    sheet.flush();
                }
            }
            return rows;
        }
    }

    private static void cell(Worksheet sheet, int row, int column, Object value, boolean isRaw) {
        if (value == null) {
            return;
        }
        if (value instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (value instanceof Number number && isKept(number)) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate day && !day.isBefore(FIRST_DAY) && day.getYear() <= 9999) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof LocalDateTime moment
                && !moment.toLocalDate().isBefore(FIRST_DAY)
                && moment.getYear() <= 9999
                && moment.equals(moment.truncatedTo(ChronoUnit.SECONDS))) {
            sheet.value(row, column, moment);
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else {
            String text = CellText.of(value);
            if (text.length() > CELL_CHARS_MAX) {
                throw tooLarge(
                        "a text of " + text.length() + " characters in row " + row, CELL_CHARS_MAX + " characters");
            }
            sheet.value(row, column, value instanceof String ? guarded(text, isRaw) : text);
        }
    }

    private static boolean isKept(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue());
        }
        return new BigDecimal(number.toString()).stripTrailingZeros().precision() <= DIGITS_MAX;
    }

    private static String guarded(String text, boolean isRaw) {
        return isRaw ? text : FormulaGuard.guarded(text);
    }

    private static UserError tooLarge(String found, String most) {
        return new UserError(
                ExitCode.FAILED,
                "the answer has " + found + "; a sheet has at most " + most
                        + "; ask for less, or write it as csv or parquet");
    }
}
