/** Weights of dimensions to choose from: by judgement, by what a month's data tell apart, and by both. */
package io.gridgrade.grade.weighting;
