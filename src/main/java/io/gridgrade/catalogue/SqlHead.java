package io.gridgrade.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comment at the head of a file of SQL says, by field.
 *
 * @param fields by name, such as Reads; what is said of the file as a whole has no name
 */
public record SqlHead(Map<String, String> fields) {
    private static final Pattern FIELD = Pattern.compile("(Grain|Reads|Writes|Returns|Parameters|Fragments):\\s*(.*)");
    private static final String CONTINUED = "--    ";

    /** The head of a file's text. */
    public static SqlHead of(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        String field = "";
        for (String line : text.lines().takeWhile(one -> one.startsWith("--")).toList()) {
            String said = line.substring(2).strip();
            Matcher begins = FIELD.matcher(said);
            if (begins.matches()) {
                field = begins.group(1);
                said = begins.group(2);
            } else if (!line.startsWith(CONTINUED)) {
                // More about the file as a whole.
                field = "";
            }
            fields.merge(field, said, (before, more) -> before + " " + more);
        }
        return new SqlHead(fields);
    }

    /** What a field says; nothing where it is not there. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
