package io.gridgrade.source.database;

import java.nio.file.Path;

/** What was read of a table: its rows, the last value of its cursor (empty without one), and the file of the hashes. */
public record Extract(DatabaseQuery query, long rows, String last, Path hashesFile) {}
