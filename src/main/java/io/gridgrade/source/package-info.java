/** Suppliers' files on their way into the landing tables: what a source is, and how its files are read, typed and refused. */
package io.gridgrade.source;
