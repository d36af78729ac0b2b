/** Summaries: tables of mart put together by dimensions, declared in {@code summaries.yml} and made at each publication. */
package io.gridgrade.summary;
