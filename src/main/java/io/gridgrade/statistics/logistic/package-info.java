/**
 * Logistic regression from what its cases add up to; pure mathematics.
 *
 * <p>P. McCullagh and J. A. Nelder, "Generalized Linear Models", 2nd edition, 1989, chapter 4.
 */
package io.gridgrade.statistics.logistic;
