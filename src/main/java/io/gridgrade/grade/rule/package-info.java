/** The rules that make a grade of a score: the scale, the gates, hysteresis and the limit of promotion. */
package io.gridgrade.grade.rule;
