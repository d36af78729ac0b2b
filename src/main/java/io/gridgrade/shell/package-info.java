/** The SQL shell: questions on a terminal, one after the other. */
package io.gridgrade.shell;
