/** Points and weights: the index system's indicators as one score. */
package io.gridgrade.grade.index;
