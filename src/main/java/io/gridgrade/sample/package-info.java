/** A synthetic utility with planted truth, written as a supplier would write its files. */
package io.gridgrade.sample;
