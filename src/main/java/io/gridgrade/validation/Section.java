package io.gridgrade.validation;

import io.gridgrade.statistics.validation.Light;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the validation, with what must be known to read it.
 *
 * @param code names it for a program
 * @param columns names of the columns
 * @param rows a value a column: text, whole number, decimal or null
 * @param said sentences below it, or instead of it
 */
public record Section(String code, String title, List<String> columns, List<List<Object>> rows, List<Remark> said) {
    /** Copies its lists. */
    public Section {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
        said = List.copyOf(said);
    }

    /** Without a row yet. */
    public static Section of(String code, String title, List<String> columns) {
        return new Section(code, title, columns, List.of(), List.of());
    }

    /** With one more row. */
    public Section row(Object... values) {
        List<Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value instanceof Light light ? light.word() : value);
        }
        List<List<Object>> more = new ArrayList<>(rows);
        more.add(row);
        return new Section(code, title, columns, more, said);
    }

    /** The sentences in English. */
    public List<String> remarks() {
        return said.stream().map(Remark::sentence).toList();
    }

    /** With one more sentence, which is said in English only. */
    public Section remark(String sentence) {
        return remark("", sentence);
    }

    /** With one more sentence: a pattern and what goes into the places of it. */
    public Section remark(String remarkCode, String pattern, Object... parts) {
        List<Remark> more = new ArrayList<>(said);
        more.add(new Remark(remarkCode, pattern, List.of(parts)));
        return new Section(code, title, columns, rows, more);
    }

    /** A figure to so many decimals, a half rounded away from zero as in print; null where there is none. */
    public static BigDecimal figure(double value, int decimals) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP) : null;
    }

    /** As a tree of names and values. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("section", code);
        map.put("title", title);
        List<Map<String, Object>> named = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                one.put(columns.get(i).replace(' ', '_'), row.get(i));
            }
            named.add(one);
        }
        map.put("rows", named);
        map.put("remarks", remarks());
        return map;
    }
}
