/** SQL for people: one query over {@code mart}, read by Calcite, answered by DuckDB on a published snapshot. */
package io.gridgrade.query;
