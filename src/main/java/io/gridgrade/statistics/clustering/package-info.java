/** Groups of cases: finding them, and telling how two groupings go together; pure mathematics. */
package io.gridgrade.statistics.clustering;
