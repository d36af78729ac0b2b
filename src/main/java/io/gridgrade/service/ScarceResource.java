package io.gridgrade.service;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What actions of a role, or of one rule, need, and of which there is only so much.
 *
 * @param nameChinese its name in Chinese
 * @param unitChinese the unit in Chinese
 * @param capacity   in a month
 * @param use        what an action needs
 * @param floorShare the least share of its actions that every station gets done
 * @param place      where it stands, in words
 */
public record ScarceResource(
        String code,
        String name,
        String nameChinese,
        String role,
        Optional<String> rule,
        String unit,
        String unitChinese,
        BigDecimal capacity,
        BigDecimal use,
        BigDecimal floorShare,
        String place) {
    boolean isNeededBy(String actionRole, String actionRule) {
        return role.equals(actionRole) && rule.map(actionRule::equals).orElse(true);
    }
}
