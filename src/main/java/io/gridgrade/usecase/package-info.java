/** What is done with a home, and what comes of it as records: the same for a terminal and for any other front. */
package io.gridgrade.usecase;
