/** The index system: what is measured of every customer each month, and the points it is worth. */
package io.gridgrade.indicator;
