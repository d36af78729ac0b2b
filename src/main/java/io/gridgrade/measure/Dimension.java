package io.gridgrade.measure;

import java.util.Optional;

/**
 * What measures are told apart by, besides time.
 *
 * @param above the next wider level of the same hierarchy
 */
public record Dimension(
        String name,
        String table,
        String column,
        Optional<String> hierarchy,
        Optional<String> above,
        String en,
        String zh) {}
