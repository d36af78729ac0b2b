/** The door to DuckDB: connections, statements from SQL files, transactions, and errors in the user's words. */
package io.gridgrade.engine;
