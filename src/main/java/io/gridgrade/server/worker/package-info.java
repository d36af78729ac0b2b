/** Processes that answer queries, one at a time each: what one does to itself, it does to no other. */
package io.gridgrade.server.worker;
