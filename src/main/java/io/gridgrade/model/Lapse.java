package io.gridgrade.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is no longer as it was when a model was fitted, in words: then nothing that was decided about it holds. */
final class Lapse {
    private Lapse() {}

    /**
     * Compares what a model was fitted under with what is in force now.
     *
     * @param was what is bound
     * @param rules SHA-256 by name, of now
     * @return a line a difference; empty when it is all the same
     */
    static List<String> of(ModelBinding was, Map<String, String> rules, Parameters settings) {
        List<String> changes = new ArrayList<>();
        JsonNode fitted = Json.read(was.settings());
        fitted.fieldNames().forEachRemaining(name -> {
            // What else is kept there, such as where outcomes came from, is of the data and not a setting.
            if (settings.has(name)
                    && !settings.text(name).equals(fitted.get(name).asText())) {
                changes.add(name.replaceFirst("_", ".") + " was "
                        + fitted.get(name).asText() + " and is " + settings.text(name));
            }
        });
        Set<String> names = new TreeSet<>(was.rules().keySet());
        names.addAll(rules.keySet());
        for (String name : names) {
            String before = was.rules().get(name);
            String now = rules.get(name);
            if (before == null) {
                changes.add(name + " is new");
            } else if (now == null) {
                changes.add(name + " is gone");
            } else if (!before.equals(now)) {
                changes.add(name + " has another content: SHA-256 was " + shortened(before) + ", is " + shortened(now));
            }
        }
        return changes;
    }

    private static String shortened(String hash) {
        return hash.substring(0, 12);
    }
}
