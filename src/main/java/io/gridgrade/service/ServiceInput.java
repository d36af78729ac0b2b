package io.gridgrade.service;

import java.util.List;

/**
 * Something known of every customer of a month that conditions may speak of.
 *
 * @param kind   code, number or truth
 * @param codes  the values of a code or a truth, in order
 * @param domain all values that it can have
 */
record ServiceInput(String code, String kind, List<String> codes, ValueSet domain, String sql) {
    boolean isNumber() {
        return kind.equals("number");
    }
}
