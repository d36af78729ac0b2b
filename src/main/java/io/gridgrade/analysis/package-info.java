/** Saved queries: questions of the trade, each a file of SQL with its parameters. */
package io.gridgrade.analysis;
