package io.gridgrade.whatif;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the mean score of a month swings with one indicator.
 *
 * @param down points of the score by which it changes when the indicator goes down by the size
 * @param up   the same when it goes up
 */
public record Swing(String indicatorCode, double down, double up) {
    /** For a program to read, by name. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("indicator_code", indicatorCode);
        map.put("down_change", down);
        map.put("up_change", up);
        return map;
    }
}
