/** DuckDB, Flyway, transactions, SQL files and the log of runs; with {@code query}, the only place that says java.sql. */
package io.gridgrade.warehouse;
