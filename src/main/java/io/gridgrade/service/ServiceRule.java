package io.gridgrade.service;

import java.util.List;
import java.util.Map;

/**
 * A row of the decision table.
 *
 * @param conditions what it asks of inputs, by their codes; an input that is not among them may be anything
 * @param yieldsTo   the rules that go first
 * @param place      where it stands, in words
 */
record ServiceRule(
        String code,
        String kind,
        String service,
        Map<String, ValueSet> conditions,
        List<String> yieldsTo,
        int leadDays,
        int cadenceMonths,
        boolean isAdverse,
        String place) {
    static final String ACTION = "action";
    static final String FLOOR = "floor";
    static final String PROHIBITION = "prohibition";
    static final String NOTICE = "notice";

    /** Whether something is done by it: it is an action or a floor. */
    boolean isDone() {
        return isOf(ACTION) || isOf(FLOOR);
    }

    boolean isOf(String someKind) {
        return kind.equals(someKind);
    }
}
