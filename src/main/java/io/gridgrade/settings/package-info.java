/** The settings of a home: which there are, what they may be, and what gridgrade.yml says. */
package io.gridgrade.settings;
