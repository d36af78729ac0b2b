package io.gridgrade.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A file in which query and answer stand together: lines of {@code #} say why, then the query up to a semicolon at a
 * line's end, then the answer up to an empty line. A line {@code !engine} gives the engine's own words for the query,
 * where they differ. Run with -Dgridgrade.golden=update to write the answers anew.
 */
final class Script {
    record Block(String comments, String query, String engineQuery, String answer) {
        String text(String newAnswer) {
            String engine = engineQuery.equals(query) ? "" : "!engine " + engineQuery + "\n";
            return comments + engine + query + ";\n" + newAnswer + "\n";
        }
    }

    private Script() {}

    static List<Block> read(String name) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String part : SmallMart.resource(name).split("\n\n+", -1)) {
            if (part.isBlank()) {
                continue;
            }
            StringBuilder comments = new StringBuilder();
            StringBuilder query = new StringBuilder();
            StringBuilder answer = new StringBuilder();
            String engine = null;
            boolean asked = false;
            for (String line : part.lines().toList()) {
                if (asked) {
                    answer.append(line).append('\n');
                } else if (query.isEmpty() && line.startsWith("#")) {
                    comments.append(line).append('\n');
                } else if (query.isEmpty() && line.startsWith("!engine ")) {
                    engine = line.substring("!engine ".length());
                } else {
                    query.append(query.isEmpty() ? "" : "\n").append(line);
                    asked = line.endsWith(";");
                }
            }
            String asText = query.substring(0, query.length() - 1);
            blocks.add(new Block(comments.toString(), asText, engine == null ? asText : engine, answer.toString()));
        }
        return blocks;
    }

    /** The file as it would be with the answers found; written over the golden one when asked to. */
    static String written(String name, List<Block> blocks, Function<Block, String> answer) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(block.text(answer.apply(block)).stripTrailing())
                    .append("\n");
        }
        if ("update".equals(System.getProperty("gridgrade.golden"))) {
            Files.writeString(Path.of("src/test/resources/query").resolve(name), text);
        }
        return text.toString();
    }
}
