package io.gridgrade.validation;

import java.util.List;

/**
 * What must be known to read a table, in English, and by its code and parts for who says it in another language.
 *
 * @param code names the pattern
 * @param pattern the sentence, with {0}, {1} where its parts go
 * @param parts figures, codes and months, as they stand in the tables
 */
public record Remark(String code, String pattern, List<Object> parts) {
    /** The sentence in English. */
    public String sentence() {
        String sentence = pattern;
        for (int i = 0; i < parts.size(); i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(parts.get(i)));
        }
        return sentence;
    }
}
