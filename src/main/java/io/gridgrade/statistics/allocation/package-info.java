/** Shares what is scarce among groups of equals, by linear programming. */
package io.gridgrade.statistics.allocation;
