/** Mixed models: what all cases share, and how far each group departs from it; pure mathematics. */
package io.gridgrade.statistics.mixed;
