/** Grouping by k-means; pure mathematics. */
package io.gridgrade.statistics.clustering;
