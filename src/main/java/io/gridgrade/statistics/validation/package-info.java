/** How well a score tells defaulted from good; pure mathematics. */
package io.gridgrade.statistics.validation;
