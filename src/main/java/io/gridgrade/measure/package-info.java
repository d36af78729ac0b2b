/** Measures: what a figure is and how it adds up, defined once in {@code measures.yml}, and written as SQL over mart. */
package io.gridgrade.measure;
