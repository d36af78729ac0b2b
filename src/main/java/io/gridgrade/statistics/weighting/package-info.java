/** How much each part of an index counts: by judgement, by what the data tell apart, and by both; pure mathematics. */
package io.gridgrade.statistics.weighting;
