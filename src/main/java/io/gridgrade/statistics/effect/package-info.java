/**
 * What a treatment changed, by comparison with those of the same kind who were not treated.
 *
 * <p>Treated and others are matched exactly on coarsened covariates (S. M. Iacus, G. King and G. Porro, "Causal inference
 * without balance checking: coarsened exact matching", 2012), and their changes compared within the strata, with the
 * weights of the treated: a difference in differences. It is the effect on the treated if, within a stratum, both would
 * have changed alike (P. R. Rosenbaum and D. B. Rubin, "The central role of the propensity score in observational
 * studies", 1983).
 */
package io.gridgrade.statistics.effect;
