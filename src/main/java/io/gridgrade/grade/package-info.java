/** Credit grades: fits the discriminant, scores, gates and grades every customer of a month. */
package io.gridgrade.grade;
