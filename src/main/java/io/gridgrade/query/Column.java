package io.gridgrade.query;

import java.util.Set;

/** A column of an answer; {@code typeName} is the engine's, such as {@code DECIMAL(18,2)}. */
public record Column(String name, String typeName) {
    private static final Set<String> NUMBERS =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL");

    /** Whether it holds numbers, of whatever size and sign. */
    public boolean isNumber() {
        int end = typeName.indexOf('(');
        String bare = end < 0 ? typeName : typeName.substring(0, end);
        return NUMBERS.contains(bare) || (bare.startsWith("U") && NUMBERS.contains(bare.substring(1)));
    }

    /** Whether it holds lists, structs or maps, which the driver would give in the machine's time zone. */
    boolean isNested() {
        // A type made of types, by whatever word: the engine has several for a row.
        return typeName.endsWith("]")
                || (typeName.endsWith(")") && !typeName.startsWith("DECIMAL(") && !typeName.startsWith("ENUM("));
    }

    /** Whether it holds moments without a time zone, of whatever precision. */
    boolean isLocalMoment() {
        return typeName.equals("TIMESTAMP") || typeName.startsWith("TIMESTAMP_");
    }
}
