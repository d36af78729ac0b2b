/** Values that are given to a query beside its text. */
package io.gridgrade.query.parameter;
