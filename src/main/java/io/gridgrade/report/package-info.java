/** Prints the month for people: reads the mart, fills the templates below {@code reports/}, writes PDF. */
package io.gridgrade.report;
