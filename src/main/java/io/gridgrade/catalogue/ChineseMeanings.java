package io.gridgrade.catalogue;

import io.gridgrade.warehouse.Resources;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the warehouse says of its tables and columns, in Chinese: a text for each text in English, for one text is that
 * of many columns. Texts that a home brings itself stay as they are.
 */
public final class ChineseMeanings {
    /** Where they stand: below each text in English its Chinese, then an empty line. */
    public static final String FILE = "warehouse/meanings_zh.txt";

    private final Map<String, String> texts;

    private ChineseMeanings(Map<String, String> texts) {
        this.texts = Collections.unmodifiableMap(texts);
    }

    /** Those that ship. */
    public static ChineseMeanings shipped() {
        return read(Resources.shipped().text(FILE));
    }

    private static ChineseMeanings read(String file) {
        String entries = file.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
        Map<String, String> texts = new LinkedHashMap<>();
        for (String entry : entries.strip().split("\n{2,}", -1)) {
            List<String> pair = entry.lines().toList();
            if (pair.size() != 2) {
                throw new IllegalStateException(
                        FILE + " has \"" + entry + "\"; expected a line in English and below it one in Chinese");
            }
            if (texts.put(pair.get(0), pair.get(1)) != null) {
                throw new IllegalStateException(FILE + " has \"" + pair.get(0) + "\" twice; keep one");
            }
        }
        return new ChineseMeanings(texts);
    }

    /** The Chinese of a text, where there is one. */
    public Optional<String> of(String english) {
        return Optional.ofNullable(texts.get(english));
    }

    /** The texts in English that have their Chinese. */
    public Set<String> english() {
        return texts.keySet();
    }
}
