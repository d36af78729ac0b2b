/** The catalogue: a page of mart's tables, columns, keys, measures, saved queries, and where all of it comes from. */
package io.gridgrade.catalogue;
