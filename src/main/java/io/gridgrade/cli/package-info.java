/** The terminal: commands, tables, progress, messages and exit codes. */
package io.gridgrade.cli;
