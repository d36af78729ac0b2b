package io.gridgrade.report;

import io.gridgrade.engine.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Why an action is due, in the words of a language: a reason is kept as codes of inputs, each with its value. */
final class ReasonWords {
    private final Map<String, Row> inputs = new HashMap<>();

    ReasonWords(List<Row> inputs) {
        inputs.forEach(row -> this.inputs.put(row.text("input_code"), row));
    }

    String of(String reason, Locale locale) {
        ResourceBundle words = Press.words(locale);
        boolean isChinese = locale.getLanguage().equals("zh");
        return Arrays.stream(reason.split(", ", -1))
                .map(part -> {
                    int between = part.indexOf(' ');
                    Row input = between < 0 ? null : inputs.get(part.substring(0, between));
                    return input == null
                            ? word(words, part)
                            : input.text(isChinese ? "input_name_zh" : "input_name_en") + " "
                                    + word(words, part.substring(between + 1));
                })
                .collect(Collectors.joining(isChinese ? "；" : "; "));
    }

    // A value that a home has made goes by its code.
    private static String word(ResourceBundle words, String code) {
        String key = "reason." + code;
        return words.containsKey(key) ? words.getString(key) : code;
    }
}
