/** Why a grade is what it is, worked out again from what the close stored. */
package io.gridgrade.grade.explain;
