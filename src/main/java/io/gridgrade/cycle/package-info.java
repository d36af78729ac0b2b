/** The order of things: what a load and a month's close do, in lists one can read aloud. */
package io.gridgrade.cycle;
