package io.gridgrade.policy;

import java.util.Map;
import java.util.Optional;

/**
 * Who asks: a name for the log, the role whose policy holds, and what is known of the person, such as its region.
 *
 * @param role none for the owner of the home, who reads everything
 * @param attributes by their name, such as {@code region}; several values of one are parted by commas
 */
public record Reader(String name, Optional<String> role, Map<String, String> attributes) {
    public Reader {
        attributes = Map.copyOf(attributes);
    }

    /** The owner of the home, whom no policy limits. */
    public static Reader owner() {
        return new Reader("", Optional.empty(), Map.of());
    }

    /** Somebody in a role. */
    public static Reader of(String name, String role, Map<String, String> attributes) {
        return new Reader(name, Optional.of(role), attributes);
    }
}
