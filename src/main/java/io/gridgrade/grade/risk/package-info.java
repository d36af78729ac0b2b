/** How likely a default is: the discriminant, what it is fitted on, what it is worth, and the master scale. */
package io.gridgrade.grade.risk;
