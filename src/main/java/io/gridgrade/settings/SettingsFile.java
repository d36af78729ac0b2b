package io.gridgrade.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a YAML file of sections and keys as a list of entries that know their lines. */
final class SettingsFile {
    private SettingsFile() {}

    /** One {@code key: value} of a section; the name is {@code section.key}. */
    record Entry(String name, String text, int lineNo, int columnNo) {
        /** Where its key stands. */
        String place() {
            return "line " + lineNo + ", column " + columnNo;
        }
    }

    /** The entries in the order of the file; what is no such entry is a problem. */
    static List<Entry> entries(Path file, Problems problems) {
        List<Entry> entries = new ArrayList<>();
        try (YAMLParser parser = new YAMLFactory().createParser(Files.readString(file, StandardCharsets.UTF_8))) {
            if (parser.nextToken() == null) {
                return entries;
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                problems.add("line 1, column 1: expected sections such as \"engine:\" with settings below them");
                return entries;
            }
            readSections(parser, entries, problems);
        } catch (JsonProcessingException e) {
            problems.add(
                    "%s",
                    "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "unable to read " + file + ": " + e.getMessage() + "; expected a text file in UTF-8");
        }
        return entries;
    }

    private static void readSections(YAMLParser parser, List<Entry> entries, Problems problems) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String section = parser.currentName();
            JsonLocation at = parser.currentTokenLocation();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                readSection(parser, section, entries, problems);
            } else if (value.isScalarValue()
                    && value != JsonToken.VALUE_NULL
                    && !parser.getText().isEmpty()) {
                // Also section.key: value on one line, as the settings are written in the documents.
                entries.add(new Entry(section, parser.getText(), at.getLineNr(), at.getColumnNr()));
            } else if (!value.isScalarValue()) {
                problems.add(
                        "line %d, column %d: \"%s\" is a list; expected settings below it",
                        at.getLineNr(), at.getColumnNr(), section);
                parser.skipChildren();
            }
        }
    }

    private static void readSection(YAMLParser parser, String section, List<Entry> entries, Problems problems)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = section + "." + parser.currentName();
            JsonLocation at = parser.currentTokenLocation();
            JsonToken value = parser.nextToken();
            if (value.isScalarValue()) {
                entries.add(new Entry(name, parser.getText(), at.getLineNr(), at.getColumnNr()));
            } else {
                problems.add(
                        "line %d, column %d: %s has settings or a list below it; expected one value",
                        at.getLineNr(), at.getColumnNr(), name);
                parser.skipChildren();
            }
        }
    }
}
