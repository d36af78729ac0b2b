/** From a score to a probability: maps fitted on how often each score was followed by the event; pure mathematics. */
package io.gridgrade.statistics.calibration;
