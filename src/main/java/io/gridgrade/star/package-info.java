/** From landing to the star: dimensions, facts, and the monthly snapshot. */
package io.gridgrade.star;
