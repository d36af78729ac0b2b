/** SQL for people: one query over {@code mart}, read by Calcite, answered by DuckDB on a published copy. */
package io.gridgrade.query;
