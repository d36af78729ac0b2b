/** Refused records as a spreadsheet, whose cells are texts and stay so, and back. */
package io.gridgrade.source.sheet;
