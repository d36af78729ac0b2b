/** How good a score, a probability and a grade are: ranking, calibration, stability, concentration; pure mathematics. */
package io.gridgrade.statistics.validation;
