/** What leaves the house: the regulator's summary as files that can be checked. */
package io.gridgrade.export;
