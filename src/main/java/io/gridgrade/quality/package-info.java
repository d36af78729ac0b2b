/** What is expected of a month's data, and what comes of it: a warning, rows kept out of the month, or no close. */
package io.gridgrade.quality;
