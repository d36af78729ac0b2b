/** The server: JDBC for those who have a name and a password, answered by worker processes. */
package io.gridgrade.server;
