package io.gridgrade.catalogue;

import io.gridgrade.measure.MeasureTable;
import io.gridgrade.measure.Measures;
import java.util.Locale;
import java.util.Optional;

/** What tables and columns mean, in the language of the page; what has no Chinese is told in English. */
final class Meanings {
    private final Measures measures;
    private final CatalogueWords words;
    private final Optional<ChineseMeanings> chinese;

    Meanings(Measures measures, CatalogueWords words) {
        this.measures = measures;
        this.words = words;
        this.chinese = words.isChinese() ? Optional.of(ChineseMeanings.shipped()) : Optional.empty();
    }

    /** What a text of the warehouse, or of what ships, says. */
    String of(String english) {
        return chinese.flatMap(texts -> texts.of(english)).orElse(english);
    }

    /** What a row of a table is. */
    String ofRow(MartTable table) {
        if (!isOfMeasures(table)) {
            return of(table.grain());
        }
        String[] rows = table.name().substring(MeasureTable.PREFIX.length()).split("_", 2);
        String time = words.of("time." + rows[0]);
        return rows.length == 1
                ? words.of("grain.time", time)
                : words.of("grain.time_and", time, dimension(rows[1]).orElse(rows[1]));
    }

    /** What a column is; one that a dimension or measure names begins with that name in Chinese. */
    String ofColumn(MartTable table, MartTable.Column column) {
        if (!words.isChinese()) {
            return column.meaning();
        }
        if (isOfMeasures(table)) {
            return measures.named(column.name())
                    .map(measure -> measure.words().zh() + "：" + measure.words().descriptionZh())
                    .or(() -> dimension(column.name()).map(name -> name + "。"))
                    .orElseGet(() -> of(column.meaning()));
        }
        String meaning = of(column.meaning());
        return measures.chineseOf(table.name(), column.name())
                .map(name -> name + "。" + meaning)
                .orElse(meaning);
    }

    private static boolean isOfMeasures(MartTable table) {
        return table.name().startsWith(MeasureTable.PREFIX);
    }

    private Optional<String> dimension(String name) {
        return measures.dimensions().stream()
                .filter(level -> level.name().equals(name))
                .map(level -> words.either(level.en().toLowerCase(Locale.ROOT), level.zh()))
                .findFirst();
    }
}
