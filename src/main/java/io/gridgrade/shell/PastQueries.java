package io.gridgrade.shell;

import io.gridgrade.run.QueryLog;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody asked before, for the arrow keys. It is read from the log of queries and kept nowhere else: what is
 * deleted or made unknown there is so here.
 */
final class PastQueries {
    private static final int MOST = 500;
    // Values that were given are logged as comments behind the query.
    private static final Pattern VALUES = Pattern.compile("(?:\\n-- [:?]\\w+ = .*)+$", Pattern.DOTALL);
    private static final Pattern CUT = Pattern.compile(" \\.\\.\\. \\([\\d,]+ characters\\)$");

    private PastQueries() {}

    /** The last of a user, the latest last, each with its semicolon. */
    static List<String> of(QueryLog log, String user) {
        List<String> all = log.latest(user, MOST).stream()
                .filter(query -> !CUT.matcher(query).find())
                .map(query -> VALUES.matcher(query).replaceAll("").strip())
                .filter(query -> !query.isEmpty())
                .map(query -> query.endsWith(";") ? query : query + ";")
                .toList();
        return java.util.stream.IntStream.range(0, all.size())
                .filter(i -> i == 0 || !all.get(i).equals(all.get(i - 1)))
                .mapToObj(all::get)
                .toList();
    }
}
