/**
 * Fisher's linear discriminant from exact sufficient statistics; pure mathematics.
 *
 * <p>R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936; W. N. Venables and B. D. Ripley,
 * "Modern Applied Statistics with S", 4th edition, 2002, section 12.1, whose scaling (divisor n - g) is followed.
 */
package io.gridgrade.statistics.discriminant;
