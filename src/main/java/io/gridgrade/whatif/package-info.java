/** What would be if: a close under other rules, factors that are shocked, weights that are not certain; nothing is kept. */
package io.gridgrade.whatif;
