/** One command at work on a warehouse, and what its record says: steps, inputs, outputs, lineage. */
package io.gridgrade.run;
