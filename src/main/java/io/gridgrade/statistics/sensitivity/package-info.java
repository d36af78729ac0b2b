/** How much an answer changes with what goes into it: of one change, and of all that is uncertain together. */
package io.gridgrade.statistics.sensitivity;
