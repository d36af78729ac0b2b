package io.gridgrade.source;

import java.util.Map;

/**
 * A source's SELECT as it fits the columns of a file: its text, the name by which it knows the number of a record, whether it gives
 * a row for every record as it stands, whether it gives nothing but columns of the file, and the types of the landing columns
 * that it gives, in their order.
 */
record FittedSelect(
        String text, String recordNoName, boolean isPlain, boolean isOfColumns, Map<String, String> supplied) {}
