package io.gridgrade.source;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A landing table as a source feeds it, for whoever asks where its values come from.
 *
 * @param files patterns of the files that it is read from, below the source's folder; none where a database is asked
 * @param selectName the file of the SELECT
 * @param fields by column of the landing table, the fields of a record that the column is made of; none for a column that
 *     is made of none, such as a constant
 */
public record FedTable(String landingTable, List<String> files, String selectName, Map<String, Set<String>> fields) {}
