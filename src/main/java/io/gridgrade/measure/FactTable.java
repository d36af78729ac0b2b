package io.gridgrade.measure;

import java.util.Map;

/** A table of mart with a row per customer and month, narrowed to the rows whose columns have these texts. */
record FactTable(String name, Map<String, String> where) {}
