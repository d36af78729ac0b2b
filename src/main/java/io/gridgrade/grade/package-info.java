/** Credit grades: grades every customer of a month, from what the rooms below have to say. */
package io.gridgrade.grade;
