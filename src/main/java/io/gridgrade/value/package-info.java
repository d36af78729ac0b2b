/** The words of the domain, and what every other package may say: periods, parameters, problems, errors. */
package io.gridgrade.value;
