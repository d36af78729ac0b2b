/**
 * From values to bins of evidence: which values go together, and how strongly each bin speaks for a good case; pure
 * mathematics.
 */
package io.gridgrade.statistics.binning;
