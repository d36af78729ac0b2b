/**
 * Suppliers' databases: what they are asked, streamed into files that then land like any supplier's. Speaks JDBC to
 * databases that are not ours, which no other package does.
 */
package io.gridgrade.source.database;
