package io.gridgrade.service;

import java.util.List;
import java.util.Map;

/**
 * What is wrong with a decision table as a whole.
 *
 * @param kind    gap, conflict, dead, impossible, broken_prohibition, broken_notice, unmet_floor, cycle or other_service
 * @param rules   the rules that it is about
 * @param place   where the first of them stands
 * @param what    what is wrong and what to do, in words
 * @param example a customer of whom it is so, by its inputs; empty where it is of no customer
 */
public record RuleFinding(String kind, List<String> rules, String place, String what, Map<String, String> example) {
    /** All of it in a line. */
    public String line() {
        return (place.isEmpty() ? "" : place + ": ") + what;
    }
}
